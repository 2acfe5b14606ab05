using System.Text;

namespace SmtpReplyAnalyzers.CodeFixes.Editing;

/// <summary>Writes lines of code in a given layout, each ended.</summary>
internal sealed class CodeWriter(Layout layout, string indent)
{
    private readonly StringBuilder _text = new();
    private string _indent = indent;

    public CodeWriter Line(string line)
    {
        _text.Append(line.Length == 0 ? string.Empty : _indent).Append(line).Append(layout.NewLine);
        return this;
    }

    public CodeWriter Open(string header)
    {
        if (layout.BraceOnNewLine)
            Line(header).Line("{");
        else
            Line(header + " {");
        _indent += layout.Unit;
        return this;
    }

    public CodeWriter Close(string after = "")
    {
        _indent = _indent.Substring(0, _indent.Length - layout.Unit.Length);
        return Line("}" + after);
    }

    /// <summary>Closes a block and opens the clause that follows it.</summary>
    public CodeWriter CloseAndOpen(string header)
    {
        if (layout.ClauseOnNewLine)
            return Close().Open(header);
        _indent = _indent.Substring(0, _indent.Length - layout.Unit.Length);
        return Open("} " + header);
    }

    public CodeWriter Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Line(line);
        return this;
    }

    public override string ToString() => _text.ToString();
}
