using System.Globalization;

namespace SmtpReplyAnalyzers.Catalogue.Data;

/// <summary>Two codes that are compared, the lower one first.</summary>
public readonly record struct CodePair(int First, int Second)
{
    private const string Separator = "-vs-";

    /// <param name="name">As files are named: <c>334-vs-421</c>.</param>
    public static CodePair Parse(string name) => name.Split(Separator) is [var first, var second]
        ? new(int.Parse(first, CultureInfo.InvariantCulture), int.Parse(second, CultureInfo.InvariantCulture))
        : throw new FormatException($"'{name}' names no pair of codes.");

    public override string ToString() => $"{First}{Separator}{Second}";
}
