using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>The transport and the codings of the Windows Runtime: what is written waits until it is stored, and what is read was loaded before.</summary>
internal sealed partial class Rehearsal
{
    private int _loaded;
    private (Value Text, Place Place, Value? Writer)? _unstored;

    private Value OnWindowsWire(ConnectionUse use, IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, IOperation call)
    {
        switch (use)
        {
            case ConnectionUse.Connect:
                _server.Connect();
                return Fresh();
            case ConnectionUse.Write when method.Name == "WriteAsync":
                Write(Forms.AsWritten(arguments[0]), isLine: false, receiver, Here(call.Syntax));
                return Fresh();
            case ConnectionUse.Write:
                Keep(PieceOf(method, arguments), receiver, Here(call.Syntax));
                return Fresh();
            case ConnectionUse.Store:
                Store();
                return Fresh();
            case ConnectionUse.Load:
                return Load(arguments[0], call);
            case ConnectionUse.ReadText:
                return Forms.OfItems(Loaded(CountOf(arguments[0])));
            case ConnectionUse.ReadByte:
                return Loaded(1) is [var octet] ? octet is Constant { Content: char one } ? new Constant((byte)one) : octet : throw Doubt();
            case ConnectionUse.ReadBuffer when method.Name == "ReadBytes":
                return Fill(arguments[0]);
            case ConnectionUse.ReadBuffer when method.Name == "ReadBuffer":
                return new Thing(method.ReturnType) { Items = AsBytes(Loaded(CountOf(arguments[0]))) };
            default:
                // IInputStream.ReadAsync waits, and returns what there is.
                StoreIfAwaited();
                Receive(call);
                _loaded = _octets.Count;
                return new Thing(method.ReturnType) { Items = AsBytes(Loaded(_loaded)) };
        }
    }

    private static Value PieceOf(IMethodSymbol method, ImmutableArray<Value> arguments) => method.Name switch
    {
        "WriteByte" when arguments[0] is Constant { Content: byte or int } one => new Constant(((char)System.Convert.ToInt32(one.Content, System.Globalization.CultureInfo.InvariantCulture)).ToString()),
        _ when arguments is [Thing { Items: { } items }, Constant from, Constant count] => Forms.OfItems(items.Skip(NumberOf(from) ?? 0).Take(NumberOf(count) ?? int.MaxValue)),
        _ => Forms.AsWritten(arguments[0]),
    };

    private void Keep(Value piece, Value? writer, Place place)
    {
        if (_unstored is { } other && !Equals(other.Writer, writer))
            throw Doubt();
        _unstored = _unstored is { } before ? (Forms.Join(before.Text, piece), before.Place, writer) : (piece, place, writer);
    }

    private void Store()
    {
        if (_unstored is not { } line)
            return;
        _unstored = null;
        Write(line.Text, isLine: false, line.Writer, line.Place);
    }

    // Somebody stores it who is not seen: the client would wait forever else.
    private void StoreIfAwaited()
    {
        if (_octets.Count == 0 && !_server.HasReply)
            Store();
    }

    private Value Load(Value most, IOperation call)
    {
        if (_loaded == _octets.Count)
        {
            StoreIfAwaited();
            var before = _octets.ToArray();
            _octets.Clear();
            Receive(call);
            var more = _octets.ToArray();
            _octets.Clear();
            foreach (var octet in before.Concat(more))
                _octets.Enqueue(octet);
        }

        var count = Math.Min(_octets.Count - _loaded, CountOf(most));
        _loaded += count;
        return new Constant((uint)count);
    }

    private List<Value> Loaded(int count)
    {
        if (count != int.MaxValue && count > _loaded)
            throw Doubt();
        var octets = new List<Value>();
        for (; octets.Count < count && _loaded > 0; _loaded--)
            octets.Add(_octets.Dequeue());
        return octets;
    }

    private Value Fill(Value array)
    {
        if (array is not Thing buffer)
            throw Doubt();
        buffer.Items = AsBytes(Loaded(buffer.Room ?? int.MaxValue));
        buffer.Content = null;
        return Constant.Null;
    }

