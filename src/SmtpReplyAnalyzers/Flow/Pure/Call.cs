using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>One call of a method of the base library, as the functions of the table see it.</summary>
/// <param name="Method">The method or constructor; an extension method in its static form.</param>
/// <param name="Arguments">The receiver, if there is one, and the arguments in the order of the parameters.</param>
internal readonly record struct Call(IMethodSymbol Method, ImmutableArray<Value> Arguments)
{
    public int Count => Arguments.Length;

    private int Receivers => Method.IsStatic || Method.MethodKind == MethodKind.Constructor ? 0 : 1;

    public Value this[int index] => Arguments[index];

    public Text? Text(int index) => index < Count ? Pure.Text.From(Arguments[index]) : null;

    public Listing? Listing(int index) => index < Count ? Pure.Listing.From(Arguments[index]) : null;

    public object? Content(int index) => index < Count ? (Arguments[index] as Constant)?.Content : null;

    public int? Int(int index) => Content(index) as int?;

    public bool IsNull(int index) => index < Count && Arguments[index] is Constant { Content: null };

    /// <summary>A text given as one, as a character, or as characters.</summary>
    public Text? Piece(int index) => Content(index) is char character ? new Text(character.ToString(), true) : Text(index) ?? (Characters(index) is { } known ? new Text(known, true) : null);

    public string? Characters(int index)
    {
        if (index >= Count || Arguments[index] is not Sequence { IsDictionary: false } sequence)
            return null;
        var text = new char[sequence.Items.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (sequence.Items[i] is not Constant { Content: char character })
                return null;
            text[i] = character;
        }

        return new string(text);
    }

    public IParameterSymbol? Parameter(int index) =>
        index >= Receivers && index - Receivers < Method.Parameters.Length ? Method.Parameters[index - Receivers] : null;

    /// <summary>How texts are compared: as an argument says, else as the method does by itself. Null where an argument is not known.</summary>
    public StringComparison? Comparison(StringComparison byDefault)
    {
        for (var i = Receivers; i < Count; i++)
        {
            var parameter = Parameter(i);
            switch (parameter?.Type.Name)
            {
                case nameof(StringComparison):
                    return Int(i) is { } how and >= 0 and <= 5 ? (StringComparison)how : null;
                case "Boolean" when Content(i) is not bool:
                    return null;
                case "Boolean" when Content(i) is true:
                    return StringComparison.CurrentCultureIgnoreCase;
                case "CompareOptions":
                    return Int(i) switch
                    {
                        0 => StringComparison.CurrentCulture,
                        1 => StringComparison.CurrentCultureIgnoreCase,
                        0x40000000 => StringComparison.Ordinal,
                        0x10000000 => StringComparison.OrdinalIgnoreCase,
                        _ => null,
                    };
                case "IComparer" or "IEqualityComparer" when !IsNull(i):
                    return null;
                default:
                    break;
            }
        }

        return byDefault;
    }

    /// <summary>An argument decides what is equal, so that the answer is not known.</summary>
    public bool HasComparer()
    {
        for (var i = Receivers; i < Count; i++)
        {
            if (Parameter(i)?.Type.Name is "IEqualityComparer" or "IComparer" && !IsNull(i))
                return true;
        }

        return false;
    }

    public static Value? Answer(bool? known) => known is { } answer ? Constant.Of(answer) : null;

    public static Value? Number(int? known) => known is { } number ? new Constant(number) : null;
}
