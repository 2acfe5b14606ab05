using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>
/// The content of a <see cref="Constant"/> that is an enumeration's value seen as an object: unlike the plain number
/// it still knows its type, which decides how it is written and what it equals.
/// </summary>
internal sealed class BoxedEnum(INamedTypeSymbol type, object number)
{
    public INamedTypeSymbol Type { get; } = type;

    public object Number { get; } = number;

    public override bool Equals(object? obj) =>
        obj is BoxedEnum other && SymbolEqualityComparer.Default.Equals(Type, other.Type) && Number.Equals(other.Number);

    public override int GetHashCode() => Number.GetHashCode();
}
