using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>SMTP2003: what of a line is the response, where the line has several parts; and whose work it is to encode it.</summary>
public sealed class ResponseInLineFixTests
{
    private const string Encoded = "Convert.ToBase64String(Encoding.UTF8.GetBytes(user))";

    private const string Words = """

        private const string Auth = "AUTH";
        private const string Start = "AUTH LOGIN";
        private const string Plain = "PLAIN ";

        private enum Verb { AUTH }

        private string Send(string verb, string rest) => Send(verb + " " + rest);

        private void Restart() => Require(Send(Auth, ""), "334");

        """;

    private static readonly AuthFixCheck<ResponseNotBase64Fix> Encode = new("SMTP2003");

    [Theory]
    [InlineData("Send(Auth, \"PLAIN \" + user)", "Send(Auth, \"PLAIN \" + {0})")]
    [InlineData("Send(\"AUTH\", $\"LOGIN {user}\")", "Send(\"AUTH\", $\"LOGIN {{{0}}}\")")]
    public Task The_verb_is_an_argument_of_its_own(string call, string expected) => Encode.BecomesAsync(
        AuthClients.Lines($"Require([|{call}|], \"334\");", Words),
        AuthClients.Lines($"Require({string.Format(expected, Encoded)}, \"334\");", Words));

    [Theory]
    [InlineData("Auth + \" \" + Plain + user", "Auth + \" \" + Plain + {0}")]
    [InlineData("$\"{Auth} {Plain}{user}\"", "$\"{{Auth}} {{Plain}}{{{0}}}\"")]
    [InlineData("$\"{Verb.AUTH} PLAIN {user}\\r\\n\"", "$\"{{Verb.AUTH}} PLAIN {{{0}}}\\r\\n\"")]
    public Task A_command_of_several_constants(string line, string expected) => Encode.BecomesAsync(
        AuthClients.Lines($"writer.Write([|{line}|]);", Words),
        AuthClients.Lines($"writer.Write({string.Format(expected, Encoded)});", Words));

    [Theory]
    [InlineData("$\"{Start}{Environment.NewLine}{name}{Environment.NewLine}{secret}{Environment.NewLine}\"")]
    [InlineData("Start + \"\\r\\n\" + name + \"\\r\\n\" + secret + \"\\r\\n\"")]
    [InlineData("\"AUTH LOGIN\\r\\n\" + name + \"\\r\\n\" + secret + \"\\r\\n\"")]
    public Task Of_several_lines_the_one_that_is_plain(string line) => Encode.BecomesAsync(
        AuthClients.Lines($"var name = {Encoded};\nvar secret = password;\nwriter.Write([|{line}|]);", Words),
        AuthClients.Lines($"var name = {Encoded};\nvar secret = {Encoded.Replace("user", "password")};\nwriter.Write({line});", Words));

    [Theory]
    [InlineData("\"AUTH LOGIN\\r\\n\" + user + \"\\r\\n\" + password + \"\\r\\n\"")]
    [InlineData("$\"{Start}\\r\\n{user}\\r\\n{password}\\r\\n\"")]
    [InlineData("\"AUTH \" + sender + \" \" + user")]
    [InlineData("$\"{Auth} {sender} {user}\"")]
    [InlineData("string.Format(\"AUTH {0} {1}\\r\\n\", sender, user)")]
    public Task What_cannot_be_told_apart_stays(string line) => Encode.StaysAsync(AuthClients.Lines($"writer.Write([|{line}|]);", Words));

    [Fact]
    public Task A_name_for_one_of_two_commands_stays() => Encode.StaysAsync(AuthClients.Lines("""
        string command;
        if (user.Length > 0)
            command = string.Format("AUTH {0} {1}\r\n", sender, user);
        else
            command = string.Format("AUTH {0}\r\n", sender);
        writer.Write([|command|]);
        """));

    [Theory]
    [InlineData("Encoding.UTF8.GetString(octets)")]
    [InlineData("Encoding.ASCII.GetString(octets)")]
    public Task Octets_are_encoded_as_they_are(string text) => Encode.BecomesAsync(
        AuthClients.Lines($"var octets = Encoding.UTF8.GetBytes(user);\nRequire(Send(\"AUTH PLAIN \" + [|{text}|]), \"235\");"),
        AuthClients.Lines("var octets = Encoding.UTF8.GetBytes(user);\nRequire(Send(\"AUTH PLAIN \" + Convert.ToBase64String(octets)), \"235\");"));

    [Fact]
    public Task Octets_behind_a_name() => Encode.BecomesAsync(
        AuthClients.Lines("""
            var octets = Encoding.UTF8.GetBytes("\0" + user + "\0" + password);
            var token = Encoding.UTF8.GetString(octets);
            Require(Send([|$"AUTH PLAIN {token}"|]), "235");
            """),
        AuthClients.Lines("""
            var octets = Encoding.UTF8.GetBytes("\0" + user + "\0" + password);
            var token = Convert.ToBase64String(octets);
            Require(Send($"AUTH PLAIN {token}"), "235");
            """));

    [Fact]
    public Task What_suppresses_a_warning_stays_with_its_value() => Encode.BecomesAsync(
        AuthClients.Lines("Require(Send([|user|]!), \"334\");", parameters: "string? user, string password, string sender"),
        AuthClients.Lines("Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(user!))), \"334\");", parameters: "string? user, string password, string sender"));

    [Fact]
    public Task What_a_mechanism_makes_for_several_places_the_mechanism_has_to_encode() => Encode.StaysAsync(AuthClients.Lines("""
        var mechanism = new Mechanism();
        Require(Send("AUTH PLAIN " + [|mechanism.Respond(user)|]), "334");
        var response = mechanism.Respond(password);
        Require(Send([|response|]), "235");
        """, "\nprivate sealed class Mechanism\n{\n    public string Respond(string text) => text + \"!\";\n}\n"));

    [Fact]
    public Task What_another_object_makes_once_is_encoded_where_it_is_written() => Encode.BecomesAsync(
        AuthClients.Lines("Require(Send(\"AUTH XOAUTH2 \" + [|new Token().Text(user)|]), \"235\");", "\nprivate sealed class Token\n{\n    public string Text(string text) => text + \"!\";\n}\n"),
        AuthClients.Lines("Require(Send(\"AUTH XOAUTH2 \" + Convert.ToBase64String(Encoding.UTF8.GetBytes(new Token().Text(user)))), \"235\");", "\nprivate sealed class Token\n{\n    public string Text(string text) => text + \"!\";\n}\n"));
}
