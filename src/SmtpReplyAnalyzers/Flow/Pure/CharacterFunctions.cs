namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>The functions of <see cref="char"/>.</summary>
internal static class CharacterFunctions
{
    public static Func<Call, Value?>? Find(string name) => name switch
    {
        "IsDigit" => Of(char.IsDigit),
        "IsNumber" => Of(char.IsNumber),
        "IsLetter" => Of(char.IsLetter),
        "IsLetterOrDigit" => Of(char.IsLetterOrDigit),
        "IsWhiteSpace" => Of(char.IsWhiteSpace),
        "IsUpper" => Of(char.IsUpper),
        "IsLower" => Of(char.IsLower),
        "IsPunctuation" => Of(char.IsPunctuation),
        "IsSeparator" => Of(char.IsSeparator),
        "IsSymbol" => Of(char.IsSymbol),
        "IsControl" => Of(char.IsControl),
        "IsAscii" => Of(static x => x < 128),
        "IsAsciiDigit" => Of(static x => x is >= '0' and <= '9'),
        "IsAsciiLetter" => Of(static x => (x | ' ') is >= 'a' and <= 'z'),
        "IsAsciiLetterOrDigit" => Of(static x => x is >= '0' and <= '9' || (x | ' ') is >= 'a' and <= 'z'),
        "IsAsciiLetterUpper" => Of(static x => x is >= 'A' and <= 'Z'),
        "IsAsciiLetterLower" => Of(static x => x is >= 'a' and <= 'z'),
        "IsBetween" => static c => Call.Answer(c.Content(0) is char x && c.Content(1) is char least && c.Content(2) is char most ? x >= least && x <= most : null),
        "GetNumericValue" => static c => Character(c) is { } x ? new Constant(char.GetNumericValue(x)) : null,
        "ToUpper" or "ToUpperInvariant" => static c => c.Content(0) is char x and < '\x80' ? new Constant(char.ToUpperInvariant(x)) : null,
        "ToLower" or "ToLowerInvariant" => static c => c.Content(0) is char x and < '\x80' ? new Constant(char.ToLowerInvariant(x)) : null,
        "Parse" => static c => c.Text(0) is { IsWhole: true, Start: { Length: 1 } one } ? new Constant(one[0]) : null,
        "ToString" => static c => c.Content(0) is char x ? new Constant(x.ToString()) : null,
        _ => null,
    };

    private static Func<Call, Value?> Of(Func<char, bool> holds) => c => Call.Answer(Character(c) is { } x ? holds(x) : null);

    /// <summary>The character that is the argument, or that stands in a text.</summary>
    private static char? Character(Call call) =>
        call.Count == 1 ? call.Content(0) as char?
        : call.Text(0) is { Start: var text } && call.Int(1) is { } index && index >= 0 && index < text.Length ? text[index]
        : null;
}
