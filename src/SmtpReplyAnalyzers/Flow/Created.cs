using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>An object that the program made and whose exact type is known, such as an exception or a reply class of its own.</summary>
internal sealed class Created(INamedTypeSymbol type, bool derived, bool fresh, Origin origin) : Value
{
    private static readonly ImmutableDictionary<string, Value> Nothing = ImmutableDictionary.Create<string, Value>(StringComparer.Ordinal);

    public INamedTypeSymbol Type { get; } = type;

    public Origin Origin { get; } = origin;

    public override bool IsDerived { get; } = derived;

    public override bool IsFresh { get; } = fresh;

    /// <summary>A collection, or a text in the making, that something was added to.</summary>
    public bool IsFilled { get; init; }

    /// <summary>What its members hold, by name, where that tells of a reply.</summary>
    public ImmutableDictionary<string, Value> Members { get; init; } = Nothing;

    public Created With(Value added) => new(Type, IsDerived || added.IsDerived, IsFresh || added.IsFresh, Origin) { IsFilled = IsFilled, Members = Members };

    public Created With(string member, Value value) => new(Type, IsDerived, IsFresh, Origin) { IsFilled = IsFilled, Members = Members.SetItem(member, value) };

    public Created AsFilled(bool filled) => new(Type, IsDerived, IsFresh, Origin) { IsFilled = filled, Members = Members };

    public override bool IsFunction => Members.Values.Any(static member => member.IsFunction);

    public override Value At(Failure failure) => IsFunction ? Map(value => value.At(failure)) : this;

    public override Value Settled() => IsFresh ? new Created(Type, IsDerived, fresh: false, Origin) { IsFilled = IsFilled, Members = Members } : this;

    /// <summary>What a text in the making, or a list of lines, begins with; no member of a class can have that name.</summary>
    public const string Beginning = "<beginning>";

    /// <summary>The object where two ways meet, as far as its members are known on both; null when they are not.</summary>
    public Created? Meet(Created other)
    {
        if (!Origin.Equals(other.Origin) || (Members.IsEmpty && other.Members.IsEmpty))
            return null;
        var members = Nothing;
        foreach (var member in Members.Concat(other.Members))
        {
            // What is empty yet begins with what will be put there next.
            if (Members.TryGetValue(member.Key, out var mine) && other.Members.TryGetValue(member.Key, out var theirs))
                members = members.SetItem(member.Key, Join(mine, theirs));
            else if (member.Key == Beginning)
                members = members.SetItem(member.Key, member.Value);
        }

        return new Created(Type, IsDerived || other.IsDerived, IsFresh || other.IsFresh, Origin) { IsFilled = IsFilled && other.IsFilled, Members = members };
    }

    /// <summary>The same object with other values in its members.</summary>
    public Created Map(Func<Value, Value> change)
    {
        var members = Members;
        foreach (var member in Members)
            members = members.SetItem(member.Key, change(member.Value));
        return ReferenceEquals(members, Members) ? this : new Created(Type, IsDerived, IsFresh, Origin) { IsFilled = IsFilled, Members = members };
    }

    public override bool Equals(Value? other) => other is Created that
        && Origin.Equals(that.Origin) && IsDerived == that.IsDerived && IsFresh == that.IsFresh && IsFilled == that.IsFilled
        && Members.Count == that.Members.Count && Members.All(member => that.Members.TryGetValue(member.Key, out var value) && value.Equals(member.Value));

    public override int GetHashCode() => Origin.GetHashCode();
}
