using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

internal sealed partial class Rehearsal
{
    private Value OfMemory(IMethodSymbol method, Thing memory, ImmutableArray<Value> arguments, IOperation call)
    {
        switch (method.Name)
        {
            case "WriteTo" or "CopyTo" or "CopyToAsync" when arguments.FirstOrDefault() is Thing { IsOffline: true } target && !ReferenceEquals(target, memory):
                Memory.Write(target, (method.Name == "WriteTo" ? Memory.ContentOf(memory) : Memory.Rest(memory)) ?? Fresh(memory));
                return Fresh();
            case "WriteTo" or "CopyTo" or "CopyToAsync" when method.Parameters.Length > 0 && Apis.Connections.IsConnection(method.Parameters[0].Type):
                Write(method, arguments[0], ImmutableArray.Create((method.Name == "WriteTo" ? Memory.ContentOf(memory) : Memory.Rest(memory)) ?? Fresh(memory)), call);
                return Fresh();
            case "Seek" when arguments is [Constant { Content: int or long } offset, Constant { Content: int origin }]:
                memory.Position = (origin == 0 ? 0 : origin == 1 ? memory.Position : Memory.LengthOf(memory)) + System.Convert.ToInt32(offset.Content, System.Globalization.CultureInfo.InvariantCulture);
                return new Constant((long)memory.Position);
            case "SetLength" when arguments is [Constant { Content: 0 or 0L }]:
                (memory.Content, memory.Items, memory.Position) = (null, null, 0);
                return Fresh();
            case "ToArray" or "GetBuffer" when memory is { Content: null, Items: { } items }:
                return new Thing(method.ReturnType) { Items = items.ToList(), Room = items.Count };
            case "ToArray" or "GetBuffer" or "ReadToEnd" or "ReadToEndAsync":
                return Memory.ContentOf(memory);
            case "ReadLine" or "ReadLineAsync" when Memory.Line(memory) is { } line:
                return line;
            case "ReadByte" when Memory.Octet(memory) is { } octet:
                return octet;
            case "Read" or "ReadAsync" or "ReadExactly" or "ReadExactlyAsync" or "ReadAtLeast" or "ReadAtLeastAsync" when arguments.FirstOrDefault() is Thing buffer:
                return ReadFrom(memory, buffer, arguments);
        }

        if (memory is { Under: Thing { IsOffline: true } stream } && method.Name.StartsWith("Write", StringComparison.Ordinal))
        {
            if (memory.Charset is { } charset)
                WriteText(stream, charset, method, arguments);
            else
                Memory.Write(stream, memory.IsEncoder && !arguments.IsEmpty ? Made.From(Form.Base64, PartOf(arguments), tag: null, Here(call.Syntax)) : Made.Derived(new object(), arguments.ToArray()));
            return Fresh();
        }

        if (!method.Name.StartsWith("Write", StringComparison.Ordinal) || arguments.IsEmpty)
            return Fresh();
        Memory.Write(memory, arguments is [Thing { Items: { } all, Content: null }, Constant { Content: int from }, Constant { Content: int count }, ..] && from + count <= all.Count
            ? new Thing(memory.Type) { Items = all.Skip(from).Take(count).ToList() }
            : arguments[0]);
        return Fresh();
    }

    // A writer over memory puts the bytes of each text there.
    private static void WriteText(Thing stream, Charset charset, IMethodSymbol method, ImmutableArray<Value> arguments)
    {
        foreach (var part in Forms.PartsOf(arguments.IsEmpty ? new Constant(string.Empty) : arguments.Length > 1 && arguments[0] is Constant { Content: string } && method.Parameters[1].Type is not { Name: "CancellationToken" } ? Library.Format(arguments) : AsText(arguments[0], method.Parameters[0].Type)))
            Memory.Write(stream, part is Made { Form: not Form.Bytes } ? Made.From(Form.Bytes, part, charset) : part);
        if (method.Name.StartsWith("WriteLine", StringComparison.Ordinal))
            Memory.Write(stream, new Constant("\r\n"));
    }

    private static Value ReadFrom(Thing memory, Thing buffer, ImmutableArray<Value> arguments)
    {
        var length = Memory.LengthOf(memory) - memory.Position;
        if (length <= 0)
            return new Constant(0);
        if (Memory.Rest(memory) is not { } rest)
            return Fresh(memory);
        if (rest is Thing { Items: { } items } && arguments is [_, Constant { Content: int from }, ..] && from == 0)
            (buffer.Items, buffer.Content) = (items.ToList(), null);
        else
            (buffer.Items, buffer.Content) = (null, Forms.AsWritten(rest));
        return new Constant(length);
    }
}
