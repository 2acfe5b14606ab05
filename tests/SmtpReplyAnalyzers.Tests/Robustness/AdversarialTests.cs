using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Robustness;

/// <summary>
/// Code that nobody writes by hand: huge, deep, or going round in circles. The analyzers come to an end, throw nothing, and still see what stands
/// beside it.
/// </summary>
[Collection(nameof(Budget))]
public sealed class AdversarialTests
{
    private const string Plain = """
        public sealed class Plain(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpException)
                {
                }
            }
        }
        """;

    private static string Repeat(int count, Func<int, string> part, string separator = "\n") => string.Join(separator, Enumerable.Range(0, count).Select(part));

    /// <summary>Members of a class that has a client, by what is wrong with them.</summary>
    private static readonly Dictionary<string, string> Members = new()
    {
        ["a condition of 5,000 terms"] = Handler($"if ({Repeat(5_000, static i => $"(int)e.StatusCode == {i % 600}", " || ")}) throw;"),
        ["a condition of 1,000 terms joined by and"] = Handler($"if ({Repeat(1_000, static i => $"(int)e.StatusCode != {i}", " && ")}) throw;"),
        ["a pattern of 1,000 terms"] = Handler($"if ((int)e.StatusCode is {Repeat(1_000, static i => $"{i}", " or ")}) throw;"),
        ["a text of 5,000 parts"] = Handler($"var text = {Repeat(5_000, static i => i % 2 == 0 ? "\"x\"" : "e.Message", " + ")}; if (text.Length > 3) throw;"),
        ["a sum of 5,000 parts"] = Handler($"var code = {Repeat(5_000, static i => i == 7 ? "(int)e.StatusCode" : "1", " + ")}; if (code > 400) throw;"),
        ["10,000 lines"] = $"public void Long(MailMessage message, int x) {{\n{Repeat(2_500, static i => $"try\n{{ client.Send(message); x += {i}; }}\ncatch (SmtpException e) when ((int)e.StatusCode == {i % 600})\n{{ x--; }}")}\n}}",
        ["10,000 lines round one send"] = $"public void Long(MailMessage message, int x) {{\n{Repeat(5_000, static i => $"if (x == {i}) x += {i};")}\n try {{ client.Send(message); }} catch (SmtpException) {{ }}\n{Repeat(5_000, static i => $"x *= {i};")}\n}}",
        ["a switch of 1,000 cases"] = Handler($"switch ((int)e.StatusCode) {{\n{Repeat(1_000, static i => $"case {i}: count += {i}; break;")}\n}}"),
        ["a switch expression of 1,000 arms"] = Handler($"count = (int)e.StatusCode switch {{\n{Repeat(999, static i => $"{i} => {i % 7},")}\n_ => 0 }};\nif (count == 3) throw;"),
        ["200 nested ifs"] = Handler($"{Repeat(200, static i => $"if ((int)e.StatusCode != {i}) {{")}\ncount++;\n{Repeat(200, static i => $"}} else {{ count = {i}; }}")}"),
        ["200 nested tries"] = $"public void Deep(MailMessage message) {{\n{Repeat(200, static _ => "try {")}\nclient.Send(message);\n{Repeat(200, static i => $"}} catch (SmtpException e{i}) when ((int)e{i}.StatusCode == {i}) {{ count++; }} finally {{ count--; }}")}\n}}",
        ["200 nested loops"] = $"public void Deep(MailMessage message) {{\n{Repeat(200, static i => $"for (var i{i} = 0; i{i} < 3; i{i}++) {{")}\ntry {{ client.Send(message); }} catch (SmtpException) {{ }}\n{Repeat(200, static _ => "}")}\n}}",
        ["500 clauses"] = $"public void Clauses(MailMessage message) {{ try {{ client.Send(message); }}\n{Repeat(500, static i => $"catch (SmtpException e) when ((int)e.StatusCode == {i}) {{ count++; }}")}\n}}",
        ["1,000 locals"] = $"public void Locals(MailMessage message) {{\n{Repeat(1_000, static i => $"var v{i} = {(i == 0 ? "count" : $"v{i - 1} + 1")};")}\ntry {{ client.Send(message); }} catch (SmtpException e) {{ if (v999 == (int)e.StatusCode) throw; }}\n}}",
        ["1,000 sends in one try"] = $"public void Many(MailMessage message) {{ try {{\n{Repeat(1_000, static _ => "client.Send(message);")}\n}} catch (SmtpException) {{ }} }}",
        ["helpers that call one another"] = $"{Repeat(50, static i => $"private bool Is{i}(SmtpException e) => (int)e.StatusCode == {i} || Is{(i + 1) % 50}(e) || Is{(i + 7) % 50}(e);")}\n{Handler("if (Is0(e)) throw;")}",
        ["sends that call one another"] = Repeat(50, static i => $"public void Send{i}(MailMessage message) {{ try {{ if (count == {i}) client.Send(message); Send{(i + 1) % 50}(message); Send{(i + 3) % 50}(message); }} catch (SmtpException e) when ((int)e.StatusCode == {i}) {{ Send{(i + 5) % 50}(message); }} }}"),
        ["a helper that calls itself twice"] = $"private int Fold(int code, int depth) => depth == 0 ? code : Fold(code + 1, depth - 1) + Fold(code - 1, depth - 1);\n{Handler("if (Fold((int)e.StatusCode, 30) > 3) throw;")}",
        ["a property that reads itself"] = $"private int Own => Own + 1;\nprivate int Left => Right; private int Right => Left;\n{Handler("if (Own + Left == (int)e.StatusCode) throw;")}",
        ["initializers that read one another"] = $"private static readonly int A = B + 1, B = C + 1, C = A + 1;\nprivate static readonly int[] Codes = {{ Codes?.Length ?? 0, A }};\n{Handler("if (Codes.Contains((int)e.StatusCode) || A == 3) throw;")}",
        ["lambdas that hold themselves"] = $"private static readonly Func<int, bool> Test = code => code == 421 || Test(code - 1);\n{Handler("if (Test((int)e.StatusCode)) throw;")}",
        ["100 nested lambdas"] = $"public void Nested(MailMessage message) {{ Action a = {Repeat(100, static i => $"() => {{ Action a{i} =", " ")} () => {{ try {{ client.Send(message); }} catch (SmtpException) {{ }} }}; {Repeat(100, static i => $"a{99 - i}(); }};", " ")} a(); }}",
        ["loops that are entered anywhere"] = $"public void Jump(MailMessage message) {{\n{Repeat(40, static i => $"if (count == {i}) goto L{(i * 7) % 40};")}\n{Repeat(40, static i => $"L{i}: try {{ client.Send(message); }} catch (SmtpException e) when ((int)e.StatusCode == {i}) {{ count++; }} if (count % {i + 2} == 0) goto L{(i * 11) % 40};")}\n}}",
        ["a list of 5,000 codes"] = $"private static readonly HashSet<int> Many = new() {{ {Repeat(5_000, static i => $"{i}", ", ")} }};\n{Handler("if (Many.Contains((int)e.StatusCode)) throw;")}",
        ["a loop over 5,000 codes"] = Handler($"foreach (var code in new[] {{ {Repeat(5_000, static i => $"{i}", ", ")} }}) {{ if (code == (int)e.StatusCode) throw; }}"),
        ["loops in loops over codes"] = Handler($"{Repeat(6, static i => $"foreach (var c{i} in new[] {{ 421, 450, 451, 452, 550, 551, 552, 553 }})")} if ({Repeat(6, static i => $"c{i}", " + ")} == (int)e.StatusCode) throw;"),
        ["40 flags"] = Handler($"{Repeat(40, static i => $"var f{i} = (int)e.StatusCode % {i + 2} == 0;")}\n{Repeat(40, static i => $"if (f{i}) count += {i};")}\nif ({Repeat(40, static i => $"f{i}", " ^ ")}) throw;"),
        ["a type nested 100 deep"] = $"{Handler($"object o = new {Repeat(100, static _ => "List<", "")}int{new string('>', 100)}(); if (o is null) throw;")}",
        ["counters that chase one another"] = $"public void Chase(MailMessage message) {{ int {Repeat(12, static i => $"c{i} = {i}", ", ")};\nwhile (c0 < 100) {{ try {{ client.Send(message); return; }} catch (SmtpException) {{ {Repeat(12, static i => $"if (c{i} > c{(i + 1) % 12}) c{(i + 2) % 12} += {i + 1}; else c{i}++;", " ")} }} }} }}",
    };

    public static TheoryData<string> Names => [.. Members.Keys];

    private static string Handler(string statements) => $"public void Handle(MailMessage message) {{ try {{ client.Send(message); }} catch (SmtpException e) {{\n{statements}\n}} }}";

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Comes_to_an_end_and_sees_what_stands_beside(string name)
    {
        var code = $$"""
            using System.Net.Mail;

            public sealed class Adversary(SmtpClient client)
            {
                private int count;

                {{Members[name]}}
            }

            {{Plain}}
            """;
        var compilation = CSharpCode.Compile(CSharpCode.Parse(code, "Adversary.cs"));
        Assert.Empty(CSharpCode.ErrorsOf(compilation));

        var reports = await Analysis.ReportsOfAsync(compilation, TestContext.Current.CancellationToken);

        var line = code.Split('\n').Length - Plain.Split('\n').Length + Array.FindIndex(Plain.Split('\n'), static text => text.Contains("catch"));
        Assert.Contains(reports, report => report.Id == "SMTP1003" && report.Location.GetLineSpan().StartLinePosition.Line == line);
    }
}
