using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What the client writes, and whether it is the server that it writes to.</summary>
internal sealed partial class Rehearsal
{
    private Value? _writer;
    private int _rankOfWriter;
    private Value? _said;
    private int _saidAt;

    private void Write(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, IOperation call)
    {
        if (_callbacks > 0)
            throw Doubt();
        if (IsLog(receiver))
        {
            NoteShown(call.Syntax, arguments);
            if (_server.HasExchange && arguments.Length == 1)
                (_logged, _loggedAt) = (Forms.WithoutLineEnd(Forms.AsWritten(AsText(arguments[0], method.Parameters[0].Type))).Text, _server.Exchanged);
            if (_saidAt == _server.Exchanged)
                Compare(_said);
            return;
        }

        var text = arguments.IsEmpty ? new Constant(string.Empty)
            : arguments.Length > 1 && arguments[0] is Constant { Content: string } && method.Parameters[1].Type is not { Name: "CancellationToken" } ? Library.Format(arguments)
            : arguments is [Thing { Items: { } items }, Constant { Content: int from }, Constant { Content: int count }, ..] && from + count <= items.Count ? Forms.OfItems(items.Skip(from).Take(count))
            : AsText(arguments[0], method.Parameters[0].Type);
        Write(text, method.Name.StartsWith("WriteLine", StringComparison.Ordinal), receiver, Here(call.Syntax), (call as IInvocationOperation)?.Instance?.Type);
    }

    private void Write(Value text, bool isLine, Value? receiver, Place place, ITypeSymbol? type = null)
    {
        receiver = StreamOf(receiver);
        var line = Forms.WithoutLineEnd(Forms.AsWritten(text)).Text;
        // Whoever writes in the exchange and is not the one who began it may be a log.
        if (_server.HasExchange && _writer is not null && !Equals(_writer, receiver))
        {
            FindLog(line, receiver, RankOf(type));
            // Where both are written to, one right after the other, the one who began it may as well be the log: nothing is known of what the server is told.
            HasTwoWriters = !HasFoundTangle && _saidAt == _server.Exchanged && !(_rankOfWriter == RankOfBytes && RankOf(type) < RankOfBytes);
            throw Doubt();
        }

        Compare(line);
        var had = _server.HasExchange;
        _octets.Clear();
        _loaded = 0;
        _server.Take(text, isLine, place with { Said = SaidAt(place.InBody, line) }, IsAuthSaidHere(line));
        (_said, _saidAt) = (line, _server.Exchanged);
        if (!had && _server.HasExchange)
            (_writer, _rankOfWriter) = (receiver, RankOf(type));
        ReadPending();
    }

    // One line, or two of AUTH of which one holds a mask, and two who are given it, one right after the other: who takes text, where the other one takes bytes, keeps a log of it.
    private void FindLog(Value line, Value? receiver, int rank)
    {
        var (lower, higher, told) = rank < _rankOfWriter ? (receiver, _writer, _said) : (_writer, receiver, line);
        if (rank == _rankOfWriter || _saidAt != _server.Exchanged || !(line.Equals(_said) || (IsAuth(line) && IsAuth(_said) && told is not Constant)) || lower is not Made { Form: Form.Source, Tag: ISymbol log } || IsCalledLog(higher))
            return;
        _tangled.Add(log);
        HasFoundTangle = true;
    }

    // What holds Base64 where the other one holds something else, such as a mask, is no log: it was taken for one wrongly.
    private void Compare(Value? said)
    {
        if (_logged is null || _loggedAt != _server.Exchanged || _logged.Equals(said) || !Forms.Within(_logged).Any(static part => part is Made { Form: Form.Base64 }))
            return;
        HasTwoWriters = true;
        throw Doubt();
    }

    private Value? _logged;
    private int _loggedAt;

    private static bool IsAuth(Value? line) => line is not null && Forms.StartOf(line) is { } start && Replies.SmtpVerbs.Of(start.Start, start.IsWhole) == Replies.SmtpVerb.Authenticate;

    // A file may hold the log, and whatever takes text may lead to the server.
    private static bool IsCalledLog(Value? writer) => writer is Made { Tag: ISymbol { Name: var name } } && Array.Exists(LogNames, part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);

    private static readonly string[] LogNames = { "log", "trac", "transcript", "journal", "debug", "dump", "history", "protocol", "file", "record", "copy", "echo", "console" };

    /// <summary>Two write in the exchange, and which of them the server hears is not known.</summary>
    public bool HasTwoWriters { get; private set; }

    private const int RankOfBytes = 2;

    private static int RankOf(ITypeSymbol? type) => type?.Name switch
    {
        "TextWriter" => 0,
        "StreamWriter" => 1,
        _ => RankOfBytes,
    };

    private bool IsLog(Value? receiver) => StreamOf(receiver) is Made { Form: Form.Source, Tag: ISymbol symbol } && _tangled.Contains(symbol);

    // The connection itself: however many writers are made over it, it is one.
    private static Value? StreamOf(Value? writer)
    {
        while (writer is Thing { Under: { } under })
            writer = under;
        return writer;
    }
}
