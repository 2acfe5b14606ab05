using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Settings and encodings whose types are not to be had.</summary>
public sealed class UnboundValuesTests
{
    private const string Login = """
        Must("EHLO shop.example", 250);
        Must("AUTH LOGIN", 334);
        Must(Convert.ToBase64String(Encoding.UTF8.GetBytes(settings.User)), 334);
        Must(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)), 235);
        """;

    private static Task Client(string body, string members = "", string decode = "Local.Encodings.Outer.GetString(octets)") => Annotated.VerifyBrokenAsync(LoginCode.Rules, [$$"""
        {{LoginCode.Usings}}
        public sealed class Mailer(ShopSettings settings, Socket socket)
        {
            private string Read()
            {
                var octets = new byte[512];
                socket.Receive(octets);
                return {{decode}};
            }

            private void Must(string command, int code)
            {
                socket.Send(Encoding.ASCII.GetBytes(command + "\r\n"));
                if (Convert.ToInt32(Read().Substring(0, 3)) != code)
                    throw new IOException(command);
            }

            {{members}}

            public void LogIn(string password)
            {
                {{body}}
            }
        }
        """]);

    private static string Broken(string correct, string broken) => Login.Contains(correct, StringComparison.Ordinal) ? Login.Replace(correct, broken, StringComparison.Ordinal) : throw new InvalidOperationException(correct);

    [Fact]
    public Task All_is_well() => Client(Login);

    [Theory]
    [InlineData("Must(\"AUTH LOGIN\", 334);", "Must(\"AUTH LOGIN\", 235); // SMTP2001")]
    [InlineData("GetBytes(password)), 235);", "GetBytes(password)), 334); // SMTP2002")]
    public Task A_code_is_wrong(string correct, string broken) => Client(Broken(correct, broken) + (broken.Contains("2002") ? "\nMust(\"MAIL FROM:<shop@example.com>\", 250);" : ""));

    /// <summary>What is no buffer of octets may be anything.</summary>
    [Fact]
    public Task Another_GetString() => Client(Broken("Must(\"AUTH LOGIN\", 334);", "Must(\"AUTH LOGIN\", 235);"), decode: "Local.Texts.GetString(octets.Length)");

    /// <summary>The same of the same object is encoded elsewhere, or is an address.</summary>
    [Theory]
    [InlineData("public string Plain() => Convert.ToBase64String(Encoding.UTF8.GetBytes($\"\\0{settings.User}\\0\"));")]
    [InlineData("public void From() => Must(\"MAIL FROM:<\" + settings.User + \">\", 250);")]
    public Task Known_to_be_plain(string members) => Client(Broken("Must(Convert.ToBase64String(Encoding.UTF8.GetBytes(settings.User)), 334);", "Must(settings.User, 334); // SMTP2003"), members);

    [Theory]
    [InlineData("")]
    [InlineData("public string Plain(ShopSettings settings) => Convert.ToBase64String(Encoding.UTF8.GetBytes($\"\\0{settings.User}\\0\"));")]
    [InlineData("public string Plain() => Convert.ToBase64String(Encoding.UTF8.GetBytes($\"\\0{settings.Sender}\\0\"));")]
    [InlineData("public string Plain() => Convert.ToBase64String(Encoding.UTF8.GetBytes(settings.User)); public void Set(string user) { settings.User = Convert.ToBase64String(Encoding.UTF8.GetBytes(user)); }")]
    public Task Not_known(string members) => Client(Broken("Must(Convert.ToBase64String(Encoding.UTF8.GetBytes(settings.User)), 334);", "Must(settings.User, 334);"), members);

    /// <summary>What is configured as it is to be sent is sent so.</summary>
    [Fact]
    public Task Encoded_where_it_is_not_encoded_yet() => Client(Broken("Must(Convert.ToBase64String(Encoding.UTF8.GetBytes(settings.User)), 334);", "Must(settings.IsEncoded ? settings.User : Convert.ToBase64String(Encoding.UTF8.GetBytes(settings.User)), 334);"));
}
