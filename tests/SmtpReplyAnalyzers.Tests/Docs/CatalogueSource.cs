using System.Runtime.CompilerServices;
using SmtpReplyAnalyzers.Catalogue;
using SmtpReplyAnalyzers.Catalogue.Data;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>The data that the pages on reply codes are written from, and those pages as they ought to be.</summary>
internal static class CatalogueSource
{
    public static ReplyCatalogue Catalogue { get; } = ReplyCatalogue.Load(Repository.Root);

    public static CatalogueProse English { get; } = Catalogue.Prose.Single(static prose => prose.Language == "en");

    /// <summary>By their path below the root.</summary>
    public static IReadOnlyDictionary<string, string> Pages { get; } = Catalogue.Pages();

    public static bool IsUpToDate(string page) => File.Exists(Repository.PathOf(page)) && Repository.Read(page) == Pages[page];

    // Before any test, so that those which follow links find the new pages.
    [ModuleInitializer]
    internal static void WriteIfAsked()
    {
        if (Environment.GetEnvironmentVariable("SMTP_UPDATE_DOCS") != "1")
            return;
        foreach (var (page, text) in Pages.Where(static page => !IsUpToDate(page.Key)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Repository.PathOf(page))!);
            File.WriteAllText(Repository.PathOf(page), text);
        }
    }
}
