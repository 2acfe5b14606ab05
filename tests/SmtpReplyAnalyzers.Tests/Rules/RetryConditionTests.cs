using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>What a retry's condition admits, in the ways in which people write it: 5yz in it is SMTP1002, and 4yz out of it reaches the clause that gives up, which is SMTP1001.</summary>
public sealed class RetryConditionTests
{
    private static readonly RuleCases Cases = new("SMTP1001", "SMTP1002");

    private static Task Retry(string condition, string admitted, string givenUp, string members = "") => Cases.Code($$"""
        public sealed class Mailer(SmtpClient client)
        {
            public bool Send(MailMessage message)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return true;
                    }
                    catch (SmtpException exception) when ({{condition}} && attempt < 4) {{admitted}}
                    {
                        Thread.Sleep(TimeSpan.FromSeconds(10 * attempt));
                    }
                    catch (SmtpException) {{givenUp}}
                    {
                        return false;
                    }
                }
            }

            {{members}}
        }

        public static class Replies
        {
            public const int FirstTransient = 400;
            public const int LastTransient = 499;
            public const SmtpStatusCode Busy = SmtpStatusCode.MailboxBusy;
            public static readonly SmtpStatusCode[] Temporary = { SmtpStatusCode.ServiceNotAvailable, SmtpStatusCode.MailboxBusy, SmtpStatusCode.LocalErrorInProcessing, SmtpStatusCode.InsufficientStorage, SmtpStatusCode.ClientNotPermitted };
            public static bool IsTransient(this SmtpException exception) => (int)exception.StatusCode / 100 == 4;
            public static bool IsPermanent(SmtpStatusCode code) => code >= (SmtpStatusCode)500;
        }
        """);

    [Theory]
    [InlineData("(int)exception.StatusCode / 100 == 4")]
    [InlineData("(int)exception.StatusCode is >= 400 and < 500")]
    [InlineData("(int)exception.StatusCode is >= 400 and <= 499")]
    [InlineData("(int)exception.StatusCode >= 400 && (int)exception.StatusCode < 500")]
    [InlineData("!((int)exception.StatusCode < 400 || (int)exception.StatusCode > 499)")]
    [InlineData("exception.StatusCode >= (SmtpStatusCode)400 && exception.StatusCode < (SmtpStatusCode)500")]
    [InlineData("exception.StatusCode < SmtpStatusCode.CommandUnrecognized")]
    [InlineData("(int)exception.StatusCode < 500")]
    [InlineData("(int)exception.StatusCode is not (>= 500 and <= 599)")]
    [InlineData("exception is { StatusCode: < (SmtpStatusCode)500 }")]
    [InlineData("exception.StatusCode is >= (SmtpStatusCode)400 and < (SmtpStatusCode)500")]
    [InlineData("(int)exception.StatusCode / 100 != 5")]
    [InlineData("(int)exception.StatusCode / 100 is 4")]
    [InlineData("Math.DivRem((int)exception.StatusCode, 100).Quotient == 4")]
    [InlineData("((int)exception.StatusCode).ToString()[0] == '4'")]
    [InlineData("((int)exception.StatusCode).ToString().StartsWith('4')")]
    [InlineData("((int)exception.StatusCode).ToString().StartsWith(\"4\", StringComparison.Ordinal)")]
    [InlineData("exception.StatusCode.ToString(\"D\").StartsWith(\"4\")")]
    [InlineData("exception.StatusCode.ToString(\"D\").Substring(0, 1) == \"4\"")]
    [InlineData("$\"{(int)exception.StatusCode}\".StartsWith(\"4\")")]
    [InlineData("((int)exception.StatusCode).ToString()[..1].Equals(\"4\")")]
    [InlineData("string.Compare(((int)exception.StatusCode).ToString(), \"500\", StringComparison.Ordinal) < 0")]
    [InlineData("Enumerable.Range(400, 100).Contains((int)exception.StatusCode)")]
    [InlineData("(exception.StatusCode switch { >= (SmtpStatusCode)400 and < (SmtpStatusCode)500 => true, _ => false })")]
    [InlineData("((int)exception.StatusCode / 100) switch { 4 => true, 5 => false, _ => false }")]
    [InlineData("exception.IsTransient()")]
    [InlineData("Replies.IsTransient(exception)")]
    [InlineData("!Replies.IsPermanent(exception.StatusCode)")]
    [InlineData("(int)exception.StatusCode >= Replies.FirstTransient && (int)exception.StatusCode <= Replies.LastTransient")]
    [InlineData("Math.Floor((double)exception.StatusCode / 100) == 4")]
    [InlineData("(int)Math.Truncate((int)exception.StatusCode / 100.0) == 4")]
    [InlineData("Math.Abs((int)exception.StatusCode - 450) <= 50 && (int)exception.StatusCode < 500")]
    [InlineData("(int)exception.StatusCode - (int)exception.StatusCode % 100 == 400")]
    [InlineData("\"4\".Equals(((int)exception.StatusCode).ToString().Substring(0, 1))")]
    [InlineData("((Func<SmtpException, bool>)(e => (int)e.StatusCode / 100 == 4))(exception)")]
    [InlineData("exception is SmtpException { StatusCode: var code } && (int)code / 100 == 4")]
    [InlineData("exception.StatusCode.CompareTo(SmtpStatusCode.CommandUnrecognized) < 0")]
    public Task The_transient_class(string condition) => Retry(condition, admitted: "", givenUp: "");

