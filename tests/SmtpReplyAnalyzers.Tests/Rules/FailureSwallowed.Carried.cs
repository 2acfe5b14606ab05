using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 is silent where the failure gets to somebody who can act on it.</summary>
public sealed class FailureSwallowedCarriedTests
{
    [Fact]
    public Task Rethrown() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) { logger.LogError(exception, "Could not send"); throw; }
        """);

    [Fact]
    public Task Thrown_by_name() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) { throw exception; }
        """);

    [Fact]
    public Task Wrapped() => Body("""
        try { client.Send(message); }
        catch (Exception exception) { throw new InvalidOperationException("Could not send", exception); }
        """);

    [Fact]
    public Task Another_exception_without_the_first() => Body("""
        try { client.Send(message); }
        catch (Exception) { throw new InvalidOperationException("Could not send"); }
        """);

    [Fact]
    public Task Captured_and_thrown_later() => Body("""
        System.Runtime.ExceptionServices.ExceptionDispatchInfo? failure = null;
        try { client.Send(message); }
        catch (Exception exception) { failure = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(exception); }
        client.Dispose();
        failure?.Throw();
        """);

    [Fact]
    public Task Kept_in_a_local_and_thrown_later() => Body("""
        Exception? failure = null;
        try { client.Send(message); }
        catch (Exception exception) { failure = exception; }
        if (failure is not null)
            throw new InvalidOperationException("Could not send", failure);
        """);

    [Fact]
    public Task Kept_in_a_local_whose_text_is_returned() => Members("""
        public string Send(MailMessage message)
        {
            var result = "";
            try { client.Send(message); }
            catch (Exception exception) { result = exception.Message; }
            return result;
        }
        """);

    [Fact]
    public Task The_exception_is_returned() => Members("""
        public Exception? Send(MailMessage message)
        {
            try { client.Send(message); return null; }
            catch (Exception exception) { return exception; }
        }
        """);

    [Fact]
    public Task The_code_is_returned() => Members("""
        public int Send(MailMessage message)
        {
            try { client.Send(message); return 250; }
            catch (SmtpException exception) { return (int)exception.StatusCode; }
        }
        """);

    [Fact]
    public Task A_result_object_with_the_text() => Members("""
        public Result Send(MailMessage message)
        {
            try { client.Send(message); return new Result { Ok = true }; }
            catch (SmtpException exception) { return new Result { Error = exception.Message }; }
        }

        public sealed class Result { public bool Ok { get; set; } public string? Error { get; set; } }
        """);

    [Fact]
    public Task A_result_object_of_a_factory() => Members("""
        public Result Send(MailMessage message)
        {
            try { client.Send(message); return Result.Success(); }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); return Result.Failure("Could not send"); }
        }

        public sealed record Result(bool Ok, string? Error)
        {
            public static Result Success() => new(true, null);
            public static Result Failure(string error) => new(false, error);
        }
        """);

    [Fact]
    public Task A_tuple_with_the_text() => Members("""
        public (bool Ok, string? Error) Send(MailMessage message)
        {
            try { client.Send(message); return (true, null); }
            catch (SmtpException exception) { return (false, exception.Message); }
        }
        """);

    [Fact]
    public Task A_tuple_of_constants() => Members("""
        public (bool Ok, string? Error) Send(MailMessage message)
        {
            try { client.Send(message); return (true, null); }
            catch (SmtpException) { return (false, "Could not send"); }
        }
        """);

    [Fact]
    public Task An_enum_of_results() => Members("""
        public Outcome Send(MailMessage message)
        {
            try { client.Send(message); return Outcome.Sent; }
            catch (SmtpException exception)
            {
                logger.LogError(exception, "Could not send");
                return (int)exception.StatusCode >= 500 ? Outcome.Failed : Outcome.Later;
            }
        }

        public enum Outcome { Sent, Later, Failed }
        """);
}
