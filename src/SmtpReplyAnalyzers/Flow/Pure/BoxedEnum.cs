using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>
/// The content of a <see cref="Constant"/> that is an enumeration's value seen as an object: unlike the plain number
/// it still knows its type, which decides how it is written and what it equals.
/// </summary>
internal sealed record BoxedEnum(INamedTypeSymbol Type, object Number)
{
    /// <summary>How <c>ToString()</c> writes it; null where that is not certain.</summary>
    public string? Text => Enums.NameOf(Type, Number, orNumber: true);

    public bool Equals(BoxedEnum? other) =>
        other is not null && SymbolEqualityComparer.Default.Equals(Type, other.Type) && Number.Equals(other.Number);

    public override int GetHashCode() => Number.GetHashCode();
}