    [Theory]
    [InlineData("IsTransient(exception)", "private static bool IsTransient(SmtpException e) => (int)e.StatusCode / 100 == 4;")]
    [InlineData("IsTransient(exception)", "private static bool IsTransient(Exception e) => e is SmtpException { StatusCode: >= (SmtpStatusCode)400 and < (SmtpStatusCode)500 };")]
    [InlineData("IsTransient(exception)", "private static bool IsTransient(Exception e) { var smtp = e as SmtpException; if (smtp == null) return false; var code = (int)smtp.StatusCode; return code >= 400 && code < 500; }")]
    [InlineData("IsTransient(exception)", "private static bool IsTransient(Exception e) { if (e is not SmtpException smtp) return false; switch ((int)smtp.StatusCode / 100) { case 4: return true; default: return false; } }")]
    [InlineData("IsTransient(exception)", "private static bool IsTransient(SmtpException e) { var result = false; if ((int)e.StatusCode >= 400) result = true; if ((int)e.StatusCode >= 500) result = false; return result; }")]
    [InlineData("IsTransient(exception.StatusCode)", "private static bool IsTransient(SmtpStatusCode code) { if (code >= (SmtpStatusCode)500) { return false; } return true; }")]
    [InlineData("IsTransient(exception.StatusCode)", "private static bool IsTransient(SmtpStatusCode code) => ClassOf(code) == 4; private static int ClassOf(SmtpStatusCode code) => (int)code / 100;")]
    [InlineData("IsTransient(exception.StatusCode)", "private bool IsTransient(SmtpStatusCode code) => !IsPermanent(code); private bool IsPermanent(SmtpStatusCode code) => (int)code >= 500;")]
    [InlineData("IsTransient(exception)", "private static readonly Func<SmtpException, bool> IsTransient = e => (int)e.StatusCode / 100 == 4;")]
    [InlineData("IsTransient(exception.StatusCode)", "private static readonly Predicate<SmtpStatusCode> IsTransient = code => { var number = (int)code; return number >= 400 && number < 500; };")]
    [InlineData("Codes.Contains((int)exception.StatusCode)", "private static readonly HashSet<int> Codes = new(Enumerable.Range(400, 100));")]
    [InlineData("Codes.Contains((int)exception.StatusCode)", "private static readonly int[] Codes = Enumerable.Range(400, 100).ToArray();")]
    [InlineData("Replies.Temporary.Contains(exception.StatusCode)", "")]
    [InlineData("Transient.Contains(exception.StatusCode)", "private static readonly HashSet<SmtpStatusCode> Transient = new() { SmtpStatusCode.ServiceNotAvailable, SmtpStatusCode.MailboxBusy, SmtpStatusCode.LocalErrorInProcessing, SmtpStatusCode.InsufficientStorage };")]
    [InlineData("Transient.Contains(exception.StatusCode)", "private static readonly SmtpStatusCode[] Transient = [SmtpStatusCode.ServiceNotAvailable, SmtpStatusCode.MailboxBusy, SmtpStatusCode.LocalErrorInProcessing, SmtpStatusCode.InsufficientStorage];")]
    [InlineData("Transient.Contains(exception.StatusCode)", "private static readonly List<SmtpStatusCode> Transient = new List<SmtpStatusCode> { SmtpStatusCode.ServiceNotAvailable, SmtpStatusCode.MailboxBusy, SmtpStatusCode.LocalErrorInProcessing, SmtpStatusCode.InsufficientStorage };")]
    [InlineData("Array.IndexOf(Transient, (int)exception.StatusCode) >= 0", "private static readonly int[] Transient = { 421, 450, 451, 452, 454 };")]
    [InlineData("Array.IndexOf(Transient, (int)exception.StatusCode) != -1", "private readonly int[] Transient = { 421, 450, 451, 452, 454 };")]
    [InlineData("Array.Exists(Transient, code => code == (int)exception.StatusCode)", "private static readonly int[] Transient = { 421, 450, 451, 452, 454 };")]
    [InlineData("Transient.Any(code => code == (int)exception.StatusCode)", "private static readonly int[] Transient = { 421, 450, 451, 452, 454 };")]
    [InlineData("IsTransient(exception)", "private static readonly int[] Transient = { 421, 450, 451, 452, 454 }; private static bool IsTransient(SmtpException e) { foreach (var code in Transient) { if ((int)e.StatusCode == code) return true; } return false; }")]
    [InlineData("IsTransient(exception)", "private static readonly int[] Transient = { 421, 450, 451, 452, 454 }; private static bool IsTransient(SmtpException e) { for (var i = 0; i < Transient.Length; i++) { if ((int)e.StatusCode == Transient[i]) return true; } return false; }")]
    [InlineData("Retryable.TryGetValue((int)exception.StatusCode, out var again) && again", "private static readonly Dictionary<int, bool> Retryable = new() { [421] = true, [450] = true, [451] = true, [452] = true, [550] = false };")]
    [InlineData("Names.TryGetValue((int)exception.StatusCode, out _)", "private static readonly Dictionary<int, string> Names = new() { { 421, \"down\" }, { 450, \"busy\" }, { 451, \"error\" }, { 452, \"full\" } };")]
    [InlineData("Names.ContainsKey(exception.StatusCode)", "private static readonly IReadOnlyDictionary<SmtpStatusCode, string> Names = new Dictionary<SmtpStatusCode, string> { [SmtpStatusCode.ServiceNotAvailable] = \"down\", [SmtpStatusCode.MailboxBusy] = \"busy\", [SmtpStatusCode.LocalErrorInProcessing] = \"error\", [SmtpStatusCode.InsufficientStorage] = \"full\" };")]
    [InlineData("(int)exception.StatusCode < Limit", "private const int Limit = 500;")]
    [InlineData("(int)exception.StatusCode < Limit", "private static int Limit => 500;")]
    [InlineData("(int)exception.StatusCode < Limit", "private static int Limit { get; } = 500;")]
    [InlineData("exception.StatusCode < (SmtpStatusCode)Enum.Parse(typeof(SmtpStatusCode), \"CommandUnrecognized\")", "")]
    [InlineData("exception.StatusCode < Enum.Parse<SmtpStatusCode>(\"CommandUnrecognized\")", "")]
    [InlineData("int.TryParse(((int)exception.StatusCode).ToString().Substring(0, 1), out var digit) && digit == 4", "")]
    [InlineData("ClassOf(exception) == ReplyClass.Transient", "private enum ReplyClass { Other, Transient, Permanent } private static ReplyClass ClassOf(SmtpException e) => ((int)e.StatusCode / 100) switch { 4 => ReplyClass.Transient, 5 => ReplyClass.Permanent, _ => ReplyClass.Other };")]
    [InlineData("new Reply(exception.StatusCode).IsTransient", "private readonly record struct Reply(SmtpStatusCode Code) { public bool IsTransient => (int)Code / 100 == 4; }")]
    public Task The_transient_class_by_way_of_members(string condition, string members) => Retry(condition, admitted: "", givenUp: "", members);

