namespace SmtpReplyAnalyzers.Tests.Engine;

/// <summary>A generated client that speaks SMTP by itself: it reads one reply, and what it does then depends on the code.</summary>
/// <param name="Seed">What it was made from.</param>
/// <param name="Code">A class <c>C</c> and the seed, with a method <c>Run</c>.</param>
/// <param name="IsToRecipient">The reply is one to RCPT.</param>
internal sealed record ClientProgram(int Seed, string Code, bool IsToRecipient)
{
    private static readonly string[] Types =
    [
        "enum Reply4 { Ready = 220, Ok = 250, Start = 354, Closing = 421, Busy = 450, Local = 451, Storage = 452, Temporary = 454, Unknown = 500, Syntax = 501, Login = 530, NoMailbox = 550, Full = 552, Failed = 554 }",
        "sealed class Reply5 { public Reply5(string line) { Text = line; Code = int.Parse(line.Substring(0, 3)); } public int Code { get; } public string Text { get; } public bool IsTransient => Code / 100 == 4; public bool IsPermanent => Code >= 500 && Code < 600; }",
        "sealed record Reply6(int Code, string Text) { public bool IsPositive => Code < 400; }",
    ];

    private static readonly (string Type, string Value)[] Representations =
    [
        ("string", "line"),
        ("int", "int.Parse(line.Substring(0, 3))"),
        ("char", "line[0]"),
        ("int", "line[0] - '0'"),
        ("Reply4", "(Reply4)Convert.ToInt32(line.Substring(0, 3))"),
        ("Reply5", "new Reply5(line)"),
        ("Reply6", "new Reply6(int.Parse(line[..3]), line)"),
        ("(int Code, string Text)", "(int.Parse(line.AsSpan(0, 3)), line)"),
        ("string", "line.Substring(0, 3)"),
        ("string", "line.Split(' ')[0]"),
    ];

    private static readonly int[] Codes = [421, 450, 451, 452, 454, 500, 501, 530, 550, 552, 554];

    public static ClientProgram Create(int seed)
    {
        var random = new Random(seed);
        var kind = random.Next(Representations.Length);
        var (type, value) = Representations[kind];
        var command = random.Next(3) switch { 0 => "\"MAIL FROM:<\" + to + \">\"", 1 => "string.Format(\"rcpt to:<{0}>\", to)", _ => "$\"RCPT TO:<{to}>\"" };
        var read = random.Next(3) switch
        {
            0 => "var line = reader.ReadLine()!;",
            1 => "string line; do { line = reader.ReadLine()!; } while (line.Length > 3 && line[3] == '-');",
            _ => "var line = reader.ReadLine() ?? throw new IOException(); while (line.Length > 3 && line[3] == '-') line = reader.ReadLine()!;",
        };
        var isOut = random.Next(4) == 0;
        var ask = isOut
            ? $"static void Ask(StreamReader reader, StreamWriter writer, string command, out {type} reply) {{ writer.WriteLine(command); writer.Flush(); {read} reply = {value}; }}"
            : $"static {type} Ask(StreamReader reader, StreamWriter writer, string command) {{ writer.WriteLine(command); writer.Flush(); {read} return {value}; }}";
        var call = isOut ? $"Ask(reader, writer, {command}, out var reply);" : $"var reply = Ask(reader, writer, {command});";
        var next = 0;
        var body = Statements(random, kind, depth: 0, ref next);
        var helpers = $"static bool Test({type} reply) {{ if ({Condition(random, kind)}) return true; return {Condition(random, kind)}; }}\n"
            + $"static void Expect({type} reply) {{ if ({Condition(random, kind)}) throw new InvalidOperationException(\"{Probe.Thrown}\"); }}";
        return new ClientProgram(seed, $$"""
            using System;
            using System.IO;
            using SmtpReplyAnalyzers.Tests.Engine;

            public static class C{{seed}}
            {
                {{string.Join("\n", Types)}}
                {{ask}}
                {{helpers}}

                public static void Run(StreamReader reader, StreamWriter writer, string to, bool free)
                {
                    {{call}}
                    {{body}}
                    Probe.Hit({{next}});
                }
            }
            """, command.Contains("RCPT TO", StringComparison.OrdinalIgnoreCase));
    }

