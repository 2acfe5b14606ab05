using System.Text.RegularExpressions;
using SmtpReplyAnalyzers.Catalogue.Data;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>Every language says everything, and no prose holds what a page could not show.</summary>
public sealed partial class CatalogueProseTests
{
    private static readonly CatalogueProse English = CatalogueSource.English;
    private static readonly CatalogueFacts Facts = CatalogueSource.Catalogue.Facts;

    public static TheoryData<string> Languages => new(Facts.Languages);

    [Fact]
    public void The_catalogue_is_in_English_and_Arabic() => Assert.Equal(["en", "ar"], Facts.Languages);

    [Fact]
    public void Every_code_command_and_fact_is_put_into_words()
    {
        Assert.Equal(Facts.Codes.Keys, English.Codes.Keys.Order());
        Assert.Equal(Facts.Enhanced.Select(static code => code.Id), English.Enhanced.Codes.Keys);
        Assert.Equal(Facts.Commands.Select(static command => command.Id), English.Commands.Commands.Keys);
        Assert.Equal(Facts.Libraries.Moments.Select(static moment => moment.Id), English.Libraries.Moments.Keys);
        Assert.Equal(Facts.Libraries.Facts.Select(static fact => fact.Id), English.Libraries.Facts.Keys);
        Assert.Equal(Facts.Samples.Keys.Order(StringComparer.Ordinal), English.Samples.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(Facts.Codes.Values.Select(static code => code.Class).Except(English.Classes.Classes.Keys));
        Assert.Empty(Facts.Codes.Values.Select(static code => code.Category).Except(English.Classes.Categories.Keys));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_language_has_the_files_and_keys_that_English_has(string language)
    {
        Assert.Equal(FilesIn("en"), FilesIn(language));
        Assert.All(FilesIn("en"), file => Assert.Equal(Shape("en", file), Shape(language, file)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Code_in_the_prose_is_the_same_in_every_language(string language) => Assert.All(
        FilesIn("en"),
        file => Assert.Equal(FencesIn("en", file), FencesIn(language, file)));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_text_says_something(string language) =>
        Assert.All(FilesIn(language), file => Assert.All(TextsIn(language, file), static text => Assert.False(string.IsNullOrWhiteSpace(text.Text), text.Path)));

    // VitePress takes what looks like an element for one, and {{ for an expression.
    [Theory]
    [MemberData(nameof(Languages))]
    public void The_prose_holds_no_HTML(string language) => Assert.All(
        FilesIn(language).SelectMany(file => TextsIn(language, file)).Where(static text => !text.Text.StartsWith("```", StringComparison.Ordinal)),
        static text => Assert.DoesNotMatch("<|{{", InlineCode().Replace(text.Text, "")));

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_summary_fits_into_a_search_result(string language) =>
        Assert.All(CatalogueSource.Catalogue.Prose.Single(prose => prose.Language == language).Codes, static code => Assert.InRange(code.Value.Summary.Length, 20, 175));

    private static string[] FilesIn(string language)
    {
        var folder = Repository.PathOf($"docs/catalogue/{language}");
        return Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal).ToArray();
    }

    // Lists of keywords may differ in length.
    private static IEnumerable<string> Shape(string language, string file) =>
        TextsIn(language, file).Select(static text => ListIndex().Replace(text.Path, "[]")).Distinct().Order(StringComparer.Ordinal).ToArray();

    private static IEnumerable<string> FencesIn(string language, string file) =>
        TextsIn(language, file).Select(static text => text.Text).Where(static text => text.StartsWith("```", StringComparison.Ordinal)).ToArray();

    private static IEnumerable<(string Path, string Text)> TextsIn(string language, string file)
    {
        using var document = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Repository.PathOf($"docs/catalogue/{language}/{file}")));
        return TextsOf(document.RootElement, file).ToArray();
    }

    private static IEnumerable<(string Path, string Text)> TextsOf(System.Text.Json.JsonElement element, string path) => element.ValueKind switch
    {
        System.Text.Json.JsonValueKind.Object => element.EnumerateObject().SelectMany(member => TextsOf(member.Value, $"{path}/{member.Name}")),
        System.Text.Json.JsonValueKind.Array => element.EnumerateArray().Index().SelectMany(item => TextsOf(item.Item, $"{path}[{item.Index}]")),
        _ => [(path, element.GetString()!)],
    };

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex ListIndex();
}
