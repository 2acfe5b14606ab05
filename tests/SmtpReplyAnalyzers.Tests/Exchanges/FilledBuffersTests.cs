namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Responses that are made in spans, and in memory.</summary>
public sealed class FilledBuffersTests
{
    [Theory]
    [InlineData("!= \"334\"")]
    [InlineData("== \"334\"", "SMTP2001")]
    public Task Spans_on_the_stack(string test, string? rule = null) => Spans(
        $"if (Code() {test}) // {rule}\nreturn false;",
        "Encoding.UTF8.GetBytes(password)");

    [Theory]
    [InlineData("Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)))", "SMTP2005")]
    [InlineData("Encoding.ASCII.GetBytes(password)", "SMTP2008?")]
    public Task What_is_encoded_into_a_span(string bytes, string rule) => Spans("if (Code() != \"334\") return false;", bytes, rule);

    private static Task Spans(string test, string bytes, string? rule = null) => LoginCode.Files($$"""
        public sealed class Client(Stream stream)
        {
            private readonly StreamReader reader = new(stream);

            private void Put(ReadOnlySpan<char> line)
            {
                Span<byte> octets = stackalloc byte[line.Length + 2];
                var count = Encoding.ASCII.GetBytes(line, octets);
                octets[count] = (byte)'\r';
                octets[count + 1] = (byte)'\n';
                stream.Write(octets[..(count + 2)]);
            }

            private string Code() => reader.ReadLine()!.Substring(0, 3);

            public bool LogIn(string user, string password)
            {
                Put("EHLO shop.example");
                if (Code() != "250")
                    return false;
                Put("AUTH LOGIN");
                {{test}}
                Span<char> response = stackalloc char[512];
                if (!Convert.TryToBase64Chars(Encoding.UTF8.GetBytes(user), response, out var count))
                    return false;
                Put(response[..count]);
                if (Code() != "334")
                    return false;
                if (!Convert.TryToBase64Chars({{bytes}}, response, out count)) // {{rule}}
                    return false;
                Put(response[..count]);
                return Code() == "235";
            }
        }
        """);

    [Theory]
    [InlineData("new UTF8Encoding(false)", "Convert.ToBase64String(memory.ToArray())")]
    [InlineData("new UTF8Encoding(false)", "Encoding.UTF8.GetString(memory.ToArray())", "SMTP2003")]
    [InlineData("new UTF8Encoding(false)", "Encode(Convert.ToBase64String(memory.ToArray()))", "SMTP2005")]
    [InlineData("new UTF8Encoding(false)", "Convert.ToBase64String(memory.GetBuffer(), 0, (int)memory.Length)")]
    public Task A_writer_over_memory(string charset, string response, string? rule = null) => LoginCode.BodyBeforeMail($$"""
        Must("AUTH LOGIN", 334);
        Must(Encode(user), 334);
        using var memory = new MemoryStream();
        using (var text = new StreamWriter(memory, {{charset}}, 100, true))
            text.Write(password);
        Must({{response}}, 235); // {{rule}}
        """);

    [Theory]
    [InlineData("Encoding.ASCII.GetString(memory.ToArray())")]
    [InlineData("Encode(Encoding.ASCII.GetString(memory.ToArray()))", "SMTP2005")]
    public Task A_transform_over_memory(string response, string? rule = null) => LoginCode.BodyBeforeMail($$"""
        Must("AUTH LOGIN", 334);
        Must(Encode(user), 334);
        using var memory = new MemoryStream();
        using (var encoder = new CryptoStream(memory, new ToBase64Transform(), CryptoStreamMode.Write, leaveOpen: true))
            encoder.Write(Encoding.UTF8.GetBytes(password));
        Must({{response}}, 235); // {{rule}}
        """);

    /// <summary>What becomes of a text in another transform is not known.</summary>
    [Fact]
    public Task Another_transform_over_memory() => LoginCode.BodyBeforeMail("""
        Must("AUTH LOGIN", 334);
        Must(Encode(user), 334);
        using var memory = new MemoryStream();
        using (var other = new CryptoStream(memory, Aes.Create().CreateEncryptor(), CryptoStreamMode.Write, leaveOpen: true))
            other.Write(Encoding.UTF8.GetBytes(password));
        Must(Encoding.ASCII.GetString(memory.ToArray()), 235);
        """);
}