    [Theory]
    [InlineData("exception.StatusCode != SmtpStatusCode.TransactionFailed")]
    [InlineData("exception.StatusCode != SmtpStatusCode.MailboxUnavailable && exception.StatusCode != SmtpStatusCode.TransactionFailed")]
    [InlineData("(int)exception.StatusCode >= 400")]
    [InlineData("(int)exception.StatusCode / 100 is 4 or 5")]
    [InlineData("(int)exception.StatusCode > 399 && (int)exception.StatusCode < 600")]
    [InlineData("(int)exception.StatusCode <= 500")]
    [InlineData("exception.StatusCode <= SmtpStatusCode.MailboxUnavailable")]
    [InlineData("(int)exception.StatusCode / 100 == 4 || exception.StatusCode == SmtpStatusCode.MailboxUnavailable")]
    [InlineData("(int)exception.StatusCode / 100 == 4 | exception.StatusCode == SmtpStatusCode.ExceededStorageAllocation")]
    [InlineData("(int)exception.StatusCode / 100 == 4 || exception.StatusCode is SmtpStatusCode.TransactionFailed")]
    [InlineData("!((int)exception.StatusCode is 550 or 551 or 553)")]
    [InlineData("((int)exception.StatusCode).ToString()[1] != '9'")]
    [InlineData("exception.StatusCode > 0")]
    [InlineData("Enumerable.Range(400, 200).Contains((int)exception.StatusCode)")]
    [InlineData("string.Compare(((int)exception.StatusCode).ToString(), \"550\", StringComparison.Ordinal) < 0")]
    [InlineData("exception is { StatusCode: not SmtpStatusCode.MailboxUnavailable }")]
    [InlineData("exception.StatusCode is not SmtpStatusCode.SyntaxError")]
    [InlineData("(exception.StatusCode switch { SmtpStatusCode.MailboxUnavailable => false, SmtpStatusCode.MailboxNameNotAllowed => false, _ => true })")]
    public Task Permanent_replies_too(string condition) => Retry(condition, admitted: "// SMTP1002", givenUp: "");

