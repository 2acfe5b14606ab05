using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using SmtpReplyAnalyzers.Catalogue.Data;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>The computed parts of the Arabic pages: their code is the English page's, their tables say the same in Arabic.</summary>
internal static partial class Generated
{
    private const string ArabicFolder = "docs/ar/";

    /// <summary>English pages as they ought to be, since their own samples may be computed.</summary>
    private static readonly ConcurrentDictionary<string, Task<string>> English = new(StringComparer.Ordinal);

    private static bool IsArabic(string page) => page.StartsWith(ArabicFolder, StringComparison.Ordinal);

    private static string FolderOf(string page) => IsArabic(page) ? ArabicFolder : "docs/";

    /// <summary>The catalogue's prose in the language of the page.</summary>
    private static CatalogueProse ProseOf(string page) => IsArabic(page) ? CatalogueSource.Catalogue.Prose.Single(static prose => prose.Language == "ar") : CatalogueSource.English;

    /// <summary>The English page that an Arabic one translates.</summary>
    internal static string EnglishOf(string page) => "docs/" + page[ArabicFolder.Length..];

    private static async Task<string> EnglishSampleAsync(string page, int number, CancellationToken cancellationToken)
    {
        var source = EnglishOf(page);
        var text = await English.GetOrAdd(source, path => UpdateAsync(path, Repository.Read(path), cancellationToken));
        var samples = Markdown.Parse(text).Code.Where(static code => code.Language == "csharp").ToArray();
        return $"```csharp\n{samples[number - 1].Text}\n```";
    }

    private static string ArabicRules(string page)
    {
        var table = new StringBuilder("| القاعدة | ما تبلّغ عنه | الخطورة | إصلاح |\n|---|---|---|---|\n");
        foreach (var rule in RuleCatalogue.Rules)
            table.Append($"| [{rule.Id}]({LinkFrom(page, $"{ArabicFolder}rules/{rule.Id}.md")}) | {ArabicTitleOf(rule)} | {ArabicSeverity(rule)} | {ArabicYesNo(rule.HasFix)} |\n");
        return table.ToString();
    }

    private static string ArabicProperties(string page)
    {
        var rule = RuleOf(EnglishOf(page));
        return $"""
            | الخاصية | القيمة |
            |---|---|
            | المعرّف | {rule.Id} |
            | التصنيف | {rule.Category} |
            | الخطورة الافتراضية | {ArabicSeverity(rule)} |
            | مفعَّلة افتراضيًا | {ArabicYesNo(rule.IsEnabled)} |
            | إصلاح سريع | {ArabicYesNo(rule.HasFix)} |
            | منذ الإصدار | {rule.Since} |
            | رابط المساعدة | <{rule.HelpLink}> |
            | رموز الرد | {CodesOf(page, rule, "أي رمز")} |
            """;
    }

    internal static string ArabicTitleOf(RuleCatalogue.Rule rule) => RuleCatalogue.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics)
        .First(descriptor => descriptor.Id == rule.Id).Title.ToString(CultureInfo.GetCultureInfo("ar"));

    private static string ArabicSeverity(RuleCatalogue.Rule rule) => rule.Severity switch
    {
        "Warning" => "تحذير",
        "Suggestion" => "اقتراح",
        "Error" => "خطأ",
        _ => throw new InvalidOperationException($"{rule.Id}: no Arabic word for '{rule.Severity}'."),
    };

    private static string ArabicYesNo(bool value) => value ? "نعم" : "لا";
}
