namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>An exception that is caught on its way out of the exchange.</summary>
public sealed class LetGoTests
{
    /// <summary>Whoever lets it go on may tell anybody before.</summary>
    [Theory]
    [InlineData("tracker.Failed(e); throw;", "SMTP2001")]
    [InlineData("tracker.Failed(e); throw new InvalidOperationException(\"login\", e);", "SMTP2001")]
    [InlineData("var text = e.ToString(); tracker.Failed(new IOException(text)); throw;", "SMTP2001")]
    [InlineData("tracker.Failed(e);")]
    [InlineData("if (tracker.Mends(e)) return; throw;")]
    [InlineData("while (tracker.Mends(e)) { } throw;")]
    public Task A_challenge_that_fails(string handler, string? rule = null) => Client("StartsWith(\"334\")", handler, rule);

    [Theory]
    [InlineData("tracker.Failed(e); throw;")]
    [InlineData("tracker.Failed(e);")]
    [InlineData("if (tracker.Mends(e)) return; throw;")]
    public Task A_challenge_that_is_answered(string handler) => Client("StartsWith(\"334\") is false", handler);

    /// <summary>Where the second handler goes on as if nothing had been, what is called there is looked at as anywhere.</summary>
    [Fact]
    public Task Let_go_to_somebody_who_keeps_it() => LoginCode.Members("""
        public void LogIn(ITracker tracker, string user, string password)
        {
            Must("EHLO shop.example", 250);
            try
            {
                try
                {
                    if (Ask("AUTH LOGIN").StartsWith("334"))
                        throw new IOException("login");
                }
                catch (Exception e)
                {
                    tracker.Failed(e);
                    throw;
                }
            }
            catch (IOException e)
            {
                tracker.Failed(e);
            }
        }
        """, Tracker);

    private const string Tracker = "public interface ITracker { void Failed(Exception e); bool Mends(Exception e); }";

    private static Task Client(string test, string handler, string? rule = null) => LoginCode.Members($$"""
        public void LogIn(ITracker tracker, string user, string password)
        {
            Must("EHLO shop.example", 250);
            try
            {
                if (Ask("AUTH LOGIN").{{test}}) // {{rule}}
                    throw new IOException("login");
                Must(Encode(user), 334);
                Must(Encode(password), 235);
            }
            catch (Exception e)
            {
                {{handler}}
            }
        }
        """, Tracker);
}
