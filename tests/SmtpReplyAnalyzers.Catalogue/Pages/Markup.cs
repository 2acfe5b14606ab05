using System.Text;

namespace SmtpReplyAnalyzers.Catalogue.Pages;

/// <summary>Puts a page together: front matter, headings, blocks, tables, code.</summary>
internal sealed class Markup(Links links)
{
    private readonly StringBuilder _text = new();
    private bool _inList;

    public override string ToString() => _text.ToString().TrimEnd('\n') + "\n";

    /// <summary>What the site and search engines show of a page, then its title.</summary>
    public Markup Front(string title, string description, params IEnumerable<string> keywords)
    {
        _text.Append("---\ntitle: ").Append(Quoted(title)).Append("\ndescription: ").Append(Quoted(Plain(description))).Append('\n');
        var words = string.Join(", ", keywords);
        if (words.Length > 0)
            _text.Append("keywords: ").Append(Quoted(words)).Append('\n');
        _text.Append("---\n\n<!-- Written by the tests from docs/catalogue; edit that. -->\n");
        if (links.IsRightToLeft)
            _text.Append("\n<div dir=\"rtl\">\n");
        return Heading(1, title);
    }

    public string End()
    {
        if (links.IsRightToLeft)
            _text.Append("\n</div>\n");
        return ToString();
    }

    public Markup Heading(int level, string text)
    {
        Separate();
        _text.Append('#', level).Append(' ').Append(text).Append('\n');
        return this;
    }

    /// <summary>A place that a link can lead to, whatever the heading behind it is called.</summary>
    public Markup Anchors(params IEnumerable<string> ids)
    {
        Separate();
        foreach (var id in ids)
            _text.Append($"<a id=\"{id}\"></a>");
        _text.Append('\n');
        return this;
    }

    public Markup Blocks(IEnumerable<string> blocks)
    {
        foreach (var block in blocks)
            Block(block);
        return this;
    }

    public Markup Block(string block)
    {
        if (block.StartsWith("```", StringComparison.Ordinal))
            return Code(block);
        var isItem = block.StartsWith("- ", StringComparison.Ordinal) || (char.IsAsciiDigit(block[0]) && block.IndexOf(". ", StringComparison.Ordinal) is 1 or 2);
        if (!(isItem && _inList))
            Separate();
        _text.Append(links.Resolve(block)).Append('\n');
        _inList = isItem;
        return this;
    }

    public Markup Code(string language, string text) => Code($"```{language}\n{text.TrimEnd('\n')}\n```");

    public Markup Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        Separate();
        Row(header);
        _text.Append('|').Insert(_text.Length, "---|", header.Count).Append('\n');
        foreach (var row in rows)
            Row(row);
        return this;
    }

    private void Row(IReadOnlyList<string> cells) => _text.Append("| ").AppendJoin(" | ", cells.Select(links.Resolve)).Append(" |\n");

    private Markup Code(string fence)
    {
        Separate();
        _text.Append(links.IsRightToLeft ? $"<div dir=\"ltr\">\n\n{fence}\n\n</div>\n" : $"{fence}\n");
        return this;
    }

    private void Separate()
    {
        _inList = false;
        if (_text.Length > 0)
            _text.Append('\n');
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Plain(string text) => text.Replace("`", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal).Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
}
