using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;
using Text = SmtpReplyAnalyzers.BaseLibrary.Text;

namespace SmtpReplyAnalyzers.Exchanges;

internal sealed partial class Rehearsal
{
    private readonly Queue<Value> _octets = new();

    /// <summary>What a member of the base library does on the connection; null when it does nothing there.</summary>
    private Value? OnWire(IMethodSymbol method, Value? receiver, ITypeSymbol? type, ImmutableArray<Value> arguments, IOperation call)
    {
        if (receiver is Thing { IsOffline: true } || (receiver is Thing { Type: { } actual } && !_context.IsSource(actual) && !Connections.IsConnection(actual)))
            return null;
        if (OfAsynchronous(method, receiver, type, arguments, call) is { } result)
            return result;
        var use = Connections.UseOf(method, type);
        if (use != ConnectionUse.None && type is not null && WindowsRuntime.IsConnection(type))
            return OnWindowsWire(use, method, receiver, arguments, call);
        if (IsAsynchronous(method))
            return Complete(method, receiver, arguments, call);
        switch (use)
        {
            case ConnectionUse.Connect:
                _server.Connect();
                return Fresh();
            case ConnectionUse.Write:
                Write(method, receiver, arguments, call);
                return Fresh();
            case ConnectionUse.ReadText:
                return ReadLine(call);
            case ConnectionUse.ReadByte:
                return ReadOctet(call);
            case ConnectionUse.ReadBuffer:
                return ReadInto(method, arguments, call);
        }

        return method.Name switch
        {
            "Peek" when type is not null && Connections.IsConnection(type) => _octets.Count > 0 ? NumberOf(_octets.Peek()) : new Constant(_server.HasReply ? '3' : -1),
            "Poll" when type is not null && Connections.IsConnection(type) => Constant.Of(_server.HasReply),
            _ => null,
        };
    }

    private Value? OfWire(IPropertySymbol property, Value receiver)
    {
        if (_context.IsSource(property) || !Connections.IsConnection(property.ContainingType) || receiver is Thing { IsOffline: true })
            return null;
        return property.Name switch
        {
            "DataAvailable" => Constant.Of(_octets.Count > 0 || _server.HasReply),
            "EndOfStream" => Constant.Of(_octets.Count == 0 && !_server.HasReply),
            "Available" => _octets.Count > 0 || _server.HasReply ? Bounded.AtLeast(1) : new Constant(0),
            "Connected" or "CanRead" or "CanWrite" => Constant.True,
            "UnconsumedBufferLength" => new Constant((uint)_loaded),
            _ => null,
        };
    }

    private Value ReadLine(IOperation call)
    {
        if (_octets.Count > 0)
        {
            var rest = Forms.OfItems(_octets.TakeWhile(static octet => octet is not Constant { Content: '\r' or '\n' }).ToArray());
            while (_octets.Count > 0 && _octets.Dequeue() is not Constant { Content: '\n' })
            {
            }

            return rest;
        }

        var (code, goesOn) = NextReply(call);
        return IsBare(code) ? new Constant("334") : new ReplyText(code.ToString("000", System.Globalization.CultureInfo.InvariantCulture) + (goesOn ? '-' : ' '));
    }

    private (int Code, bool GoesOn) NextReply(IOperation call)
    {
        ForgetReply();
        _looksAtClock = 0;
        return _server.Reply(Here(call.Syntax)) ?? throw new RehearsalOver(isDoubtful: false);
    }

    private bool IsBare(int code) => _isBare && code == 334;

    private void Receive(IOperation call)
    {
        // All lines of a reply come at once.
        for (var goesOn = _octets.Count == 0; goesOn;)
            goesOn = ReceiveLine(call);
    }

    private bool ReceiveLine(IOperation call)
    {
        var (code, goesOn) = NextReply(call);
        foreach (var digit in code.ToString("000", System.Globalization.CultureInfo.InvariantCulture))
            _octets.Enqueue(new Constant(digit));
        if (!IsBare(code))
        {
            _octets.Enqueue(new Constant(goesOn ? '-' : ' '));
            _octets.Enqueue(ReplyCharacter.Any);
        }

        _octets.Enqueue(new Constant('\r'));
        _octets.Enqueue(new Constant('\n'));
        return goesOn;
    }

    private Value ReadOctet(IOperation call)
    {
        Receive(call);
        return NumberOf(_octets.Dequeue());
    }

    private static Value NumberOf(Value octet) => octet is Constant { Content: char one } ? new Constant((int)one) : octet;

