namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Results that are objects, and clients that show all that the server says to somebody.</summary>
public sealed class LostOutcomesTests
{
    private static Task Client(string body, string result, string reader = "") => LoginCode.Files($$"""
        public enum Outcome { Refused, LoggedIn }

        public sealed record Answer(bool IsGood, string Text, int Code = 0);

        public sealed class Session(StreamReader reader, StreamWriter writer, Action<string> transcript)
        {
            private string Ask(string line)
            {
                writer.WriteLine(line);
                var reply = reader.ReadLine()!;
                {{reader}}
                return reply;
            }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            private static bool Is(string reply, string code) => reply.StartsWith(code);

            public {{result}} LogIn(string user, string password)
            {
                {{body}}
            }

            public bool Send(string from) => Is(Ask("MAIL FROM:<" + from + ">"), "250");
        }
        """);

    private const string Throws = "if (!Is(Ask(\"AUTH LOGIN\"), \"334\") || !Is(Ask(Encode(user)), \"334\")) throw new IOException();\n";
    private const string Shows = "transcript(reply);";

    /// <summary>A transcript of the session is not how this client tells of a failure: it throws.</summary>
    [Theory]
    [InlineData(Throws + "Ask(Encode(password)); // SMTP2007", Shows)]
    [InlineData(Throws + "if (!Is(Ask(Encode(password)), \"235\")) throw new IOException();", Shows)]
    [InlineData(Throws + "transcript(Ask(Encode(password)));", "")]
    [InlineData("Ask(\"AUTH LOGIN\"); Ask(Encode(user)); Ask(Encode(password));", Shows)]
    [InlineData("if (!Is(Ask(\"AUTH LOGIN\"), \"334\") || !Is(Ask(Encode(user)), \"334\")) return; Ask(Encode(password));", Shows)]
    [InlineData(Throws + "Ask(Encode(password));", "if (reply[0] == '5') transcript(reply);")]
    public Task All_replies_are_shown(string body, string reader) => Client(body, "void", reader);

    /// <summary>Who only looks whether the login works takes leave of the server whatever it said; the refusal of an earlier step shows what is lost.</summary>
    [Theory]
    [InlineData("if (!Is(Ask(\"AUTH LOGIN\"), \"334\") || !Is(Ask(Encode(user)), \"334\")) return new Answer(false, \"refused\");\nAsk(Encode(password)); // SMTP2007\nAsk(\"QUIT\");\nreturn new Answer(true, \"works\");")]
    [InlineData("if (!Is(Ask(\"AUTH LOGIN\"), \"334\") || !Is(Ask(Encode(user)), \"334\")) return new Answer(false, \"refused\");\nif (!Is(Ask(Encode(password)), \"235\")) return new Answer(false, \"refused\");\nAsk(\"QUIT\");\nreturn new Answer(true, \"works\");")]
    [InlineData("if (!Is(Ask(\"AUTH LOGIN\"), \"334\") || !Is(Ask(Encode(user)), \"334\")) return new Answer(false, \"refused\");\nvar last = Ask(Encode(password));\nAsk(\"QUIT\");\nreturn new Answer(true, last);")]
    [InlineData("Ask(\"AUTH LOGIN\"); Ask(Encode(user)); Ask(Encode(password)); Ask(\"QUIT\"); return new Answer(true, \"said\");")]
    public Task Leave_is_taken(string body) => Client(body, "Answer");

    /// <summary>A constant says yes where the refusal of an earlier step has another.</summary>
    [Theory]
    [InlineData("Ask(Encode(password)); // SMTP2007\nreturn Outcome.LoggedIn;")]
    [InlineData("return Is(Ask(Encode(password)), \"235\") ? Outcome.LoggedIn : Outcome.Refused;")]
    [InlineData("Ask(Encode(password)); return Outcome.Refused;")]
    public Task A_member_of_an_enumeration(string end) =>
        Client("if (!Is(Ask(\"AUTH LOGIN\"), \"334\") || !Is(Ask(Encode(user)), \"334\")) return Outcome.Refused;\n" + end, "Outcome");

    [Theory]
    [InlineData("Ask(Encode(password)); // SMTP2007\nreturn new Answer(true, \"welcome\");")]
    [InlineData("return new Answer(true, Ask(Encode(password)));")]
    [InlineData("var reply = Ask(Encode(password)); return new Answer(Is(reply, \"235\"), reply);")]
    [InlineData("var reply = Ask(Encode(password)); return new Answer(true, \"\", int.Parse(reply[..3]));")]
    [InlineData("var reply = Ask(Encode(password)); // SMTP2002\nreturn new Answer(reply[0] < '4', reply);")]
    [InlineData("var reply = Ask(Encode(password));\nif (reply[0] >= '4') // SMTP2002\nreturn new Answer(false, reply);\nreturn new Answer(true, reply);")]
    [InlineData("var reply = Ask(Encode(password)); return new Answer(reply[0] < '4', reply, int.Parse(reply[..3]));")]
    public Task An_object_is_returned(string end) =>
        Client("var first = Ask(\"AUTH LOGIN\"); if (!Is(first, \"334\") || !Is(first = Ask(Encode(user)), \"334\")) return new Answer(false, first);\n" + end, "Answer");

    /// <summary>An object that says no is a failure, as false is.</summary>
    [Theory]
    [InlineData("if (Is(first, \"334\")) // SMTP2001\nreturn new Answer(false, first);")]
    [InlineData("if (!Is(first, \"334\")) return new Answer(false, first);")]
    [InlineData("if (Is(first, \"334\")) return new Answer(false, first, int.Parse(first[..3]));\nif (Is(first, \"535\")) return new Answer(false, first, 535);")]
    public Task An_object_says_no(string test) => Client($$"""
        var first = Ask("AUTH LOGIN");
        {{test}}
        first = Ask(Encode(user));
        if (!Is(first, "334"))
            return new Answer(false, first);
        return new Answer(Is(Ask(Encode(password)), "235"), "");
        """, "Answer");

    [Theory]
    [InlineData("Ask(Encode(password)); // SMTP2007\nreturn (true, null);")]
    [InlineData("return (true, Ask(Encode(password)));")]
    public Task A_tuple(string end) => Client("if (!Is(Ask(\"AUTH LOGIN\"), \"334\") || !Is(Ask(Encode(user)), \"334\")) return (false, \"refused\");\n" + end, "(bool, string?)");
}
