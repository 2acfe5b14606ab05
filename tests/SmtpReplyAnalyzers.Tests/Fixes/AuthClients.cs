namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>Clients by hand round what they do about AUTH.</summary>
internal static class AuthClients
{
    /// <summary>Lines as text; <c>Send</c> writes and reads, <c>Require</c> throws.</summary>
    public static string Lines(string body, string members = "", string parameters = "string user, string password, string sender") => $$"""
        using System;
        using System.IO;
        using System.Text;

        public sealed class Mailer(TextReader reader, TextWriter writer)
        {
            public void Deliver({{parameters}})
            {
                Require(Send("EHLO client.example"), "250");
        {{Indent(body, 8)}}
                Require(Send("MAIL FROM:<" + sender + ">"), "250");
            }
        {{Indent(members, 4)}}
            private string Send(string line)
            {
                writer.WriteLine(line);
                writer.Flush();
                return reader.ReadLine() ?? throw new IOException("closed");
            }

            private static void Require(string reply, string code)
            {
                if (!reply.StartsWith(code, StringComparison.Ordinal))
                    throw new IOException(reply);
            }
        }
        """;

    /// <summary>No helpers; a method that answers whether it went well.</summary>
    public static string Inline(string body, string usings = "using System;\nusing System.IO;\nusing System.Text;", string parameters = "TextReader reader, TextWriter writer, string user, string password, string sender") => $$"""
        {{usings}}

        public static class Mailer
        {
            public static bool TryDeliver({{parameters}})
            {
                writer.WriteLine("EHLO client.example");
                string? reply = reader.ReadLine();
                if (reply == null || !reply.StartsWith("250")) {
                    return false;
                }

        {{Indent(body, 8)}}
                writer.WriteLine("MAIL FROM:<" + sender + ">");
                reply = reader.ReadLine();
                return reply != null && reply.StartsWith("250");
            }
        }
        """;

    /// <summary>Asynchronous, with a token; <c>SendAsync</c> gives a code and a text.</summary>
    public static string Async(string body, string fields = "private readonly string _user = Environment.UserName;\nprivate readonly string _password = Environment.MachineName;") => $$"""
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        public sealed class Mailer(StreamReader reader, StreamWriter writer)
        {
        {{Indent(fields, 4)}}

            public async Task DeliverAsync(string sender, CancellationToken cancellationToken)
            {
                var reply = await SendAsync("EHLO client.example", cancellationToken).ConfigureAwait(false);
                if (reply.Code != 250)
                {
                    throw new InvalidOperationException("EHLO: " + reply.Text);
                }

        {{Indent(body, 8)}}
                reply = await SendAsync($"MAIL FROM:<{sender}>", cancellationToken).ConfigureAwait(false);
                if (reply.Code != 250)
                {
                    throw new InvalidOperationException("MAIL: " + reply.Text);
                }
            }

            private async Task<(int Code, string Text)> SendAsync(string line, CancellationToken cancellationToken)
            {
                await writer.WriteAsync((line + "\r\n").AsMemory(), cancellationToken).ConfigureAwait(false);
                await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
                var read = await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) ?? throw new EndOfStreamException();
                return (int.Parse(read.Substring(0, 3)), read.Length > 4 ? read.Substring(4) : "");
            }
        }
        """;

    private static string Indent(string text, int by) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', by) + line));
}
