using System.Collections.Immutable;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>A value that is known for each failure: a vector over the failures, evaluated when asked for.</summary>
internal sealed class Function : Value
{
    private const int Deepest = 40;

    // Equal functions are one while a body is analysed, so that what one of them has computed is known to all.
    [ThreadStatic]
    private static Dictionary<Function, Function>? _met;
    private const int MostJoined = 4;
    private const string Joined = "joined";
    private readonly object _tag;
    private readonly ImmutableArray<Value> _operands;
    private readonly Func<Failure, Value> _compute;
    private readonly Value?[]?[] _known = new Value?[]?[FailureKinds.Count];
    private readonly int _hash;
    private readonly int _depth;

    private Function(object tag, ImmutableArray<Value> operands, Func<Failure, Value> compute)
    {
        _tag = tag;
        _operands = operands;
        _compute = compute;
        _hash = tag.GetHashCode();
        foreach (var operand in operands)
        {
            _hash = (_hash * 31) + operand.GetHashCode();
            _depth = Math.Max(_depth, operand is Function function ? function._depth + 1 : 1);
        }
    }

    /// <summary>The exception of the failure itself.</summary>
    public static Function Exception { get; } = new("exception", ImmutableArray<Value>.Empty, static failure =>
        failure.Kind == FailureKind.None ? Constant.Null : new RaisedException(failure, isInner: false));

    /// <summary>The reply to the last command, as a hand-written client reads it: three digits, and text of which nothing is known (RFC 5321, section 4.2).</summary>
    public static Function Reply { get; } = new("reply", ImmutableArray<Value>.Empty, static failure =>
        failure.Code != ReplyCodeSet.Outside && (failure.Kind == FailureKind.None || failure.Kind.IsRead())
            ? new ReplyText(failure.Code.ToString("000", System.Globalization.CultureInfo.InvariantCulture))
            : Unknown.Derived);

    public override bool IsDerived => true;

    public override bool IsFunction => true;

    /// <summary>Applies <paramref name="apply"/> to the operands, for each failure where one of them depends on it.</summary>
    /// <param name="tag">Tells equal operations from others: together with the operands it is the function's identity.</param>
    /// <param name="operands">The operands, in order.</param>
    /// <param name="apply">Computes the result for operands that do not depend on the failure.</param>
    public static Value Lift(object tag, ImmutableArray<Value> operands, Func<ImmutableArray<Value>, Value> apply)
    {
        var lifted = false;
        foreach (var operand in operands)
        {
            if (operand is Function { _depth: > Deepest })
                return Unknown.From(operands);
            lifted |= operand.IsFunction;
        }

        if (!lifted)
            return Choice.Apply(operands, apply);
        return Met(new Function(tag, operands, failure =>
        {
            var builder = ImmutableArray.CreateBuilder<Value>(operands.Length);
            var isKnown = false;
            foreach (var operand in operands)
            {
                var value = operand.At(failure);
                isKnown |= operand is Function && value is not Unknown;
                builder.Add(value);
            }

            var values = builder.MoveToImmutable();
            var result = Choice.Apply(values, apply);

            // The code compared with something that is not known: the answer differs from failure to failure, though one operand alone may decide it.
            return isKnown && result is Unknown { IsDerived: false } && !values.Any(value => ReferenceEquals(value, result)) ? Unknown.Dependent : result;
        }));
    }

    /// <summary>Begins, or ends, the analysis of a body on this thread.</summary>
    public static void Remember(bool isBeginning) => _met = isBeginning ? new Dictionary<Function, Function>() : null;

    private static Function Met(Function function)
    {
        if (_met is null)
            return function;
        if (_met.TryGetValue(function, out var known))
            return known;
        return _met[function] = function;
    }

    /// <summary>
    /// What is known where two ways meet that the same failure may go: for each failure the value, if both have the same. Null where not even
    /// that is known.
    /// </summary>
    public static Function? Meet(Value left, Value right)
    {
        if (left is not (Constant or Function) || right is not (Constant or Function) || (left is Constant && right is Constant))
            return null;
        var parts = PartsOf(left).Union(PartsOf(right)).ToImmutableArray();
        return parts.Length > MostJoined || parts.Any(static part => part is Function { _depth: > Deepest }) ? null : new Function(Joined, parts, failure =>
        {
            var first = parts[0].At(failure);
            return parts.All(part => first.Equals(part.At(failure))) ? first : Unknown.Fresh;
        });
    }

    private static IEnumerable<Value> PartsOf(Value value) => value is Function { _tag: Joined } joined ? joined._operands : new[] { value };

    /// <summary>A function that is given as a whole, such as the result of a method for the failures that reach each of its ends.</summary>
    public static Function Of(object tag, Func<Failure, Value> compute) => new(tag, ImmutableArray<Value>.Empty, compute);

    /// <summary>The outermost operation is the one with this tag.</summary>
    public bool HasTag(object tag) => _tag.Equals(tag);

    public override Value At(Failure failure)
    {
        var known = _known[(int)failure.Kind] ??= new Value?[ReplyCodeSet.Outside + 1];
        return known[failure.Code] ??= _compute(failure);
    }

    public override bool Equals(Value? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is not Function that || _hash != that._hash || !_tag.Equals(that._tag) || _operands.Length != that._operands.Length)
            return false;
        for (var i = 0; i < _operands.Length; i++)
        {
            if (!_operands[i].Equals(that._operands[i]))
                return false;
        }

        return true;
    }

    public override int GetHashCode() => _hash;
}
