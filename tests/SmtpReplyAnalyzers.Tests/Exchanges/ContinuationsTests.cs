namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients whose steps are continuations of tasks.</summary>
public sealed class ContinuationsTests
{
    [Theory]
    [InlineData("asked.Result.StartsWith(\"334\")")]
    [InlineData("!asked.Result.StartsWith(\"334\")", "SMTP2001")]
    public Task Each_step_continues_the_one_before(string test, string? rule = null) => Client($$"""
        public Task<bool> LogInAsync(string user, string password) => AskAsync("AUTH LOGIN")
            .ContinueWith(asked => {{test}} ? AskAsync(Encode(user)) : Task.FromResult("")).Unwrap() // {{rule}}
            .ContinueWith(asked => asked.Result.StartsWith("334") ? AskAsync(Encode(password)) : Task.FromResult("")).Unwrap()
            .ContinueWith(asked => asked.Result.StartsWith("235"));
        """);

    [Theory]
    [InlineData("Encode(password)")]
    [InlineData("password", "SMTP2003")]
    public Task What_continues_is_given_its_state(string response, string? rule = null) => Client($$"""
        public Task<string> LogInAsync(string user, string password)
        {
            if (!AskAsync("AUTH LOGIN").Result.StartsWith("334"))
                throw new IOException();
            return AskAsync(Encode(user)).ContinueWith((asked, secret) => AskAsync((string)secret!), {{response}}).Unwrap(); // {{rule}}
        }
        """);

    /// <summary>What follows a failure only is not gone through: it is no part of an exchange that goes well.</summary>
    [Theory]
    [InlineData("", "SMTP2003")]
    [InlineData(", TaskContinuationOptions.OnlyOnFaulted")]
    public Task What_follows_a_failure_only(string options, string? rule = null) => Client($$"""
        public void LogIn(string user, string password)
        {
            if (!AskAsync("AUTH LOGIN").Result.StartsWith("334"))
                throw new IOException();
            var asked = AskAsync(Encode(user));
            var last = asked.ContinueWith(_ => AskAsync(password){{options}}).Unwrap(); // {{rule}}
            if (!last.Result.StartsWith("235"))
                throw new IOException();
        }
        """);

    private static Task Client(string members) => LoginCode.Files($$"""
        public sealed class Client(StreamReader reader, StreamWriter writer)
        {
            private Task<string> AskAsync(string line) => writer.WriteLineAsync(line).ContinueWith(_ => reader.ReadLine()!);

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public void Greet() => AskAsync("EHLO shop.example").Wait();

            {{members}}
        }
        """);
}
