using SmtpReplyAnalyzers.Mutations;

namespace SmtpReplyAnalyzers.Tests.Mutations;

public sealed class SliceMutantTests
{
    private static string CramMd5(string slice) => Made.Client($$"""
        public byte[] CramMd5()
        {
            WriteLine("AUTH CRAM-MD5");
            var reply = ReadReply();
            {{slice}}
        }
        """);

    [Theory]
    [InlineData("""return Convert.FromBase64String(reply.Length > 4 ? reply.Substring(4) : "");""", """reply.Length > 4 ? reply.Substring(4) : "" -> reply.Substring(4)""")]
    [InlineData("""return Convert.FromBase64String(reply.Length <= 4 ? "" : reply[4..]);""", """reply.Length <= 4 ? "" : reply[4..] -> reply[4..]""")]
    [InlineData("""if (reply.Length < 5) return []; return Convert.FromBase64String(reply.Split(' ')[1]);""", "if (reply.Length < 5) return []; -> { }")]
    [InlineData("""if (!reply.StartsWith("334 ")) return []; return Convert.FromBase64String(reply.Substring(4));""", "\"334 \" -> \"334\"")]
    public void What_keeps_a_slice_from_failing_goes(string slice, string change) => Assert.Equal([change], Made.Of(CramMd5(slice), MutantKind.UnguardedSlice));

    [Fact]
    public void A_slice_without_a_guard_is_left_alone() => Assert.Empty(Made.Of(CramMd5("return Convert.FromBase64String(reply.Substring(4));"), MutantKind.UnguardedSlice));
}
