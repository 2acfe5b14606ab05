using SmtpReplyAnalyzers.Catalogue.Data;

namespace SmtpReplyAnalyzers.Catalogue.Pages;

/// <summary>All comparisons.</summary>
internal sealed class ComparisonIndex(CatalogueProse prose, Links links)
{
    public string Write() => new Markup(links).Front(prose["compareTitle"], prose["compareSummary"]).Block(prose["compareOpening"])
        .Blocks(prose.Comparisons.Keys.Select(pair => $"- {links.ToComparison(pair)}: {prose.Codes[pair.First].Title} / {prose.Codes[pair.Second].Title}"))
        .End();
}
