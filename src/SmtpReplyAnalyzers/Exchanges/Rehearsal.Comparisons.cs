using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;
using Text = SmtpReplyAnalyzers.BaseLibrary.Text;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Operators, and what comparing with the text of a reply tells.</summary>
internal sealed partial class Rehearsal
{
    private Value Compute(IBinaryOperation binary)
    {
        var left = Evaluate(binary.LeftOperand);
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            // Each operand is a decision of its own, so that what depends on it stays in step with it.
            var isAnd = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd;
            if (EitherWay(binary, left, isAnd) is { } settled)
                return settled;
            return Decide(left, binary.LeftOperand.Syntax) == isAnd ? Constant.Of(Decide(Evaluate(binary.RightOperand), binary.RightOperand.Syntax)) : Constant.Of(!isAnd);
        }

        var right = Evaluate(binary.RightOperand);
        if (binary.OperatorMethod is { } method && _context.IsSource(method))
            return Call(method, receiver: null, ImmutableArray.Create(left, right), binary, out _);
        if (Move(binary, left, right) is { } moved)
            return moved;
        // A text and what does not bind make a text as well.
        if (binary.OperatorKind == BinaryOperatorKind.Add && (binary.Type?.SpecialType == SpecialType.System_String || (binary.Type is { TypeKind: TypeKind.Error } && (left is Constant { Content: string } or ReplyText || right is Constant { Content: string } or ReplyText))))
            return Forms.Join(AsText(left, binary.LeftOperand.Type), AsText(right, binary.RightOperand.Type));
        return Compare(binary.OperatorKind, binary.LeftOperand.Type, left, right, binary.Syntax, binary.IsChecked);
    }

    private Value Compare(BinaryOperatorKind kind, ITypeSymbol? type, Value left, Value right, SyntaxNode site, bool isChecked = false)
    {
        (left, right) = (Settled(left), Settled(right));
        if ((left is Found || right is Found) && CompareFound(kind, left, right) is { } outcome)
            return outcome;
        if (left is Clock || right is Clock)
            return Clock.Compute(kind, left, right, hasPassed: ++_looksAtClock > MostLooks);
        if ((left is ReplyCharacter && right is Constant) || (right is ReplyCharacter && left is Constant))
            return OfReplyCharacter(kind, left is ReplyCharacter, (left as Constant ?? right as Constant)!);
        if (kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
        {
            if ((OfTail(left, right) ?? OfTail(right, left) ?? OfCommand(left, right) ?? OfCommand(right, left)) is { } ended)
                return Constant.Of(ended == (kind == BinaryOperatorKind.Equals));
            NoteComparison(left, right, site);
            // Whoever asks whether there is a handler can do without it.
            if ((IsHandler(left) && right is Constant { Content: null }) || (IsHandler(right) && left is Constant { Content: null }))
                return Constant.Of(kind == BinaryOperatorKind.Equals);
            if ((IsAbsent(left) ? right : IsAbsent(right) ? left : null) is { } tested && IsMember(tested))
            {
                // A client that is logged in already does not log in: where there is no way to the exchange otherwise, the member may be empty as well.
                HasTestedMember = true;
                if (_asksForMembers && !_server.HasExchange && (_frame.Caller is null || _frame.IsQuiet))
                    return Constant.Of(Decide(Made.Derived("there", tested), site) == (kind == BinaryOperatorKind.NotEquals));
            }

            // What was made, or given, is there.
            if ((left is Constant { Content: null } && right is Thing or Callback or Charset or Made { Form: not (Form.Source or Form.Derived) } or Made { Tag: IMethodSymbol { ContainingType.SpecialType: SpecialType.System_String } })
                || (right is Constant { Content: null } && left is Thing or Callback or Charset or Made { Form: not (Form.Source or Form.Derived) } or Made { Tag: IMethodSymbol { ContainingType.SpecialType: SpecialType.System_String } }))
                return Constant.Of(kind == BinaryOperatorKind.NotEquals);
            // What comes from outside is there, and not empty: what a client does without it tells nothing of the exchange.
            if ((IsAbsent(left) && right is Made { IsDerived: false }) || (IsAbsent(right) && left is Made { IsDerived: false }))
            {
                _presumed++;
                return Constant.Of(kind == BinaryOperatorKind.NotEquals);
            }

            if (left.Equals(right) && left is not Made { Tag: not ISymbol and not string } and not ReplyText and not Bounded and not ReplyCharacter)
                return Constant.Of(kind == BinaryOperatorKind.Equals);
        }

        var result = Operators.Binary(kind, type is { TypeKind: TypeKind.Error } ? TypeOf(left, right) ?? type : type, isChecked, Snapshot(left), Snapshot(right));
        return result is not Unknown ? result : Bound(kind, left, right) ?? (Value)Made.Derived(kind, left, right);
    }

    /// <summary>How often something was taken to be there that nobody has seen: it may not be there the next time.</summary>
    private int _presumed;

    // Who looks at the clock again and again while nothing happens sees time go by.
    private const int MostLooks = 12;
    private int _looksAtClock;

    /// <summary>What a member of an object holds that was there before was compared with nothing.</summary>
    public bool HasTestedMember { get; private set; }

    private static bool IsMember(Value value) => value is Made { Form: Form.Source, Tag: IFieldSymbol or IPropertySymbol } or Thing { IsGiven: true, Origin: IFieldSymbol or IPropertySymbol };

    private static bool IsHandler(Value value) => value is Thing { IsGiven: true, Type.TypeKind: TypeKind.Delegate };

    // The last characters of a text, cut off with its length, and a line end.
    private static bool? OfTail(Value tail, Value sought) => tail is Made { Form: Form.Derived, Tag: IMethodSymbol { Name: "Substring" }, Parts: [var whole, Bounded or Made { Tag: BinaryOperatorKind.Subtract }] }
        && sought is Constant { Content: string end } && OfLineEnd("EndsWith", whole, end) is Constant { Content: bool ends } ? ends : null;

    private static bool IsAbsent(Value value) => value is Constant { Content: null or "" };

    // A byte behind the code ends no line and no connection, and is no hyphen.
    private static Value OfReplyCharacter(BinaryOperatorKind kind, bool isLeft, Constant other)
    {
        var number = other.Content is char one ? one : other.Content is int or byte or long ? System.Convert.ToInt64(other.Content, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return kind switch
        {
            BinaryOperatorKind.Equals => Constant.False,
            BinaryOperatorKind.NotEquals => Constant.True,
            _ when number is > 0 and <= 127 && !(number is '\r' or '\n' or 32 or 31) => Made.Derived(kind, isLeft ? ReplyCharacter.Any : other, isLeft ? other : ReplyCharacter.Any),
            BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => Constant.Of(isLeft == number <= 32),
            BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual => Constant.Of(isLeft == number > 127),
            _ => Made.Derived(kind, ReplyCharacter.Any, other),
        };
    }

    private void NoteComparison(Value left, Value right, SyntaxNode site)
    {
        var words = left is ReplyText { Start: "" } ? right : right is ReplyText { Start: "" } ? left : null;
        if (words is Constant { Content: string { Length: > 3 } text } ? !IsEncodedText(text) : words is Made { Form: Form.Joined } joined && !MayBeEncoded(joined))
            _server.Note(new ComparedUndecoded(Here(site)));
    }

    // "name=" + value: Base64 has nothing behind its padding, and no such character.
    private static bool MayBeEncoded(Made joined) => joined.Parts.Take(joined.Parts.Length - 1).All(static part => part is not Constant { Content: string { Length: > 3 } text } || text.All(static one => char.IsLetterOrDigit(one) || one is '+' or '/'));

    /// <summary>Base64 of what anybody can read, or the beginning of it.</summary>
    public static bool IsEncodedText(string text)
    {
        var digits = text.TrimEnd('=');
        if (digits.Any(static one => !char.IsLetterOrDigit(one) && one is not ('+' or '/')))
            return false;
        try
        {
            // The beginning of a longer text is enough.
            var bytes = System.Convert.FromBase64String(digits.Substring(0, digits.Length / 4 * 4));
            return bytes.All(static one => one is >= (byte)' ' and <= (byte)'~');
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private Value Compute(IUnaryOperation unary)
    {
        var operand = Evaluate(unary.Operand);
        if (unary.OperatorMethod is not null)
            return Fresh(operand);
        if (Operators.Unary(unary.OperatorKind, unary.Type, operand) is var known and not Unknown)
            return known;
        return unary.OperatorKind == UnaryOperatorKind.Not ? Constant.Of(!Decide(operand, unary.Operand.Syntax)) : Made.Derived(unary.OperatorKind, operand);
    }
}
