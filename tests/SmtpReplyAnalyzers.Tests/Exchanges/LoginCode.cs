using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients by hand that log in. All rules on the exchange are checked in each of them: what a line does not announce must not be reported.</summary>
internal static class LoginCode
{
    public static readonly string[] Rules = [.. Enumerable.Range(2001, 10).Select(static number => $"SMTP{number}")];

    public const string Usings = """
        using System.Net;
        using System.Net.Sockets;
        using System.Security.Cryptography;
        using System.Text;
        using System.Text.RegularExpressions;

        """;

    public const string Wire = """
            private StreamReader reader = StreamReader.Null;
            private StreamWriter writer = StreamWriter.Null;

            private string Read()
            {
                string line;
                do
                {
                    line = reader.ReadLine() ?? throw new IOException("closed");
                }
                while (line.Length > 3 && line[3] == '-');
                return line;
            }

            private string Ask(string command)
            {
                writer.WriteLine(command);
                writer.Flush();
                return Read();
            }

            private int CodeOf(string command) => int.Parse(Ask(command).Substring(0, 3));

            private void Must(string command, int code)
            {
                if (CodeOf(command) != code)
                    throw new IOException(command);
            }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            private static string Decode(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));

        """;

    /// <summary>The body of a method that has <c>user</c> and <c>password</c>, and said EHLO.</summary>
    public static Task Body(string body) => Members($$"""
        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            {{body}}
        }
        """);

    /// <summary>The same, and the message follows.</summary>
    public static Task BodyBeforeMail(string body) => Members($$"""
        public void Deliver(string user, string password)
        {
            Must("EHLO shop.example", 250);
            {{body}}
            Must("MAIL FROM:<shop@example.com>", 250);
        }
        """);

    /// <summary>Members of a client that has <c>Ask</c>, <c>CodeOf</c>, <c>Must</c>, <c>Encode</c>, <c>Decode</c>.</summary>
    public static Task Members(string members, string others = "") => Files($"public sealed class Mailer\n{{\n{Wire}\n{members}\n}}\n{others}");

    /// <summary>A file with such a client, and another beside it that does not encode its password.</summary>
    public static string ClientOf(string members) => $$"""
        {{Usings}}
        public sealed class Mailer
        {
        {{Wire}}
        {{members}}
        }

        public sealed class Beside(StreamReader reader, StreamWriter writer)
        {
            private bool Says(string line, string code) { writer.WriteLine(line); return reader.ReadLine()!.StartsWith(code); }

            public bool LogInBeside(string user, string password) => Says("HELO me", "250") && Says("AUTH PLAIN \0" + user + "\0" + password, "235");
        }
        """;

    /// <summary>Everything below the usings.</summary>
    public static Task Files(string code) => Annotated.VerifyAsync(Rules, [Usings + code]);

    /// <summary>Members of the same client, in code that does not compile.</summary>
    public static Task Broken(string members, string others = "") =>
        Annotated.VerifyBrokenAsync(Rules, [$"{Usings}public sealed class Mailer\n{{\n{Wire}\n{members}\n}}\n{others}"]);
}
