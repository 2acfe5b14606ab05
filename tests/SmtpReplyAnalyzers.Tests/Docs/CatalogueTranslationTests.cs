using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>A translation of the catalogue says of each code what the English text says: the same links, the same code, the same figures, in its own words.</summary>
public sealed partial class CatalogueTranslationTests
{
    /// <summary>Words of English prose that no name and no quoted message is made of.</summary>
    private static readonly HashSet<string> EnglishWords = ["the", "and", "or", "that", "this", "which", "when", "then", "after", "before", "with", "only", "says", "what", "does", "cannot"];

    /// <summary>The English files, relative to their folder.</summary>
    public static TheoryData<string> Files => new(Directory.EnumerateFiles(Folder("en"), "*.json", SearchOption.AllDirectories)
        .Select(static path => Path.GetRelativePath(Folder("en"), path).Replace('\\', '/')).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void The_Arabic_text_links_to_what_the_English_links_to(string file) => Compare(file, static (english, arabic) =>
        Assert.Equal(LinksOf(english), LinksOf(arabic)));

    [Theory]
    [MemberData(nameof(Files))]
    public void The_Arabic_text_shows_the_code_that_the_English_shows(string file) => Compare(file, static (english, arabic) =>
        Assert.Superset(CodeOf(english), CodeOf(arabic)));

    [Theory]
    [MemberData(nameof(Files))]
    public void The_Arabic_text_has_the_figures_of_the_English(string file) => Compare(file, static (english, arabic) =>
        Assert.Equal(FiguresOf(english), FiguresOf(arabic)));

    [Theory]
    [MemberData(nameof(Files))]
    public void No_English_is_left_in_the_Arabic_text(string file) => Compare(file, static (_, arabic) =>
        Assert.Empty(Word.Matches(Quoted.Replace(arabic, " ")).Select(static match => match.Value).Intersect(EnglishWords)));

    [Fact]
    public void A_text_that_is_behind_the_English_is_found()
    {
        Assert.NotEqual(LinksOf("after [421] and [RFC 5321 §3.8]"), LinksOf("بعد [421] و[RFC 5321]"));
        Assert.NotEqual(FiguresOf("at least 30 minutes, 450"), FiguresOf("30 دقيقة على الأقل، 451"));
        Assert.Equal(["RSET"], CodeOf("not even `RSET`").Except(CodeOf("ولا حتى RSET")));
    }

    /// <summary>Keywords are what people type in their language; the texts of the two languages are set side by side otherwise.</summary>
    private static void Compare(string file, Action<string, string> check)
    {
        var (english, arabic) = (TextsIn("en", file), TextsIn("ar", file));
        Assert.Equal(english.Keys, arabic.Keys);
        Assert.All(english, text => check(text.Value, arabic[text.Key]));
    }

    private static SortedDictionary<string, string> TextsIn(string language, string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(language), file)));
        return new(TextsOf(document.RootElement, "").ToDictionary(static text => text.Path, static text => text.Text, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static IEnumerable<(string Path, string Text)> TextsOf(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(static member => member.Name != "keywords").SelectMany(member => TextsOf(member.Value, $"{path}/{member.Name}")),
        JsonValueKind.Array => element.EnumerateArray().Index().SelectMany(item => TextsOf(item.Item, $"{path}/{item.Index:00}")),
        _ => [(path, element.GetString()!)],
    };

    private static string[] LinksOf(string text) => [.. Link.Matches(Code.Replace(text, "")).Select(static match => match.Value).Order(StringComparer.Ordinal)];

    private static HashSet<string> CodeOf(string text) => [.. Code.Matches(text).Select(static match => match.Value.Trim('`'))];

    private static string[] FiguresOf(string text) => [.. Figure.Matches(text).Select(static match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    private static string Folder(string language) => Repository.PathOf($"docs/catalogue/{language}");

    [GeneratedRegex(@"\[[^\]\n]+\](?!\()|\]\([^)]+\)")]
    private static partial Regex Link { get; }

    [GeneratedRegex("```[^`]+```|`[^`]+`")]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"[0-9]{2,}(?:[.,][0-9]+)*|[0-9](?:\.[0-9]+)+|[0-9]yz")]
    private static partial Regex Figure { get; }

    /// <summary>Code, links, and what somebody else says in English.</summary>
    [GeneratedRegex(@"```[^`]+```|`[^`]+`|\]\([^)]+\)|\*[A-Z a-z-]+\*")]
    private static partial Regex Quoted { get; }

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Word { get; }
}
