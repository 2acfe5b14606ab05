using SmtpReplyAnalyzers.Mutations;

namespace SmtpReplyAnalyzers.Tests.Mutations;

public sealed class ReadMutantTests
{
    [Fact]
    public void The_read_between_goes_with_the_test_of_what_was_read() => Assert.Equal(
        ["var reply = ReadReply(); if (!reply.StartsWith(\"334\")) return; -> string? reply;", "reply = ReadReply(); if (!reply.StartsWith(\"334\")) return; -> (nothing)"],
        Made.Of(Made.Client("""
            public void Login(string user, string password)
            {
                WriteLine("AUTH LOGIN");
                var reply = ReadReply();
                if (!reply.StartsWith("334")) return;
                WriteLine(Encode64(user));
                reply = ReadReply();
                if (!reply.StartsWith("334")) return;
                WriteLine(Encode64(password));
                reply = ReadReply();
                if (!reply.StartsWith("235")) throw new IOException(reply);
            }
            """), MutantKind.RemovedRead));

    [Fact]
    public void A_read_without_test_goes_and_the_last_one_stays() => Assert.Equal(
        ["ReadReply(); -> (nothing)"],
        Made.Of(Made.Client("""
            public void Login(string user)
            {
                WriteLine("AUTH LOGIN");
                ReadReply();
                WriteLine(Encode64(user));
                ReadReply();
                WriteLine("NOOP");
            }
            """), MutantKind.RemovedRead));

    [Fact]
    public void A_helper_that_reads_and_tests_goes_as_a_whole() => Assert.Equal(
        ["if (!Expect(\"334\")) return; -> { }"],
        Made.Of(Made.Client("""
            private bool Expect(string code) => ReadReply().StartsWith(code);

            public void Login(string user)
            {
                WriteLine("AUTH LOGIN");
                if (!Expect("334"))
                    return;
                WriteLine(Encode64(user));
            }
            """), MutantKind.RemovedRead));

    [Fact]
    public void A_challenge_that_is_needed_is_still_read() => Assert.Empty(Made.Of(Made.Client("""
        public void CramMd5(string user)
        {
            WriteLine("AUTH CRAM-MD5");
            var reply = ReadReply();
            WriteLine(Encode64(user + " " + Decode64(reply.Substring(4))));
        }
        """), MutantKind.RemovedRead));
}
