using SmtpReplyAnalyzers.Catalogue.Data;

namespace SmtpReplyAnalyzers.Catalogue.Pages;

/// <summary>The codes with one first digit, and what they have in common.</summary>
internal sealed class ClassPage(CatalogueFacts facts, CatalogueProse prose, Links links)
{
    public string Write(string name)
    {
        var text = prose.Classes.Classes[name];
        return new Markup(links).Front(prose.Format("classTitle", name, text.Title), text.Summary)
            .Heading(2, prose["description"]).Blocks(text.Description)
            .Heading(2, prose["whatToDo"]).Blocks(text.WhatToDo)
            .Heading(2, prose["codes"]).Table([prose["code"], prose["title"], prose["meaning"]], CodeIndex.Rows(facts.Codes.Values.Where(code => code.Class == name), prose))
            .End();
    }
}
