using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Clients;

/// <summary>A Windows app that asks a server whether it knows an address, over a <c>StreamSocket</c>.</summary>
public sealed class WindowsRuntimeTests
{
    private static Task Verify(string verdict) => Annotated.VerifyForWindowsAsync(["SMTP1001"], [$$"""
        using Windows.Networking;
        using Windows.Networking.Sockets;
        using Windows.Storage.Streams;

        public sealed class AddressBook(string host)
        {
            public async Task<bool?> Exists(string address)
            {
                using var socket = new StreamSocket();
                await socket.ConnectAsync(new HostName(host), "25");
                var reader = new DataReader(socket.InputStream) { InputStreamOptions = InputStreamOptions.Partial };
                var writer = new DataWriter(socket.OutputStream);
                Expect(await Read(reader), "220");
                Expect(await Ask(reader, writer, "HELO shop.example"), "250");
                Expect(await Ask(reader, writer, "MAIL FROM:<>"), "250");
                var reply = await Ask(reader, writer, $"RCPT TO:<{address}>");
                {{verdict}}
            }

            private static async Task<string> Ask(DataReader reader, DataWriter writer, string command)
            {
                writer.WriteString(command + "\r\n");
                await writer.StoreAsync();
                return await Read(reader);
            }

            private static async Task<string> Read(DataReader reader)
            {
                await reader.LoadAsync(1024);
                return reader.ReadString(reader.UnconsumedBufferLength);
            }

            private static void Expect(string reply, string code)
            {
                if (!reply.StartsWith(code))
                    throw new IOException(reply);
            }
        }
        """]);

    [Fact]
    public Task A_transient_reply_is_a_no() => Verify("return reply.StartsWith(\"250\"); // SMTP1001");

    [Fact]
    public Task A_transient_reply_says_nothing_yet() => Verify("return reply[0] switch { '2' => true, '5' => false, _ => null };");
}
