using SmtpReplyAnalyzers.Catalogue.Data;

namespace SmtpReplyAnalyzers.Catalogue.Pages;

/// <summary>Two codes side by side.</summary>
internal sealed class ComparisonPage(CatalogueFacts facts, CatalogueProse prose, Links links)
{
    private readonly FactTexts _texts = new(facts, prose, links);

    public string Write(CodePair pair)
    {
        var text = prose.Comparisons[pair];
        var (first, second) = (facts.Codes[pair.First], facts.Codes[pair.Second]);
        var page = new Markup(links).Front(prose.Format("compared", pair.First, pair.Second), Description(first, second), $"{pair.First} vs {pair.Second}", $"{pair.Second} vs {pair.First}").Blocks(text.Opening);
        One(page, first);
        One(page, second);
        return page.Heading(2, prose["keyDifferences"])
            .Table(["", $"[{pair.First}]", $"[{pair.Second}]"], Differences(first, second, text))
            .Heading(2, prose["whenEach"]).Blocks(text.WhenEach)
            .End();
    }

    private string Description(CodeFacts first, CodeFacts second) => $"{_texts.Title(first)}. {_texts.Title(second)}.";

    private void One(Markup page, CodeFacts code)
    {
        var text = prose.Codes[code.Code].Brief;
        page.Heading(2, _texts.Title(code))
            .Heading(3, prose.Format("whatMeans", code.Code)).Block(text.Means)
            .Heading(3, prose.Format("whenSee", code.Code)).Block(text.When)
            .Heading(3, prose.Format("howFix", code.Code)).Block(text.Fix);
    }

    private IEnumerable<IReadOnlyList<string>> Differences(CodeFacts first, CodeFacts second, ComparisonProse text)
    {
        IReadOnlyList<string> Both(string label, Func<CodeFacts, string> of) => [label, of(first), of(second)];

        yield return Both(prose["class"], _texts.Class);
        yield return Both(prose["definedIn"], _texts.Definition);
        yield return Both(prose["mayAnswer"], _texts.Commands);
        yield return Both(prose["connection"], _texts.Connection);
        yield return Both(prose["action"], _texts.Action);
        foreach (var row in text.Differences)
            yield return [row.Aspect, row.First, row.Second];
        yield return Both(prose["library.systemNetMail"], code => _texts.Member(code, code.SystemNetMail));
        yield return Both(prose["library.mailKit"], code => _texts.Member(code, code.MailKit));
    }
}