    private Value ReadInto(IMethodSymbol method, ImmutableArray<Value> arguments, IOperation call)
    {
        Receive(call);
        var buffer = arguments.OfType<Thing>().FirstOrDefault();
        if (buffer is null)
            throw Doubt();
        var isText = buffer.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char };
        var numbers = arguments.Where((_, i) => i < method.Parameters.Length && method.Parameters[i].Type.SpecialType == SpecialType.System_Int32).Select(static argument => (argument as Constant)?.Content as int?).ToArray();
        var offset = numbers.Length > 1 ? numbers[0] ?? 0 : 0;
        var most = Math.Min(buffer.Room is { } room ? Math.Max(room - offset, 1) : int.MaxValue, numbers.Length == 0 ? int.MaxValue : Math.Max(numbers[numbers.Length - 1] ?? int.MaxValue, 1));
        return new Constant(Take(buffer, offset, most, isText));
    }

    /// <summary>How many octets were put into a buffer.</summary>
    private int Take(Thing buffer, int offset, int most, bool isText)
    {
        var items = buffer.Items ??= new List<Value>();
        var count = 0;
        for (; count < most && _octets.Count > 0; count++)
        {
            var octet = _octets.Dequeue();
            var item = octet is Constant { Content: char one } && !isText ? new Constant((byte)one) : octet;
            while (items.Count <= offset + count)
                items.Add(new Constant((byte)0));
            items[offset + count] = item;
        }

        buffer.Content = null;
        return count;
    }

    private Value ElementOf(Value whole, ImmutableArray<Value> indices, IOperation site)
    {
        if (indices is not [var index])
            return Made.Derived("item", indices.Insert(0, whole).ToArray());
        if (index is Constant { Content: Range })
            return PartOf(whole, index, site);
        if (LastOf(whole) is { } last && IsLast(index, whole))
            return last;
        if (whole is Matched matched && matched.GroupAt(index) is { } group)
            return group;
        if (whole is Thing { Values: { } values, Items: { } keys })
            return keys.IndexOf(index) is >= 0 and var at ? values[at] : AreConstant(keys, index) ? throw new ClientException(Constant.Null, Here(site.Syntax)) : Fresh(values.Append(index).ToArray());
        if (whole is Thing { Items: { } items } && index is Constant { Content: int place } && place >= 0)
        {
            return place < items.Count ? items[place]
                : whole is Thing { Room: { } room } && place < room ? new Constant((byte)0)
                : throw (_isBare && items is [Constant { Content: "334" }, ..] ? CutShort(site) : new ClientException(Constant.Null, Here(site.Syntax)));
        }

        // A bare code has no fourth character; what reads it as one reads every short reply so.
        if (whole is Constant { Content: "334" } && index is Constant { Content: 3 })
            return new Constant(' ');
        return WordsAt(whole, index) ?? (Slicing.Item(Snapshot(whole), index) is var item and not Unknown ? item : Made.Derived("item", whole, index));
    }

    private ClientException CutShort(IOperation site)
    {
        var place = Here(site.Syntax);
        _server.Note(new CutShort(place));
        return new ClientException(Constant.Null, place);
    }

    private Value PartOf(IOperation operation)
    {
        var parts = operation.ChildOperations.Select(Evaluate).ToArray();
        // The beginning of what was filled, up to where it was filled.
        if (parts is [Thing { Content: not null } filled, Made or Unknown] && operation.ChildOperations.Last() is IRangeOperation { LeftOperand: null })
            return filled;
        return parts.Length == 2 ? PartOf(parts[0], parts[1], operation) : Fresh(parts);
    }

    private Value PartOf(Value whole, Value range, IOperation site)
    {
        if (_isBare && whole is Constant { Content: "334" } && range is Constant { Content: Range { Start: { IsFromEnd: false, Value: > 3 } } })
            throw CutShort(site);
        // What is cut off the end is behind the code.
        if (whole is ReplyText && range is Constant { Content: Range { Start: { IsFromEnd: false, Value: 0 }, End: { IsFromEnd: true, Value: > 0 } } })
            return whole;
        if (range is Constant { Content: Index })
            return Slicing.Item(Snapshot(whole), range) is var item and not Unknown ? item : Made.Derived("item", whole, range);
        return Slicing.Part(Snapshot(whole), range) is var part and not Unknown ? part : Made.Derived("part", whole, range);
    }

    /// <summary>The items of a collection in order; null where they are not known.</summary>
    private static IEnumerable<Value>? ItemsOf(Value value) => value switch
    {
        Thing { Values: not null } => null,
        Thing { Items: { } items } => items,
        Sequence { IsDictionary: false } sequence => sequence.Items,
        KnownStart start => start.Items,
        Constant { Content: string text } => text.Select(static one => (Value)new Constant(one)),
        ReplyText reply => reply.Start.Select(static one => (Value)new Constant(one)).Append(ReplyCharacter.Any),
        _ => null,
    };

    /// <summary>What a value is for functions that change nothing.</summary>
    private static Value Snapshot(Value value) => value switch
    {
        Thing { Content: { } content } => content,
        Thing { Values: { } values, Items: { } keys } => new Sequence(keys.ToImmutableArray(), values.ToImmutableArray()),
        Thing { Items: { } items, Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char or SpecialType.System_Byte } } when items.Contains(ReplyCharacter.Any) => Forms.OfItems(items),
        Thing { Items: { Count: <= Sequence.Longest } items } => new Sequence(items.ToImmutableArray()),
        _ => value,
    };
}
