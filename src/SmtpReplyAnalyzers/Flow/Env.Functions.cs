using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>What is held that tells of the failure at hand.</summary>
internal sealed partial class Env
{
    /// <summary>The members of the object, and of types, that something was assigned to.</summary>
    public IEnumerable<ISymbol> ChangedMembers()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (_values[i] is not null && _slots.KeyOf(i) is IFieldSymbol or IPropertySymbol)
                yield return (ISymbol)_slots.KeyOf(i);
        }
    }

    /// <summary>A variable or a member holds something that is known for each failure.</summary>
    public bool HoldsFunction => Array.Exists(_values, static value => value is { IsFunction: true } or Dialogue { IsInParts: true });

    /// <summary>A member of the object holds something that is known for each failure.</summary>
    public bool KeepsFunction => ChangedMembers().Any(member => this[member]!.IsFunction);

    /// <summary>What the members of the object hold of the failure, each after the member that holds it.</summary>
    public IEnumerable<Value> KeptFunctions()
    {
        foreach (var member in ChangedMembers())
        {
            if (this[member] is { IsFunction: true } value)
            {
                yield return new Constant(member);
                yield return value;
            }
        }
    }

    /// <summary>Gives a method of the same object what its members hold of the failure.</summary>
    public void CopyFunctionsTo(Env target)
    {
        foreach (var member in ChangedMembers())
        {
            if (this[member]!.IsFunction)
                target[member] = this[member];
        }
    }
}
