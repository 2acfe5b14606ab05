using SmtpReplyAnalyzers.Mutations;

namespace SmtpReplyAnalyzers.Tests.Mutations;

/// <summary>Which mutants must be found, and where silence is right as well.</summary>
public sealed class MustBeFoundTests
{
    private static bool[] Of(string source, MutantKind kind) => [.. Made.Of(source).Where(mutant => mutant.Kind == kind).Select(static mutant => mutant.MustBeFound).Distinct()];

    [Theory]
    [InlineData("if (reply.StartsWith(\"334\"))", true)]
    [InlineData("while (reply.StartsWith(\"334\"))", false)]
    public void Behind_a_loop_on_334_anything_below_400_is_positive(string test, bool must) => Assert.Equal([must], Of(Made.Client($$"""
        public bool LogIn(string user, string password)
        {
            WriteLine("AUTH PLAIN");
            var reply = ReadReply();
            {{test}}
            {
                WriteLine(Encode64("\0" + user + "\0" + password));
                reply = ReadReply();
            }

            return reply.StartsWith("235");
        }
        """), MutantKind.WidenedOutcomeTest));

    [Theory]
    [InlineData("AUTH PLAIN", true)]
    [InlineData("AUTH SCRAM-SHA-256\r\n", true)]
    [InlineData("AUTH LOGIN", false)]
    [InlineData("AUTH CRAM-MD5", false)]
    public void A_challenge_that_asks_for_something_is_never_empty(string command, bool must) => Assert.Equal([must], Of(Made.Client($$"""
        public byte[] Challenge()
        {
            WriteLine("{{command.Replace("\r\n", "\\r\\n")}}");
            var reply = ReadReply();
            return Convert.FromBase64String(reply.Length > 4 ? reply.Substring(4) : "");
        }
        """), MutantKind.UnguardedSlice));

    [Theory]
    [InlineData("", true)]
    [InlineData("[Xunit.Fact] ", false)]
    [InlineData("[Test]", false)]
    public void A_test_may_be_wrong_on_purpose(string attribute, bool must) => Assert.Equal([must], Of(Made.Client($$"""
        {{attribute}}
        public void LogIn()
        {
            WriteLine("AUTH LOGIN");
            ReadReply();
            WriteLine(Encode64("user"));
        }
        """), MutantKind.DoubledEncoding));
}
