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
}
