using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>The lines of a text, and where they end.</summary>
internal sealed partial class Rehearsal
{
    // A response holds no line end of its own; a reply that was read ends with one.
    private static Value? OfLineEnd(string method, Value? receiver, string sought) => sought.Length == 0 || sought.Trim('\r', '\n').Length > 0 ? null : (method, receiver) switch
    {
        ("EndsWith", Constant { Content: string known }) => Constant.Of(known.EndsWith(sought, StringComparison.Ordinal)),
        ("EndsWith", Made made) => Constant.Of(Forms.PartsOf(made).LastOrDefault() is Constant { Content: string last } && last.EndsWith(sought, StringComparison.Ordinal)),
        ("Contains", Made { Form: not Form.Joined }) => Constant.False,
        ("EndsWith", ReplyText { IsTrimmed: true }) => Constant.False,
        ("EndsWith" or "Contains", ReplyText) => Constant.True,
        ("IndexOf" or "LastIndexOf", ReplyText reply) => Bounded.AtLeast(reply.Start.Length),
        _ => null,
    };

    // A reply has words behind its code: what is blank is trimmed behind them.
    private static ReplyText? Trimmed(ReplyText reply, string method, ImmutableArray<Value> arguments)
    {
        var given = arguments is [Thing { Items: { } items }] ? items : arguments.ToList();
        if (!given.TrueForAll(static argument => argument is Constant { Content: char one } && (char.IsWhiteSpace(one) || char.IsControl(one))))
            return null;
        var characters = given.Select(static argument => (char)((Constant)argument).Content!).ToArray();
        return new ReplyText(method == "Trim" ? reply.Start.TrimStart(characters) : reply.Start) { Next = reply.Next, IsTrimmed = reply.IsTrimmed || characters.Length == 0 || characters.Contains('\n') };
    }

    private bool? _endsInLines;

    // The lines of a reply; whether another, empty one follows, depends on how it was read.
    private Thing? SplitLines(ReplyText reply, IMethodSymbol method, ImmutableArray<Value> arguments)
    {
        var separators = arguments[0] is Thing { Items: { } items } ? items.ToArray() : new[] { arguments[0] };
        if (separators.Length == 0 || !Array.TrueForAll(separators, static separator => separator is Constant { Content: char or string } known && known.Content.ToString() is { Length: > 0 } text && text.Trim('\r', '\n').Length == 0))
            return null;
        var lines = new List<Value>();
        for (var line = reply; line is not null; line = line.Next)
            lines.Add(new ReplyText(line.Start) { IsTrimmed = true });
        if (!reply.IsTrimmed && !arguments.Skip(1).Any(static argument => argument is Constant { Content: int options } && (options & 1) != 0) && (_endsInLines ??= _choices.Among(2) == 0))
            lines.Add(new Constant(string.Empty));
        return new Thing(method.ReturnType) { Items = lines };
    }
}
