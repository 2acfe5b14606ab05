using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Calls into a library that is missing, in a project where some method of the same name speaks to a server.</summary>
public sealed class UnboundCallsTests
{
    private const string Elsewhere = """
        public sealed class Files(System.Net.Sockets.NetworkStream stream)
        {
            public int Create(string name) { stream.WriteByte(1); return stream.ReadByte(); }
            public bool Fits(string text) => Create(text) > 0;
        }
        """;

    private static Task Client(string call, string others, string test, string members = "") => LoginCode.Broken($$"""
        private Missing.Factory factory = null;
        {{members}}

        public void LogIn(string user, string password)
        {
            {{call}}
            Must("EHLO shop.example", 250);
            if (CodeOf("AUTH LOGIN") {{test}}
            if (CodeOf(Encode(user)) != 334) throw new IOException("user");
            if (CodeOf(Encode(password)) != 235) throw new IOException("password");
        }
        """, others);

    /// <summary>What is not found is no method of the client's own, whatever another is called.</summary>
    [Theory]
    [InlineData("factory.Create(\"mail\");")]
    [InlineData("var log = factory.Default.Create(\"mail\");")]
    [InlineData("var log = Missing.Factory.Create(\"mail\");")]
    public Task A_name_alone_says_nothing(string call) => Client(call, Elsewhere, "== 334) throw new IOException(\"login\"); // SMTP2001");

    [Theory]
    [InlineData("factory.Create(\"mail\");")]
    [InlineData("var log = Missing.Factory.Create(\"mail\");")]
    public Task All_is_well(string call) => Client(call, Elsewhere, "!= 334) throw new IOException(\"login\");");

    /// <summary>An extension method of the client's own may be meant.</summary>
    [Fact]
    public Task An_extension_method() => Client("factory.Create(\"mail\");", Elsewhere + "\npublic static class Extensions { public static int Create(this Files files, string name) => files.Create(name); }", "== 334) throw new IOException(\"login\");");

    /// <summary>There are two types of that name: neither is known, and both speak.</summary>
    [Fact]
    public Task Two_types_of_one_name() => Annotated.VerifyBrokenAsync(LoginCode.Rules, [$$"""
        {{LoginCode.Usings}}
        public sealed class Mailer
        {
            {{LoginCode.Wire}}
            private Files files = null;

            public void LogIn(string user, string password)
            {
                files.Create("mail");
                Must("EHLO shop.example", 250);
                if (CodeOf("AUTH LOGIN") == 334) throw new IOException("login");
                if (CodeOf(Encode(user)) != 334) throw new IOException("user");
                if (CodeOf(Encode(password)) != 235) throw new IOException("password");
            }
        }
        """, $"global using One;\nglobal using Two;\nnamespace One {{ {Elsewhere} }}\nnamespace Two {{ {Elsewhere} }}"]);

    /// <summary>What the base library writes by is written.</summary>
    [Fact]
    public Task A_name_of_the_base_library() => Client("factory.WriteLine(\"mail\");", Elsewhere, "== 334) throw new IOException(\"login\");");

    /// <summary>A question about lines that is asked later speaks to nobody, although a method of that name does.</summary>
    [Theory]
    [InlineData("one.Fits(\"x\")", "== 334) throw new IOException(\"login\"); // SMTP2001")]
    [InlineData("one.Fits(\"x\")", "!= 334) throw new IOException(\"login\");")]
    public Task A_question_that_is_asked_later(string question, string test) => Client($"var fitting = new List<Own> {{ new Own() }}.Where(one => {question}).ToList();", Elsewhere + "\npublic sealed class Own { public bool Fits(string text) => text.Length > 0; }", test);
}
