using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// Methods of the client's own that encode Base64 (RFC 4648, section 4): what is looked up in a table there is six bits at a time. It is told by
/// what the code does, not by its names.
/// </summary>
internal sealed class OwnEncoders(Func<IMethodSymbol, IOperation?> bodyOf)
{
    private const int Deepest = 4;
    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The parameter that the method encodes; null where it is not known to encode any.</summary>
    public IParameterSymbol? Encoded(IMethodSymbol method) => InputOf(method) is { } input && IsTextOrBytes(method.ReturnType) && _known.GetOrAdd(method, _ => Encodes(method, input, 0)) ? input : null;

    // Bytes, and nothing else that is text or bytes: a table, or a second half, would have to be known.
    private static IParameterSymbol? InputOf(IMethodSymbol method) => method.Parameters.Where(static parameter => IsTextOrBytes(parameter.Type)).ToArray() is [{ RefKind: RefKind.None } input] ? input : null;

    private static bool IsTextOrBytes(ITypeSymbol type) => type.SpecialType == SpecialType.System_String
        || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte or SpecialType.System_Char }
        || type is INamedTypeSymbol { Name: "ReadOnlySpan" or "Span" or "IEnumerable" or "IList", TypeArguments: [{ SpecialType: SpecialType.System_Byte or SpecialType.System_Char }] };

    private bool Encodes(IMethodSymbol method, IParameterSymbol input, int depth)
    {
        if (depth > Deepest || bodyOf(method) is not { } body)
            return false;
        if (TakesSixBits(body))
            return true;
        var results = body.Descendants().OfType<IReturnOperation>().Where(static result => result.ReturnedValue is not null).ToArray();
        return results.Length > 0 && Array.TrueForAll(results, result => result.ReturnedValue is IInvocationOperation { TargetMethod: var called } call
            && InputOf(called.OriginalDefinition) is { } handed && call.Arguments.Any(argument => argument.Parameter?.Ordinal == handed.Ordinal && argument.Value is IParameterReferenceOperation given && SymbolEqualityComparer.Default.Equals(given.Parameter, input))
            && Encodes(called.OriginalDefinition, handed, depth + 1));
    }

    // table[x >> 2], table[x & 63]; or table[(x >> 18) & 63], table[(x >> 12) & 63]. A decoder looks up whole bytes.
    private static bool TakesSixBits(IOperation body)
    {
        var (masks, firsts) = (0, 0);
        foreach (var operation in body.Descendants())
        {
            var index = operation switch
            {
                IArrayElementReferenceOperation { Indices: [var only] } => only,
                IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value: var only }] } => only,
                _ => null,
            };
            index = Bare(index);
            if (index is IBinaryOperation { OperatorKind: BinaryOperatorKind.And } and && (IsNumber(and.RightOperand, 63) || IsNumber(and.LeftOperand, 63)))
                masks++;
            else if (index is IBinaryOperation { OperatorKind: BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift } shift && (IsNumber(shift.RightOperand, 2) || IsNumber(shift.RightOperand, 18) || IsNumber(shift.RightOperand, 26)))
                firsts++;
            else if (index is IBinaryOperation { OperatorKind: BinaryOperatorKind.RightShift, LeftOperand: var left } && Bare(left) is IBinaryOperation { OperatorKind: BinaryOperatorKind.And } high && (IsNumber(high.RightOperand, 0xFC) || IsNumber(high.RightOperand, 0xFC0000)))
                firsts++;
        }

        return masks > 0 && masks + firsts > 1;
    }

    private static IOperation? Bare(IOperation? operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        return operation;
    }

    private static bool IsNumber(IOperation operand, int number) => Bare(operand)?.ConstantValue is { HasValue: true, Value: { } value } && value is int or byte or uint or long && Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) == number;
}
