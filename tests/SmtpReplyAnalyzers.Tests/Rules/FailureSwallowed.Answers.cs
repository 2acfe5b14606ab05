using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003: what a caller, a page or a program answers when the send has failed.</summary>
public sealed class FailureSwallowedAnswersTests
{
    private const string Controller = """
        public sealed class Model { public string Email { get; set; } = ""; public string? Error { get; set; } public bool Sent { get; set; } }

        public interface IActionResult;

        public abstract class Controller
        {
            public Dictionary<string, string> ModelState { get; } = new();

            public abstract IActionResult View(object? model = null);
            public abstract IActionResult RedirectToAction(string action);
            public abstract IActionResult StatusCode(int code);
        }

        """;

    private static Task Action(string body) => Code(Controller + $$"""
        public abstract class Contact(SmtpClient client, ILogger<Contact> logger) : Controller
        {
            public IActionResult Send(Model model, MailMessage message)
            {
        {{body}}
            }
        }
        """);

    [Fact]
    public Task Thanks_whatever_happened() => Action("""
        try { client.Send(message); }
        catch (Exception exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
        return RedirectToAction("Thanks");
        """);

    // A call that only failures get to may tell somebody, even if a success makes the same one elsewhere.
    [Fact]
    public Task Thanks_in_two_places_is_missed() => Action("""
        try { client.Send(message); return View(); }
        catch (Exception exception) { logger.LogError(exception, "Could not send"); return View(); }
        """);

    [Fact]
    public Task The_same_page_with_the_same_model() => Action("""
        try { client.Send(message); }
        catch (Exception) { } // SMTP1003
        return View(model);
        """);

    [Fact]
    public Task Another_page() => Action("""
        try { client.Send(message); return RedirectToAction("Thanks"); }
        catch (Exception exception) { logger.LogError(exception, "Could not send"); return RedirectToAction("Sorry"); }
        """);

    [Fact]
    public Task The_form_again() => Action("""
        try { client.Send(message); return RedirectToAction("Thanks"); }
        catch (Exception exception) { logger.LogError(exception, "Could not send"); }
        return View(model);
        """);

    [Fact]
    public Task An_error_in_the_model() => Action("""
        try { client.Send(message); }
        catch (Exception) { model.Error = "Please call us"; }
        return View(model);
        """);

    [Fact]
    public Task A_success_in_the_model() => Action("""
        try { client.Send(message); model.Sent = true; }
        catch (Exception exception) { logger.LogError(exception, "Could not send"); }
        return View(model);
        """);

    [Fact]
    public Task An_error_in_the_state() => Action("""
        try { client.Send(message); }
        catch (Exception exception) { ModelState["Email"] = exception.Message; }
        return View(model);
        """);

    [Fact]
    public Task An_error_code() => Action("""
        try { client.Send(message); }
        catch (Exception) { return StatusCode(503); }
        return View();
        """);

    [Fact]
    public Task A_page_that_shows_a_flag() => Action("""
        var sent = false;
        try { client.Send(message); sent = true; }
        catch (Exception) { }
        return View(sent);
        """);

    [Fact]
    public Task A_page_that_shows_an_object_with_the_outcome() => Action("""
        var result = new Model();
        try { client.Send(message); result.Sent = true; }
        catch (Exception) { }
        return View(result);
        """);

    [Fact]
    public Task An_object_with_the_outcome() => Members("""
        public Result Send(MailMessage message)
        {
            var result = new Result();
            try { client.Send(message); result.Sent = true; }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); result.Error = "Could not send"; }
            return result;
        }

        public sealed class Result { public bool Sent; public string? Error; }
        """);

    [Fact]
    public Task A_task_that_is_done_either_way() => Members("""
        public Task SendAsync(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
            return Task.CompletedTask;
        }

        public Task SendNowAsync(MailMessage message)
        {
            try { client.Send(message); return Task.CompletedTask; }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); return Task.CompletedTask; } // SMTP1003
        }
        """);

    [Fact]
    public Task A_task_of_the_outcome() => Members("""
        public Task<bool> SendAsync(MailMessage message)
        {
            try { client.Send(message); return Task.FromResult(true); }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); return Task.FromResult(false); }
        }
        """);

    [Fact]
    public Task The_message_itself() => Members("""
        public MailMessage Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
            return message;
        }
        """);

    [Fact]
    public Task A_program_s_exit_code() => Code("""
        public static class Program
        {
            public static int Main()
            {
                try { new SmtpClient().Send(new MailMessage()); return 0; }
                catch (SmtpException) { Console.WriteLine("Could not send."); return 2; }
            }
        }
        """);

    [Fact]
    public Task A_program_that_always_succeeds() => Code("""
        public static class Program
        {
            public static int Main()
            {
                try { new SmtpClient().Send(new MailMessage()); }
                catch (SmtpException) { Console.WriteLine("Could not send."); } // SMTP1003
                return 0;
            }
        }
        """);
}
