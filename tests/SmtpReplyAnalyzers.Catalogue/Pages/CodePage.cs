using SmtpReplyAnalyzers.Catalogue.Data;

namespace SmtpReplyAnalyzers.Catalogue.Pages;

/// <summary>The page of one reply code.</summary>
internal sealed class CodePage(CatalogueFacts facts, CatalogueProse prose, Links links)
{
    private readonly FactTexts _texts = new(facts, prose, links);

    public string Write(CodeFacts code)
    {
        var text = prose.Codes[code.Code];
        var page = new Markup(links).Front(_texts.Title(code), text.Summary, text.Keywords)
            .Block(text.Summary)
            .Table(["", ""], Properties(code))
            .Heading(2, prose["description"]).Blocks(text.Description)
            .Heading(2, prose["whenYouSeeIt"]).Blocks(text.WhenYouSeeIt);
        if (code.Transcript.Count > 0)
            page.Code("text", string.Join('\n', code.Transcript));
        page.Heading(2, prose["howToFix"]).Blocks(text.HowToFix);
        Enhanced(page.Heading(2, prose["enhanced"]), code, text);
        InDotNet(page.Heading(2, prose["inDotNet"]), code, text);
        Rules(page.Heading(2, prose["rules"]), code);
        Related(page.Heading(2, prose["related"]), code);
        return page.End();
    }

    private IEnumerable<IReadOnlyList<string>> Properties(CodeFacts code)
    {
        if (code.Text.Length > 0)
            yield return [prose[code.Status == "vendor" ? "usualText" : "standardText"], $"`{code.Text}`"];
        yield return [prose["class"], _texts.Class(code)];
        yield return [prose["category"], _texts.Category(code)];
        yield return [prose["definedIn"], _texts.Definition(code)];
        yield return [prose["mayAnswer"], _texts.Commands(code)];
        yield return [prose["connection"], _texts.Connection(code)];
        yield return [prose["action"], _texts.Action(code)];
    }

    private void Enhanced(Markup page, CodeFacts code, CodeProse text)
    {
        if (code.Enhanced.Count > 0)
        {
            page.Table([prose["code"], prose["meaning"]], code.Enhanced.Select(enhanced =>
            {
                var known = prose.Enhanced.Codes[enhanced[2..]];
                return (IReadOnlyList<string>)[$"[{enhanced}]", $"{known.Title}. {known.Meaning}"];
            }));
        }
        else if (text.Enhanced is null)
        {
            page.Block(prose["noEnhanced"]);
        }

        page.Blocks(text.Enhanced ?? []);
    }

    private void InDotNet(Markup page, CodeFacts code, CodeProse text)
    {
        page.Table(["", prose["library.systemNetMail"], prose["library.mailKit"]], Libraries(code)).Blocks(text.InDotNet ?? []);
        foreach (var sample in code.Samples)
            page.Block(prose.Samples[sample]).Code("csharp", facts.Samples[sample]);
    }

    private IEnumerable<IReadOnlyList<string>> Libraries(CodeFacts code)
    {
        yield return [prose["member"], _texts.Member(code, code.SystemNetMail), _texts.Member(code, code.MailKit)];
        foreach (var moment in facts.Libraries.Moments.Where(moment => moment.Commands.Any(code.Commands.Contains)))
        {
            var (first, second) = (Fact(code, moment, "systemNetMail"), Fact(code, moment, "mailKit"));
            if (first is not null && second is not null)
                yield return [prose.Libraries.Moments[moment.Id], first, second];
        }
    }

    private string? Fact(CodeFacts code, Moment moment, string library)
    {
        var fact = facts.Libraries.Facts.FirstOrDefault(fact => fact.Library == library && fact.Moment == moment.Id && fact.IsAbout(code.Code));
        return fact is null ? null : prose.Libraries.Facts[fact.Id].Replace("{code}", $"{code.Code}", StringComparison.Ordinal);
    }

    private void Rules(Markup page, CodeFacts code)
    {
        page.Block(prose[code.Rules.Count == 0 ? "noRules" : "rulesLead"]);
        page.Blocks(code.Rules.Order(StringComparer.Ordinal).Select(rule => $"- [{rule}]: {prose.Rules[rule]}"));
    }

    private void Related(Markup page, CodeFacts code)
    {
        page.Blocks(prose.Comparisons.Keys.Where(pair => pair.First == code.Code || pair.Second == code.Code).Select(pair => $"- {links.ToComparison(pair)}"));
        page.Blocks(code.Related.Select(related => $"- [{related}]{prose["separator"]}{prose.Codes[related].Title}: {prose.Codes[related].Summary}"));
    }
}
