using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>One call of a method of the base library.</summary>
/// <param name="method">The method or constructor; an extension method in its static form.</param>
/// <param name="arguments">The receiver, if there is one, and the arguments in the order of the parameters.</param>
internal sealed class Call(IMethodSymbol method, ImmutableArray<Value> arguments)
{
    private readonly int _receivers = method.IsStatic || method.MethodKind == MethodKind.Constructor ? 0 : 1;

    public IMethodSymbol Method { get; } = method;

    public ImmutableArray<Value> Arguments { get; } = arguments;

    public int Count => Arguments.Length;

    public Value this[int index] => Arguments[index];

    public object? Content(int index) => index < Count ? (Arguments[index] as Constant)?.Content : null;

    public bool IsNull(int index) => index < Count && Arguments[index] is Constant { Content: null };

    /// <summary>A text given as one, as a character, or as characters.</summary>
    public Text? Text(int index) => index >= Count ? null
        : Content(index) is char character ? new Text(character.ToString(), true)
        : BaseLibrary.Text.From(Arguments[index]) ?? (Items<char>(index) is { } known ? new Text(new string(known), true) : null);

    /// <summary>The items of a collection of constants of one type.</summary>
    public T[]? Items<T>(int index)
    {
        if (index >= Count || Arguments[index] is not Sequence { IsDictionary: false } sequence)
            return null;
        var items = new T[sequence.Items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            if (sequence.Items[i] is not Constant { Content: T item })
                return null;
            items[i] = item;
        }

        return items;
    }

    /// <summary>The name of a parameter's type; empty where there is none, or for the receiver.</summary>
    public string TypeOf(int index) =>
        index >= _receivers && index - _receivers < Method.Parameters.Length ? Method.Parameters[index - _receivers].Type.Name : string.Empty;

    /// <summary>How texts are compared: as an argument says, else as the method does by itself. Null where that is not known.</summary>
    public StringComparison? Comparison()
    {
        // A string's own functions that take a string compare by culture; those that take a character and those of spans do not.
        var isCultural = Method.Name is "Compare" or "CompareTo"
            || (Method.Name is "StartsWith" or "EndsWith" or "IndexOf" && Method.ContainingType.Name == "String" && TypeOf(1) == "String");
        var how = isCultural ? StringComparison.CurrentCulture : StringComparison.Ordinal;
        for (var i = _receivers; i < Count; i++)
        {
            switch (TypeOf(i))
            {
                case nameof(StringComparison) when Content(i) is int and >= 0 and <= 5:
                    return (StringComparison)Content(i)!;
                case nameof(Boolean) when Content(i) is bool ignoresCase:
                    how = ignoresCase ? StringComparison.CurrentCultureIgnoreCase : how;
                    break;
                case nameof(StringComparison) or nameof(Boolean) or "CompareOptions":
                case "IComparer" or "IEqualityComparer" when !IsNull(i):
                    return null;
                default:
                    break;
            }
        }

        return how;
    }

    public static Value? Answer(bool? known) => known is { } answer ? Constant.Of(answer) : null;
}