    [Theory]
    [InlineData("Retryable.Contains(exception.StatusCode)", "private static readonly HashSet<SmtpStatusCode> Retryable = new() { SmtpStatusCode.ServiceNotAvailable, SmtpStatusCode.MailboxBusy, SmtpStatusCode.LocalErrorInProcessing, SmtpStatusCode.InsufficientStorage, SmtpStatusCode.ClientNotPermitted, SmtpStatusCode.TransactionFailed };")]
    [InlineData("Retryable.Contains((int)exception.StatusCode)", "private static readonly int[] Retryable = [421, 450, 451, 452, 550];")]
    [InlineData("!Fatal.Contains((int)exception.StatusCode)", "private static readonly HashSet<int> Fatal = [500, 501, 550, 553];")]
    [InlineData("Array.IndexOf(Fatal, (int)exception.StatusCode) < 0", "private static readonly int[] Fatal = { 550, 553 };")]
    [InlineData("!IsFatal(exception)", "private static bool IsFatal(SmtpException e) { foreach (var code in new[] { 550, 551, 553 }) { if ((int)e.StatusCode == code) return true; } return false; }")]
    [InlineData("ShouldRetry(exception)", "private static bool ShouldRetry(SmtpException e) => (int)e.StatusCode / 100 == 4 || IsSpecial(e); private static bool IsSpecial(SmtpException e) => e.StatusCode == SmtpStatusCode.ExceededStorageAllocation;")]
    [InlineData("ShouldRetry(exception)", "private static readonly Func<SmtpException, bool> ShouldRetry = e => (int)e.StatusCode >= 400;")]
    [InlineData("ShouldRetry(exception)", "private static bool ShouldRetry(Exception e) { var smtp = e as SmtpException; if (smtp != null) { return smtp.StatusCode != SmtpStatusCode.MailboxUnavailable; } return false; }")]
    [InlineData("ShouldRetry(exception)", "private static bool ShouldRetry(SmtpException e) { var again = true; switch (e.StatusCode) { case SmtpStatusCode.MailboxUnavailable: case SmtpStatusCode.TransactionFailed: again = false; break; } return again; }")]
    [InlineData("Policy[(int)exception.StatusCode / 100]", "private static readonly Dictionary<int, bool> Policy = new() { [2] = false, [3] = false, [4] = true, [5] = true, [0] = false };")]
    [InlineData("!Fatal.TryGetValue((int)exception.StatusCode, out _)", "private static readonly Dictionary<int, string> Fatal = new() { [550] = \"unknown\", [554] = \"failed\" };")]
    public Task Permanent_replies_too_by_way_of_members(string condition, string members) => Retry(condition, admitted: "// SMTP1002", givenUp: "", members);

