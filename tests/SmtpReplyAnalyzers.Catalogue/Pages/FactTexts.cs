using SmtpReplyAnalyzers.Catalogue.Data;

namespace SmtpReplyAnalyzers.Catalogue.Pages;

/// <summary>The facts of a code in words, as tables show them.</summary>
internal sealed class FactTexts(CatalogueFacts facts, CatalogueProse prose, Links links)
{
    public string Title(CodeFacts code) => $"{code.Code}: {prose.Codes[code.Code].Title}";

    public string Class(CodeFacts code)
    {
        var text = prose.Classes.Classes[code.Class];
        return $"{links.To($"classes/{code.Class}.md", code.Class)}: {text.Title} ({text.Short})";
    }

    public string Category(CodeFacts code)
    {
        var text = prose.Classes.Categories[code.Category];
        return $"{code.Category}: {text.Title}";
    }

    /// <summary>The RFCs, or the software that sends it without one.</summary>
    public string Definition(CodeFacts code)
    {
        var status = prose[$"status.{code.Status}"];
        var software = string.Join(prose["separator"], code.Software.Select(static product => $"[{product.Name}]({product.Url})"));
        return code switch
        {
            { Status: "vendor" } => $"{status} {software}",
            { IsStandard: true } => links.Sources(code.Sources),
            { Software: [] } => $"{links.Sources(code.Sources)} ({status})",
            _ => $"{links.Sources(code.Sources)} ({status}){prose["separator"]}{software}",
        };
    }

    /// <summary>The commands that may get the code.</summary>
    public string Commands(CodeFacts code)
    {
        var known = facts.Commands.Where(command => code.Commands.Contains(command.Id)).ToArray();
        return known.Length == facts.Commands.Count ? prose["mayAnswer.any"] : string.Join(prose["separator"], known.Select(command => links.To($"commands.md#{command.Id}", Name(command))));
    }

    public string Connection(CodeFacts code) =>
        prose[code.ClosesConnection ? "connection.closes" : code.Action == "answer" ? "connection.waits" : "connection.stays"];

    public string Action(CodeFacts code) => prose[$"action.{code.Action}"];

    /// <summary>The member of an <c>SmtpStatusCode</c> that has the code's value.</summary>
    public string Member(CodeFacts code, string? member) => member is null ? prose.Format("noMember", code.Code) : $"`{member}`";

    public string Name(CommandFacts command) => command.Syntax.Length <= 1 ? prose.Commands.Commands[command.Id].Name : $"`{prose.Commands.Commands[command.Id].Name}`";

    /// <summary>Codes of a class as links.</summary>
    public string Codes(IEnumerable<CodeFacts> codes) => string.Join(prose["separator"], codes.Select(code => links.ToCode(code.Code)));
}
