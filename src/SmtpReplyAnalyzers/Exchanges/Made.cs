using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>How a text, or bytes, that are not known came about.</summary>
internal enum Form : byte
{
    /// <summary>From outside: a parameter, a field, what a call returned that nobody can look into.</summary>
    Source,

    /// <summary>Texts, or bytes, one after the other.</summary>
    Joined,

    /// <summary>The bytes of a text in some charset.</summary>
    Bytes,

    /// <summary>The text that bytes stand for in some charset.</summary>
    Characters,

    /// <summary>Base64 (RFC 4648, section 4), as text or as its bytes.</summary>
    Base64,

    /// <summary>What Base64 decodes to.</summary>
    Decoded,

    /// <summary>A digest, keyed or not: the data first, then the key.</summary>
    Hash,

    /// <summary>Bytes written in hexadecimal.</summary>
    Hexadecimal,

    /// <summary>Made of its parts in a way that is not followed.</summary>
    Derived,
}

/// <summary>A value that is not known, but of which it is known how it was made. Equal ones are the same value.</summary>
/// <param name="form">How it was made.</param>
/// <param name="parts">What it was made of, in order.</param>
/// <param name="tag">Tells values of one form and the same parts from one another: a symbol, an operator, the number of a call.</param>
internal sealed class Made(Form form, ImmutableArray<Value> parts, object? tag = null) : Value
{
    private readonly int _hash = HashOf(form, parts);

    public Form Form { get; } = form;

    public ImmutableArray<Value> Parts { get; } = parts;

    public object? Tag { get; } = tag;

    /// <summary>The charset of <see cref="Form.Bytes"/> and <see cref="Form.Characters"/>.</summary>
    public Charset? Charset => Tag as Charset;

    /// <summary>How many values it is made of, all in all.</summary>
    public int Size { get; } = SizeOf(parts);

    /// <summary>A larger one is not looked into any more.</summary>
    public const int Largest = 256;

    /// <summary>Where it was made.</summary>
    public Place? Place { get; init; }

    public Value Part => Parts[0];

    /// <summary>Such a value is among all that it was made of.</summary>
    public bool Holds<T>()
        where T : Value => Parts.Any(static part => part is T || (part is Made made && made.Holds<T>()));

    public static Made From(Form form, Value part, object? tag = null, Place? place = null) => Limit(new(form, ImmutableArray.Create(part), tag) { Place = place });

    /// <summary>The value itself, or, where it is too large, one that is not followed.</summary>
    public static Made Limit(Made made) => made.Size <= Largest ? made : new Made(Form.Derived, ImmutableArray<Value>.Empty, new object());

    public static Made Of(ISymbol symbol) => new(Form.Source, ImmutableArray<Value>.Empty, symbol);

    public static Made Derived(object tag, params Value[] parts) => Limit(new(Form.Derived, ImmutableArray.Create(parts), tag));

    public override bool IsDerived { get; } = parts.Any(static part => part.IsDerived);

    public override bool Equals(Value? other) => ReferenceEquals(this, other)
        || (other is Made that && _hash == that._hash && Form == that.Form && (Tag is ISymbol a && that.Tag is ISymbol b ? SymbolEqualityComparer.Default.Equals(a, b) : Equals(Tag, that.Tag)) && Parts.SequenceEqual(that.Parts));

    public override int GetHashCode() => _hash;

    private static int HashOf(Form form, ImmutableArray<Value> parts)
    {
        var hash = (int)form;
        foreach (var part in parts)
            hash = (hash * 31) + part.GetHashCode();
        return hash;
    }

    private static int SizeOf(ImmutableArray<Value> parts)
    {
        var size = 1;
        foreach (var part in parts)
            size += part is Made made ? made.Size : 1;
        return size;
    }
}

/// <summary>Tells what a call returned that nobody can look into: which code it runs is not known, or is not to be had. Each call is another.</summary>
internal sealed class CallOf(IMethodSymbol method, Value? receiver)
{
    public IMethodSymbol Method { get; } = method;

    /// <summary>What it was called on.</summary>
    public Value? Receiver { get; } = receiver;
}

/// <summary>A place in the code: where something happened, and where the analysed body was then.</summary>
/// <param name="Site">Where it happened, maybe in a helper.</param>
/// <param name="InBody">What the analysed body was about then: the same, or a call of a helper.</param>
internal sealed record Place(SyntaxNode Site, SyntaxNode InBody)
{
    /// <summary>For a write, the expression in the analysed body that holds what is written; null where it is not to be told.</summary>
    public SyntaxNode? Said { get; init; }

    /// <summary>The helper that the analysed body has called; null where the body itself is at work.</summary>
    public ISymbol? Helper { get; init; }
}

/// <summary>An encoding of characters.</summary>
/// <param name="name">Its name in the IANA's registry; <see cref="OfMachine"/>; empty where it is not known.</param>
internal sealed class Charset(string name) : Value
{
    /// <summary>Whatever the machine is set to.</summary>
    public const string OfMachine = "default";

    public static Charset Utf8 { get; } = new("utf-8");

    public static Charset Unknown { get; } = new(string.Empty);

    public string Name { get; } = name;

    /// <summary>Text beyond ASCII does not come out as UTF-8 (RFC 4616, section 2).</summary>
    public bool LosesText => Name is "us-ascii" or "iso-8859-1" or OfMachine;

    public override bool Equals(Value? other) => other is Charset that && Name == that.Name;

    public override int GetHashCode() => Name.GetHashCode();
}

/// <summary>A character, or a byte, behind the code of a reply: no line end, and not the end of the connection.</summary>
internal sealed class ReplyCharacter : Value
{
    public static ReplyCharacter Any { get; } = new();

    public override bool IsDerived => true;

    public override bool Equals(Value? other) => other is ReplyCharacter;

    public override int GetHashCode() => 1;
}