    private static List<Value> AsBytes(List<Value> octets) => octets.Select(static octet => octet is Constant { Content: char one } ? new Constant((byte)one) : octet).ToList();

    // What is not known is all there is.
    private static int CountOf(Value count) => NumberOf(count as Constant) is { } number ? Math.Max(number, 0) : int.MaxValue;

    private static int? NumberOf(Constant? number) => number?.Content is int or uint or byte or short or ushort or long ? (int)System.Convert.ToInt64(number.Content, System.Globalization.CultureInfo.InvariantCulture) : null;

    private Value? OfWindows(IMethodSymbol method, string scope, string type, Value? receiver, ImmutableArray<Value> arguments, IOperation call, ref ImmutableArray<Value> after)
    {
        var place = Here(call.Syntax);
        switch (scope)
        {
            case WindowsRuntime.Streams when receiver is Thing { IsOffline: true } memory:
                return OfMemory(method, memory, arguments);
            case WindowsRuntime.Streams when type == "DataReader" && method.Name == "FromBuffer":
                return new Thing(method.ReturnType) { IsOffline = true, Content = Forms.AsWrittenBytes(arguments[0]) };
            case WindowsRuntime.Streams when type is "DataReader" or "DataWriter" && (method.Name.StartsWith("Read", StringComparison.Ordinal) || method.Name.StartsWith("Write", StringComparison.Ordinal)):
                throw Doubt();
            case WindowsRuntime.Cryptography when type == "CryptographicBuffer":
                return OfBuffer(method, arguments, place, ref after);
            case WindowsRuntime.CryptographyCore when method.Name == "CreateKey":
                return new Thing(method.ReturnType) { Content = Forms.AsWrittenBytes(arguments[0]) };
            case WindowsRuntime.CryptographyCore when method.Name is "Sign" or "HashData":
                return Made.Limit(new Made(Form.Hash, arguments.Reverse().Select(Forms.AsWrittenBytes).ToImmutableArray()) { Place = place });
            default:
                return null;
        }
    }

    private static Value? OfBuffer(IMethodSymbol method, ImmutableArray<Value> arguments, Place place, ref ImmutableArray<Value> after)
    {
        switch (method.Name)
        {
            case "ConvertStringToBinary":
                return Made.From(Form.Bytes, arguments[0], CharsetOf(arguments[1]), place);
            case "ConvertBinaryToString":
                return Decode(CharsetOf(arguments[0]), arguments.RemoveAt(0));
            case "EncodeToBase64String":
                return Made.From(Form.Base64, PartOf(arguments), tag: null, place);
            case "DecodeFromBase64String":
                return Forms.AsWritten(arguments[0]) is Made { Form: Form.Base64 } encoded ? encoded.Part : Made.From(Form.Decoded, Forms.AsWritten(arguments[0]), tag: null, place);
            case "EncodeToHexString":
                return Made.From(Form.Hexadecimal, Forms.AsWritten(arguments[0]), tag: null, place);
            case "CreateFromByteArray":
                return arguments[0];
            case "CopyToByteArray" when arguments.Length == 2:
                after = after.SetItem(1, arguments[0]);
                return Constant.Null;
            default:
                return null;
        }
    }

    private static Charset CharsetOf(Value encoding) => encoding is Constant { Content: 0 } ? Charset.Utf8 : encoding is Constant { Content: 1 or 2 } ? new Charset("utf-16") : Charset.Unknown;

    private static Value? OfMemory(IMethodSymbol method, Thing memory, ImmutableArray<Value> arguments)
    {
        var content = memory.Content ?? new Constant(string.Empty);
        switch (method.Name)
        {
            case "WriteString" or "WriteBytes" or "WriteByte" or "WriteBuffer":
                memory.Content = Forms.Join(content, PieceOf(method, arguments));
                return Fresh();
            case "DetachBuffer" or "ReadString" or "ReadBuffer":
                return content;
            case "ReadBytes" when arguments[0] is Thing array:
                (array.Items, array.Content) = (null, content);
                return Constant.Null;
            default:
                return Fresh();
        }
    }
}