    [Theory]
    [InlineData("exception.StatusCode == SmtpStatusCode.MailboxBusy")]
    [InlineData("exception.StatusCode == Replies.Busy")]
    [InlineData("exception.StatusCode is SmtpStatusCode.ServiceNotAvailable or SmtpStatusCode.MailboxBusy or SmtpStatusCode.InsufficientStorage")]
    [InlineData("(exception.StatusCode == SmtpStatusCode.ServiceNotAvailable || exception.StatusCode == SmtpStatusCode.MailboxBusy)")]
    [InlineData("(exception.StatusCode == SmtpStatusCode.ServiceNotAvailable | exception.StatusCode == SmtpStatusCode.InsufficientStorage)")]
    [InlineData("(int)exception.StatusCode is > 421 and < 500")]
    [InlineData("(int)exception.StatusCode / 10 == 45")]
    [InlineData("(int)exception.StatusCode is 421 or (>= 450 and <= 452) && exception.StatusCode != SmtpStatusCode.LocalErrorInProcessing")]
    [InlineData("Enumerable.Range(450, 50).Contains((int)exception.StatusCode)")]
    [InlineData("new[] { 421, 450, 452 }.Contains((int)exception.StatusCode)")]
    [InlineData("((int)exception.StatusCode).ToString().StartsWith(\"45\")")]
    [InlineData("((int)exception.StatusCode).ToString() == \"421\"")]
    public Task Not_all_usual_transient_replies(string condition) => Retry(condition, admitted: "", givenUp: "// SMTP1001");

    [Theory]
    [InlineData("(int)exception.StatusCode >= 500")]
    [InlineData("(int)exception.StatusCode / 100 == 5")]
    [InlineData("!((int)exception.StatusCode is >= 400 and < 500)")]
    [InlineData("(exception.StatusCode == SmtpStatusCode.MailboxBusy || exception.StatusCode == SmtpStatusCode.MailboxUnavailable)")]
    [InlineData("(exception.StatusCode == SmtpStatusCode.MailboxBusy | exception.StatusCode == SmtpStatusCode.MailboxUnavailable)")]
    [InlineData("exception.StatusCode is SmtpStatusCode.MailboxBusy or SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.TransactionFailed")]
    [InlineData("(int)exception.StatusCode > 450")]
    [InlineData("(int)exception.StatusCode % 100 == 50")]
    [InlineData("((int)exception.StatusCode).ToString().EndsWith(\"50\")")]
    public Task The_wrong_ones(string condition) => Retry(condition, admitted: "// SMTP1002", givenUp: "// SMTP1001");

    [Theory]
    [InlineData("exception.Message.Contains(\"busy\")", "")]
    [InlineData("ShouldRetry(exception.Message)", "private static bool ShouldRetry(string text) => text.Length > 10;")]
    [InlineData("_strategy.ShouldRetry(exception)", "private readonly IStrategy _strategy = null!; public interface IStrategy { bool ShouldRetry(Exception exception); }")]
    [InlineData("ShouldRetry(exception)", "public Func<SmtpException, bool> ShouldRetry { get; set; } = _ => true;")]
    [InlineData("_codes.Contains(exception.StatusCode)", "private readonly List<SmtpStatusCode> _codes = new() { SmtpStatusCode.MailboxUnavailable }; public void Allow(SmtpStatusCode code) => _codes.Add(code);")]
    [InlineData("RetryOn(exception.StatusCode)", "private Predicate<SmtpStatusCode> RetryOn = code => code == SmtpStatusCode.MailboxUnavailable; public void Configure(Predicate<SmtpStatusCode> predicate) => RetryOn = predicate;")]
    public Task A_condition_that_others_decide(string condition, string members) => Retry(condition, admitted: "", givenUp: "", members);
}
