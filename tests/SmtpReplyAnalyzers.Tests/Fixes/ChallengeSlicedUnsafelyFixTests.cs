using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>SMTP2006: the length is asked for before the slice.</summary>
public sealed class ChallengeSlicedUnsafelyFixTests
{
    private static readonly AuthFixCheck<ChallengeSlicedUnsafelyFix> Slice = new("SMTP2006");

    [Theory]
    [InlineData("Use([|reply.Substring(4)|]);", "Use(reply.Length > 4 ? reply.Substring(4) : \"\");")]
    [InlineData("Use([|reply[4..]|]);", "Use(reply.Length > 4 ? reply[4..] : \"\");")]
    [InlineData("Use([|reply.Substring(4, reply.Length - 4)|]);", "Use(reply.Length > 4 ? reply.Substring(4, reply.Length - 4) : \"\");")]
    [InlineData("Use([|reply.Remove(0, 4)|]);", "Use(reply.Length > 4 ? reply.Remove(0, 4) : \"\");")]
    [InlineData("Use([|reply.Split(' ')[1]|]);", "Use(reply.Length > 4 ? reply.Substring(4) : \"\");")]
    [InlineData("Use([|reply.Trim().Substring(4)|]);", "Use(reply.Length > 4 ? reply.Substring(4).Trim() : \"\");")]
    [InlineData("Use([|this.last.Substring(4)|]);", "Use(this.last.Length > 4 ? this.last.Substring(4) : \"\");")]
    [InlineData("Use([|reply.Substring(4)|].Trim());", "Use((reply.Length > 4 ? reply.Substring(4) : \"\").Trim());")]
    [InlineData("Use(\"> \" + [|reply.Substring(4)|]);", "Use(\"> \" + (reply.Length > 4 ? reply.Substring(4) : \"\"));")]
    [InlineData("Use($\"> {[|reply.Substring(4)|]}\");", "Use($\"> {(reply.Length > 4 ? reply.Substring(4) : \"\")}\");")]
    [InlineData("var challenge = [|reply.Substring(4)|]; // Base64\n        Use(challenge);", "var challenge = reply.Length > 4 ? reply.Substring(4) : \"\"; // Base64\n        Use(challenge);")]
    [InlineData("var parts = reply.Split(' ');\n        Use([|parts[1]|]);", "var parts = reply.Split(' ');\n        Use(parts.Length > 1 ? parts[1] : \"\");")]
    [InlineData("Use([|reply.Substring(4)|] + [|last[4..]|]);", "Use((reply.Length > 4 ? reply.Substring(4) : \"\") + (last.Length > 4 ? last[4..] : \"\"));")]
    public Task It_asks(string statement, string expected) => Slice.BecomesAsync(Client(statement), Client(expected));

    [Fact]
    public Task A_method_that_slices_is_looked_into() => Slice.BecomesAsync(
        Client("Use([|Challenge(reply)|]);\n        Use([|Challenge(last)|]);", "reply.Substring(4)"),
        Client("Use(Challenge(reply));\n        Use(Challenge(last));", "reply.Length > 4 ? reply.Substring(4) : \"\""));

    [Theory]
    [InlineData("Use([|Read().Substring(4)|]);")]
    [InlineData("Use([|reply.Substring(start)|]);")]
    [InlineData("Use([|reply.Substring(4, 8)|]);")]
    [InlineData("Use([|reply.Replace(\"334 \", \"\")|]);")]
    [InlineData("Use(reply.Length > 4 ? [|reply.Substring(4)|] : \"\");")]
    public Task It_stays(string statement) => Slice.StaysAsync(Client(statement));

    private static string Client(string statement, string challenge = "reply") => $$"""
        public sealed class Client(string last)
        {
            private string last = last;

            public void Answer(string reply, int start)
            {
                {{statement}}
                Use(start + Read());
            }

            private string Read() => Challenge(this.last);

            private static string Challenge(string reply) => {{challenge}};

            private static void Use(string challenge)
            {
            }
        }
        """;
}
