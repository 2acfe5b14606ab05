using SmtpReplyAnalyzers.Catalogue.Data;

namespace SmtpReplyAnalyzers.Catalogue.Pages;

/// <summary>The codes by the command that they answer.</summary>
internal sealed class CommandsPage(CatalogueFacts facts, CatalogueProse prose, Links links)
{
    private readonly FactTexts _texts = new(facts, prose, links);

    public string Write(IReadOnlyList<string> classes)
    {
        var page = new Markup(links).Front(prose.Commands.Title, prose.Commands.Summary).Blocks(prose.Commands.Opening);
        foreach (var command in facts.Commands)
        {
            var text = prose.Commands.Commands[command.Id];
            page.Anchors(command.Id).Heading(2, $"{text.Name}: {text.Title}").Block(text.Description)
                .Table(["", ""], Rows(command, classes));
        }

        return page.End();
    }

    private IEnumerable<IReadOnlyList<string>> Rows(CommandFacts command, IReadOnlyList<string> classes)
    {
        if (command.Syntax.Length > 0)
            yield return [prose["syntax"], $"`{command.Syntax}`"];
        yield return [prose["definedIn"], links.Sources(command.Sources)];
        foreach (var name in classes)
        {
            var codes = facts.Codes.Values.Where(code => code.Class == name && code.Commands.Contains(command.Id)).ToArray();
            if (codes.Length > 0)
                yield return [$"{links.To($"classes/{name}.md", name)}: {prose.Classes.Classes[name].Title}", _texts.Codes(codes)];
        }
    }
}
