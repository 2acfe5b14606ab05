using Microsoft.CodeAnalysis.CSharp;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.BaseLibrary;

namespace SmtpReplyAnalyzers.Tests.Flow;

/// <summary>What the functions say is compared with what the expressions do when they are compiled and run.</summary>
public sealed class PureDifferentialTests
{
    private static readonly string[] Continuations =
    [
        "", " ", "-", " OK", "-OK", " 2.0.0 Ok: queued", "-4.7.0 Temporary failure\r\n454 try later", "4", "0", "x", "\r\n", "\t", "  ", " ok ", "-mail.example", "\0", " \0", " 1", ": x", " ä",
    ];

    [Fact]
    public void AConstantIsWhatTheExpressionReturns() => Check(PureExpressions.Known, LanguageVersion.Preview, isKnown: true);

    [Fact]
    public void AConstantIsWhatTheExpressionReturnsInCSharp12() => Check(PureExpressions.Known, LanguageVersion.CSharp12, isKnown: true);

    [Fact]
    public void WhatThrowsOrDependsOnMoreIsUnknown() => Check(PureExpressions.Unknown, LanguageVersion.Preview, isKnown: false);

    [Fact]
    public void AnAnswerHoldsForEveryContinuationOfTheText()
    {
        var program = new PureProgram(PureExpressions.OfText);
        var (known, failures) = (0, new List<string>());
        foreach (var start in new[] { "", "4", "454", "454 ", "454-", "454 4.7.0 T", "250", "  45", "ab-Cd" })
        {
            for (var i = 0; i < PureExpressions.OfText.Count; i++)
            {
                var value = new PureEvaluator(new ReplyText(start)).Evaluate(program.Bound(i));
                if (value is not Unknown)
                    known++;
                failures.AddRange(Continuations.Select(rest => start + rest)
                    .Where(line => program.Runs(i, line, out var result) && !Stands(value, result))
                    .Select(line => $"{PureExpressions.OfText[i]} of \"{line}\" known as \"{start}\" is {Show(value)}"));
            }
        }

        Assert.True(!failures.Any(), string.Join('\n', failures));
        Assert.InRange(known, PureExpressions.LeastKnownOfText, int.MaxValue);
    }

    [Fact]
    public void WhatIsKnownOfAReplyIsAnswered()
    {
        var program = new PureProgram([.. PureExpressions.OfReply.Keys]);
        var failures = PureExpressions.OfReply.Select((row, i) => (row.Key, row.Value, Actual: new PureEvaluator(new ReplyText("454")).Evaluate(program.Bound(i))))
            .Where(static row => !row.Value.Equals(row.Actual))
            .Select(static row => $"{row.Key}: {Show(row.Actual)}");
        Assert.True(!failures.Any(), string.Join('\n', failures));
    }

    private static void Check(IReadOnlyList<string> expressions, LanguageVersion version, bool isKnown)
    {
        var program = new PureProgram(expressions, version);
        var failures = new List<string>();
        for (var i = 0; i < expressions.Count; i++)
        {
            var value = new PureEvaluator(Unknown.Independent).Evaluate(program.Bound(i));
            var runs = program.Runs(i, "454 x", out var result);
            if (value is Unknown ? isKnown : !isKnown || !runs || !Stands(value, result))
                failures.Add($"{expressions[i]} is {(runs ? result ?? "null" : "an exception")}, not {Show(value)}");
        }

        Assert.True(!failures.Any(), string.Join('\n', failures));
    }

    [Fact]
    public void ArithmeticIsThatOfCSharp()
    {
        const int seed = 20260824;
        var random = new Random(seed);
        string[] types = ["int", "uint", "long", "short", "ushort", "byte", "sbyte", "char", "Small", "Bits"];
        string[] literals = ["0", "1", "-1", "2", "7", "31", "33", "100", "-128", "255", "450", "65535", "int.MaxValue", "int.MinValue", "4294967295", "long.MaxValue", "long.MinValue"];
        string[] operators = ["+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "==", "!=", "<", "<=", ">", ">="];
        Check([.. Enumerable.Range(0, 600).Select(_ => Expression())], LanguageVersion.Preview, isKnown: true);

        // Division by zero, and of the least number by -1, does not compile.
        string Expression()
        {
            var (type, symbol) = (Pick(["int", "uint", "long"]), Pick(operators));
            var right = symbol is "/" or "%" ? $"(({type}){Pick(["1", "2", "7", "100"])})" : Of(symbol is "<<" or ">>" ? "int" : type);
            return symbol[0] is '=' or '!' || symbol is "<" or "<=" or ">" or ">=" ? $"unchecked({Of(type)} {symbol} {right})" : $"unchecked(({Pick(types)})({Of(type)} {symbol} {right}))";
        }

        string Of(string type) => $"(({type})({Pick(types)})({Pick(literals)}))";

        string Pick(string[] from) => from[random.Next(from.Length)];
    }

    /// <summary>Does the value stand for what came out when the program ran?</summary>
    private static bool Stands(Value value, object? result) => (value, result) switch
    {
        (Unknown, _) => true,
        (Constant { Content: BoxedEnum boxed }, Enum actual) => boxed.Type.Name == actual.GetType().Name && boxed.Number.Equals(Number(actual)),
        (Constant { Content: var content }, Enum actual) => Number(actual).Equals(content),
        (Constant { Content: var content }, _) => Equals(content, result) && content?.GetType() == result?.GetType(),
        (ReplyText text, string actual) => actual.StartsWith(text.Start, StringComparison.Ordinal),
        (Bounded range, int actual) => range.Least <= actual && actual <= range.Most && !(range.NeverZero && actual == 0),
        (Sequence { IsDictionary: false } sequence, System.Collections.IEnumerable actual) => actual.Cast<object?>().ToList() is var items
            && items.Count == sequence.Items.Length && items.Zip(sequence.Items, static (item, known) => Stands(known, item)).All(static same => same),
        (KnownStart start, System.Collections.IEnumerable actual) => actual.Cast<object?>().ToList() is var items
            && items.Count >= start.Items.Length && items.Zip(start.Items, static (item, known) => Stands(known, item)).All(static same => same),
        _ => false,
    };

    private static object Number(Enum value) => Convert.ChangeType(value, value.GetTypeCode(), null);

    private static string Show(Value value) => value switch
    {
        Constant { Content: var content } => $"{content ?? "null"} ({content?.GetType().Name})",
        ReplyText text => $"\"{text.Start}\"…",
        Bounded range => $"{range.Least}..{range.Most}",
        Sequence sequence => $"[{string.Join(", ", sequence.Items.Select(Show))}]",
        KnownStart start => $"[{string.Join(", ", start.Items.Select(Show))}, …",
        _ => value.GetType().Name,
    };
}