    private static string Statements(Random random, int kind, int depth, ref int next)
    {
        var text = string.Empty;
        for (var i = random.Next(1, 4); i > 0 && next < 20; i--)
        {
            var hit = $"Probe.Hit({next++});";
            text += (depth > 2 ? 0 : random.Next(8)) switch
            {
                0 => hit + "\n",
                1 => $"if ({Condition(random, kind)}) {{ {hit} {Statements(random, kind, depth + 1, ref next)} }}\n",
                2 => $"if ({Condition(random, kind)}) {{ {hit} }} else {{ {Statements(random, kind, depth + 1, ref next)} }}\n",
                3 => $"if (Test(reply)) {{ {hit} {Statements(random, kind, depth + 1, ref next)} }}\n",
                4 => $"try {{ Expect(reply); {hit} }} catch (InvalidOperationException) {{ {Statements(random, kind, depth + 1, ref next)} }}\n",
                5 => $"if (free && {Condition(random, kind)}) {{ {hit} return; }}\n",
                6 => $"if ({Condition(random, kind)}) {{ {hit} throw new InvalidOperationException(\"{Probe.Thrown}\"); }}\n",
                _ => $"var flag{next} = {Condition(random, kind)}; {hit} if (!flag{next}) {{ {Statements(random, kind, depth + 1, ref next)} }}\n",
            };
        }

        return text;
    }

    private static string Condition(Random random, int kind, int depth = 0) => (depth > 1 ? 9 : random.Next(10)) switch
    {
        0 => $"!({Condition(random, kind, depth + 1)})",
        1 => $"({Condition(random, kind, depth + 1)} && {Condition(random, kind, depth + 1)})",
        2 => $"({Condition(random, kind, depth + 1)} || {Condition(random, kind, depth + 1)})",
        _ => kind switch
        {
            0 or 8 or 9 => OfText(random),
            2 => random.Next(3) switch { 0 => "reply == '4'", 1 => "reply is '4' or '5'", _ => "reply >= '5'" },
            3 => random.Next(3) switch { 0 => "reply == 5", 1 => "reply is not (2 or 3)", _ => "reply > 4" },
            4 => random.Next(4) switch { 0 => "reply == Reply4.Busy", 1 => "reply is Reply4.Closing or Reply4.Local or Reply4.NoMailbox", 2 => "(int)reply / 100 == 4", _ => "reply > Reply4.Temporary" },
            5 => random.Next(3) switch { 0 => "reply.IsTransient", 1 => "reply.IsPermanent", _ => OfNumber(random, "reply.Code") },
            6 => random.Next(3) switch { 0 => "reply.IsPositive", 1 => "reply is { Code: >= 500 }", _ => OfNumber(random, "reply.Code") },
            7 => OfNumber(random, "reply.Code"),
            _ => OfNumber(random, "reply"),
        },
    };

    private static string OfText(Random random)
    {
        var code = Codes[random.Next(Codes.Length)];
        return random.Next(8) switch
        {
            0 => $"reply.StartsWith(\"{code / 10}\")",
            1 => $"reply[0] == '{code / 100}'",
            2 => $"reply.Substring(0, 3) == \"{code}\"",
            3 => $"string.CompareOrdinal(reply, 0, \"{code}\", 0, 3) == 0",
            4 => $"reply.AsSpan(0, 3).SequenceEqual(\"{code}\")",
            5 => $"reply[..1] != \"{code / 100}\"",
            6 => $"int.Parse(reply.Substring(0, 3)) >= {code}",
            _ => $"reply[0] - '0' > {code / 100 - 1}",
        };
    }

    private static string OfNumber(Random random, string number)
    {
        var code = Codes[random.Next(Codes.Length)];
        return random.Next(6) switch
        {
            0 => $"{number} == {code}",
            1 => $"{number} / 100 == {code / 100}",
            2 => $"{number} is >= {code} and < 600",
            3 => $"{number} < {code}",
            4 => $"{number} % 100 > 50",
            _ => $"{number} switch {{ 250 => false, {code} => true, >= 500 => {(random.Next(2) == 0 ? "true" : "false")}, _ => {(random.Next(2) == 0 ? "true" : "false")} }}",
        };
    }
}
