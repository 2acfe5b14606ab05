using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// What is looked for in the words of a reply is there, behind what is known, or it is not. Which of the two is asked only where the client
/// does one thing or the other because of it.
/// </summary>
internal sealed partial class Rehearsal
{
    private const string There = "there in the words";
    private const string Gone = "not there in the words";
    private static readonly Constant Nowhere = new(-1);

    private static Value? FindIn(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments) =>
        method.Name == "IndexOf" && receiver is ReplyText reply && arguments is [Constant { Content: string or char } sought, ..]
        && method.Parameters.All(static parameter => parameter.Ordinal == 0 || parameter.Type.TypeKind == TypeKind.Enum) ? new Found(reply, sought) : null;

    // A character of the words, behind the code and its separator.
    private static ReplyCharacter? WordsAt(Value whole, Value index) => whole is ReplyText { Start: { Length: >= 3 } start } reply && index is Constant { Content: int at } && at >= start.Length && at < reply.LeastLength ? ReplyCharacter.Any : null;

    /// <summary>The outcome of comparing it with a number: known, or whether it is there; null where more than that is asked.</summary>
    private static Value? CompareFound(BinaryOperatorKind kind, Value left, Value right)
    {
        var (found, other) = left is Found ? ((Found)left, right) : ((Found)right, left);
        if (other is not Constant { Content: int number } || new BaseLibrary.Bounded(found.Least, int.MaxValue, neverZero: false, derived: true).Compare(kind, number, isRight: right is Found) is not { } ifThere)
            return null;
        var ifGone = BaseLibrary.Operators.Binary(kind, null, isChecked: false, left is Found ? Nowhere : left, right is Found ? Nowhere : right) is Constant { Content: bool known } ? known : (bool?)null;
        return ifGone is null ? null : ifGone == ifThere ? Constant.Of(ifThere) : Made.Derived(ifThere ? There : Gone, found.Reply, found.Sought);
    }

    // if (dash > 0 && dash < space): where it comes to the same whether it is there or not, nothing is decided.
    private Constant? EitherWay(IBinaryOperation binary, Value left, bool isAnd)
    {
        if (left is not Made { Tag: There or Gone } asked || binary.RightOperand is not IBinaryOperation { LeftOperand: var one, RightOperand: var other } || !IsRead(one) || !IsRead(other))
            return null;
        var there = new Made(Form.Derived, asked.Parts, There);
        if (_assumed.ContainsKey(there))
            return null;
        var outcomes = new Value?[2];
        for (var i = 0; i < 2; i++)
        {
            _assumed[there] = i == 0;
            outcomes[i] = (i == 0) == (asked.Tag is There) != isAnd ? Constant.Of(!isAnd) : Settled(binary.RightOperand);
            _assumed.Remove(there);
        }

        return outcomes[0] is Constant { Content: bool known } && outcomes[1] is Constant { Content: bool same } && known == same ? Constant.Of(known) : null;
    }

    private static bool IsRead(IOperation operand) => operand is ILocalReferenceOperation or IParameterReferenceOperation or ILiteralOperation;

    // The right operand is a comparison; one with another place in the text is settled by what is assumed already.
    private Value? Settled(IOperation operand) => Evaluate(operand) switch
    {
        Constant known => known,
        Made { Tag: There or Gone } asked when _assumed.TryGetValue(new Made(Form.Derived, asked.Parts, There), out var isThere) => Constant.Of(isThere == (asked.Tag is There)),
        _ => null,
    };
}

/// <summary>Where something stands in the text of a reply that is not in what is known of it: behind that, or nowhere.</summary>
internal sealed class Found(ReplyText reply, Constant sought) : Value
{
    public ReplyText Reply { get; } = reply;

    public Constant Sought { get; } = sought;

    public int Least => Reply.Start.Length;

    public override bool IsDerived => true;

    public override bool Equals(Value? other) => other is Found that && Reply.Equals(that.Reply) && Sought.Equals(that.Sought);

    public override int GetHashCode() => Reply.GetHashCode() ^ Sought.GetHashCode();
}
