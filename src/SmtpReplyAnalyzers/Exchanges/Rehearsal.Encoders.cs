using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Text that is encoded into a buffer, piece by piece, by an encoder or through pointers.</summary>
internal sealed partial class Rehearsal
{
    /// <summary>Null for all that is not done so.</summary>
    private Value? OfEncoder(IMethodSymbol method, string type, Value? receiver, ImmutableArray<Value> arguments, SyntaxNode site, ref ImmutableArray<Value> after)
    {
        if (type != "Encoder" && !method.Parameters.Any(static parameter => parameter.Type is IPointerTypeSymbol) || arguments.IsEmpty)
            return null;
        // What is encoded is shorter than any buffer: all of it is taken at once.
        var text = AsText(arguments[0] is Pointer { Index: 0 } start ? start.Whole : arguments[0], method.Parameters[0].Type);
        if (method.Name == "GetByteCount")
            return new Constant(Memory.LengthOf(text));
        if (method.Name is not ("GetBytes" or "Convert") || method.Parameters.FirstOrDefault(static parameter => IsOfBytes(parameter.Type)) is not { } into)
            return null;
        var count = new Constant(Memory.LengthOf(text));
        var (buffer, at) = arguments[into.Ordinal] switch
        {
            Pointer { Whole: Thing whole } pointer => (whole, (int?)pointer.Index),
            Thing whole when into.Type is IArrayTypeSymbol => (whole, (arguments[into.Ordinal + 1] as Constant)?.Content as int?),
            Thing whole => (whole, 0),
            _ => (null, null),
        };
        if (buffer is null)
            return null;
        Append(buffer, at, text is Constant { Content: string known } && BaseLibrary.Text.IsPrintableAscii(known.TrimEnd('\r', '\n')) ? text : Made.From(Form.Bytes, AsCharacters(text), receiver as Charset ?? Charset.Unknown, Here(site)));
        foreach (var told in method.Parameters.Where(static parameter => parameter.RefKind == RefKind.Out))
            after = after.SetItem(told.Ordinal, told.Type.SpecialType == SpecialType.System_Boolean ? Constant.True : count);
        return method.ReturnsVoid ? Constant.Null : count;
    }

    private static bool IsOfBytes(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.SpecialType == SpecialType.System_Byte,
        IPointerTypeSymbol pointer => pointer.PointedAtType.SpecialType == SpecialType.System_Byte,
        INamedTypeSymbol { Name: "Span" or "Memory", TypeArguments: [{ SpecialType: SpecialType.System_Byte }] } => true,
        _ => false,
    };

    // At its beginning, a buffer is written anew; elsewhere, what is written follows what is there.
    private static void Append(Thing buffer, int? at, Value written)
    {
        var before = at == 0 ? new Constant(string.Empty) : buffer.Content ?? Forms.OfItems(at is { } known && buffer.Items is { } items ? items.Take(known) : buffer.Items ?? Enumerable.Empty<Value>());
        (buffer.Items, buffer.Content) = (null, Forms.Join(before, written));
    }

    // Both statements in one: what is pinned, and what is done with it.
    private Leave ExecutePinned(IOperation pinned)
    {
        foreach (var part in pinned.ChildOperations)
        {
            if (Execute(part) is not Leave.Next and var leave)
                return leave;
        }

        return Leave.Next;
    }

    private static bool IsPinned(IOperation statement) => statement is { Kind: OperationKind.None, Syntax: FixedStatementSyntax };

    // A pointer to the beginning of what is pinned stands for all of it.
    private static IOperation? Pinned(IOperation operation) => operation is { Kind: OperationKind.None, Syntax.Parent: EqualsValueClauseSyntax { Parent.Parent.Parent: FixedStatementSyntax } } && operation.ChildOperations.ToArray() is [var whole] ? whole : null;

    private static Value? Move(IBinaryOperation step, Value pointer, Value by) => step.Type is not IPointerTypeSymbol || step.OperatorKind != BinaryOperatorKind.Add ? null
        : by is Constant { Content: 0 } ? pointer
        : by is not Constant { Content: int distance } ? null
        : pointer is Pointer there ? new Pointer(there.Whole, there.Index + distance)
        : pointer is Thing { Items: not null } or Thing { Content: not null } ? new Pointer(pointer, distance)
        : null;

    /// <summary>Where in an array something is.</summary>
    private sealed class Pointer(Value whole, int index) : Value
    {
        public Value Whole { get; } = whole;

        public int Index { get; } = index;

        public override bool Equals(Value? other) => other is Pointer that && Index == that.Index && Whole.Equals(that.Whole);

        public override int GetHashCode() => Whole.GetHashCode() ^ Index;
    }
}
