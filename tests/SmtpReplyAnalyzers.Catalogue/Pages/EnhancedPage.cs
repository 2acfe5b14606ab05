using SmtpReplyAnalyzers.Catalogue.Data;

namespace SmtpReplyAnalyzers.Catalogue.Pages;

/// <summary>The enhanced status codes (RFC 3463) by subject, each with the reply codes that carry it.</summary>
internal sealed class EnhancedPage(CatalogueFacts facts, CatalogueProse prose, Links links)
{
    private readonly FactTexts _texts = new(facts, prose, links);

    public string Write()
    {
        var page = new Markup(links).Front(prose.Enhanced.Title, prose.Enhanced.Summary).Blocks(prose.Enhanced.Opening);
        foreach (var (id, subject) in prose.Enhanced.Subjects)
        {
            page.Heading(2, $"X.{id}: {subject.Title}").Block(subject.Description);
            foreach (var code in facts.Enhanced.Where(code => code.Id.StartsWith(id + ".", StringComparison.Ordinal)))
                One(page, code);
        }

        return page.End();
    }

    private void One(Markup page, EnhancedFacts code)
    {
        var text = prose.Enhanced.Codes[code.Id];
        var whole = code.Classes.Select(digit => $"{digit}.{code.Id}").ToArray();
        page.Anchors(whole).Heading(3, $"{string.Join(", ", whole)}: {text.Title}").Block(text.Meaning);
        foreach (var name in whole)
        {
            var carriers = facts.Codes.Values.Where(reply => reply.Enhanced.Contains(name)).ToArray();
            if (carriers.Length > 0)
                page.Block($"- {prose["carriedBy"]} {_texts.Codes(carriers)}: `{name}`");
        }

        if (code.Rfc is { } rfc)
            page.Block($"- {prose["definedIn"]} [RFC {rfc}]");
    }
}
