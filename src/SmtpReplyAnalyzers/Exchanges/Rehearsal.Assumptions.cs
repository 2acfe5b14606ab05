using System.Globalization;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What was decided of values that are not known: it holds until the end, that of the text of a reply until the next one.</summary>
internal sealed partial class Rehearsal
{
    private readonly Dictionary<Value, bool> _assumed = new();
    private readonly Dictionary<Value, Constant> _settled = new();
    private readonly Dictionary<Value, (long Least, long Most)> _bounds = new();

    private readonly List<int> _guesses = new();

    private bool Assume(Value value, bool outcome)
    {
        if ((value.IsDerived || _isTold || IsOfOutcome(value)) && _server.HasExchange)
            _guesses.Add(_server.Events.Length);
        if (value is not Made made)
            return outcome;
        if (made is { Form: Form.Derived, Tag: BinaryOperatorKind kind, Parts: [var left, var right] })
        {
            // What equals one constant equals no other: whoever logs in with one mechanism does not try the next.
            if (!made.IsDerived && kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals && outcome == kind is BinaryOperatorKind.Equals)
            {
                if (left is Made && right is Constant { Content: not null } settled)
                    _settled[left] = settled;
                else if (right is Made && left is Constant { Content: not null } given)
                    _settled[right] = given;
            }

            if (BoundBy(kind, left, right) is var (of, least, most))
            {
                var (known, held) = (_bounds.TryGetValue(of, out var before) ? before : (long.MinValue, long.MaxValue), outcome == kind is not BinaryOperatorKind.NotEquals ? (least, most) : Beyond(least, most));
                _bounds[of] = (Math.Max(known.Item1, held.Item1), Math.Min(known.Item2, held.Item2));
            }
        }

        return _assumed[made] = outcome;
    }

    private Value Settled(Value value)
    {
        if (_settled.Count == 0 || value is not Made || !_settled.TryGetValue(value, out var constant))
            return value;
        _touched++;
        return constant;
    }

    /// <summary>What was decided of a number before decides this comparison as well; null where it does not.</summary>
    private Constant? Bound(BinaryOperatorKind kind, Value left, Value right)
    {
        if (_bounds.Count == 0 || BoundBy(kind, left, right) is not var (of, least, most) || !_bounds.TryGetValue(of, out var known))
            return null;
        _touched++;
        var isEqual = kind != BinaryOperatorKind.NotEquals;
        return known.Least >= least && known.Most <= most ? Constant.Of(isEqual) : known.Most < least || known.Least > most ? Constant.Of(!isEqual) : null;
    }

    // Where the comparison holds; for that of two that differ, where it does not.
    private static (Value Of, long Least, long Most)? BoundBy(BinaryOperatorKind kind, Value left, Value right)
    {
        if (left is Constant && right is Made)
        {
            (left, right) = (right, left);
            kind = kind switch
            {
                BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
                BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
                BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
                BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
                _ => kind,
            };
        }

        if (left is not Made of || right is not Constant { Content: int or long or short or byte or char } constant)
            return null;
        var number = System.Convert.ToInt64(constant.Content, CultureInfo.InvariantCulture);
        return kind switch
        {
            BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals => (of, number, number),
            BinaryOperatorKind.LessThan when number > long.MinValue => (of, long.MinValue, number - 1),
            BinaryOperatorKind.LessThanOrEqual => (of, long.MinValue, number),
            BinaryOperatorKind.GreaterThan when number < long.MaxValue => (of, number + 1, long.MaxValue),
            BinaryOperatorKind.GreaterThanOrEqual => (of, number, long.MaxValue),
            _ => null,
        };
    }

    // What is left where it does not hold, if that is one range.
    private static (long, long) Beyond(long least, long most) => least == long.MinValue && most < long.MaxValue ? (most + 1, long.MaxValue)
        : most == long.MaxValue && least > long.MinValue ? (long.MinValue, least - 1)
        : (long.MinValue, long.MaxValue);

    // What was assumed of the text of a reply says nothing of the next one.
    private void ForgetReply()
    {
        _kept.Clear();
        _isTold = false;
        foreach (var told in _assumed.Keys.Where(IsOfReply).ToArray())
            _assumed.Remove(told);
        foreach (var told in _bounds.Keys.Where(IsOfReply).ToArray())
            _bounds.Remove(told);
    }

    private static bool IsOfReply(Value value) => value is ReplyText || value is Made { IsDerived: true } made && (made.Holds<ReplyText>() || made.Holds<Matched>());
}
