using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Policies;

/// <summary>What a pipeline asks its predicate about: the arguments, and the outcome in them, of an attempt that has failed.</summary>
internal sealed class HandledOutcome : Value
{
    public static HandledOutcome Instance { get; } = new();

    private HandledOutcome()
    {
    }

    public override bool IsDerived => true;

    public Value Read(ISymbol member, ITypeSymbol? type) => member.Name switch
    {
        "Outcome" => this,
        "Exception" => Function.Exception,
        "Result" when type is { IsReferenceType: true } => Constant.Null,
        _ => Unknown.Independent,
    };

    public override bool Equals(Value? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => 1;
}
