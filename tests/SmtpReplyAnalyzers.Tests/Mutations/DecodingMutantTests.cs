using SmtpReplyAnalyzers.Mutations;

namespace SmtpReplyAnalyzers.Tests.Mutations;

public sealed class DecodingMutantTests
{
    [Fact]
    public void The_decoding_of_a_challenge_is_dropped() => Assert.Equal(
        ["Convert.FromBase64String(reply.Substring(4)) -> System.Text.Encoding.ASCII.GetBytes(reply.Substring(4))"],
        Made.Of(Made.Client("""
            public byte[] CramMd5()
            {
                WriteLine("AUTH CRAM-MD5");
                var reply = ReadReply();
                return Convert.FromBase64String(reply.Substring(4));
            }
            """), MutantKind.DroppedDecoding));

    [Fact]
    public void The_call_of_a_helper_is_dropped_and_the_decoding_inside_it() => Assert.Equal(
        ["Decode64(Command(\"AUTH CRAM-MD5\", 334).Substring(4)) -> Command(\"AUTH CRAM-MD5\", 334).Substring(4)", "Convert.FromBase64String(text) -> System.Text.Encoding.ASCII.GetBytes(text)"],
        Made.Of(Made.Client("""
            public string CramMd5() => Decode64(Command("AUTH CRAM-MD5", 334).Substring(4));
            """), MutantKind.DroppedDecoding));

    [Fact]
    public void The_salt_in_a_challenge_is_no_challenge() => Assert.Equal(
        ["Convert.FromBase64String(reply.Substring(4)) -> System.Text.Encoding.ASCII.GetBytes(reply.Substring(4))"],
        Made.Of(Made.Client("""
            public byte[] Scram()
            {
                WriteLine("AUTH SCRAM-SHA-256");
                var reply = ReadReply();
                var first = Encoding.UTF8.GetString(Convert.FromBase64String(reply.Substring(4)));
                var salt = first.Split(',')[1];
                return Convert.FromBase64String(salt);
            }
            """), MutantKind.DroppedDecoding));
}
