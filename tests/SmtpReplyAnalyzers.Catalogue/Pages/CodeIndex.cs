using SmtpReplyAnalyzers.Catalogue.Data;

namespace SmtpReplyAnalyzers.Catalogue.Pages;

/// <summary>All codes by their number.</summary>
internal sealed class CodeIndex(CatalogueFacts facts, CatalogueProse prose, Links links)
{
    /// <summary>A row for each code. One that rests on no RFC in force says so; those of a vendor have its name in their title.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(IEnumerable<CodeFacts> codes, CatalogueProse prose) => codes.Select(code =>
    {
        var text = prose.Codes[code.Code];
        var mark = code.Status is "standard" or "vendor" ? "" : $" ({prose[$"{code.Status}Short"]})";
        return (IReadOnlyList<string>)[$"[{code.Code}]", text.Title + mark, text.Summary];
    });

    public string Write(IEnumerable<string> classes)
    {
        var page = new Markup(links).Front(prose["codesTitle"], prose["codesSummary"]).Block(prose["codesOpening"]);
        foreach (var name in classes)
        {
            page.Heading(2, prose.Format("classTitle", name, prose.Classes.Classes[name].Title))
                .Table([prose["code"], prose["title"], prose["meaning"]], Rows(facts.Codes.Values.Where(code => code.Class == name), prose));
        }

        return page.End();
    }
}
