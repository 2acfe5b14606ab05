using System.Text;
using System.Text.RegularExpressions;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>As much of a Markdown page as the tests ask about: headings, links and fenced code.</summary>
internal sealed partial class Markdown
{
    private readonly List<Heading> _headings = [];
    private readonly List<Link> _links = [];
    private readonly List<CodeBlock> _code = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private Markdown()
    {
    }

    /// <param name="Level">1 for the page's title.</param>
    public readonly record struct Heading(int Level, string Text, string Anchor);

    public readonly record struct Link(int Line, string Target);

    /// <param name="Line">The one-based line of the opening fence.</param>
    public readonly record struct CodeBlock(int Line, string Language, string Text);

    public IReadOnlyList<Heading> Headings => _headings;

    public IReadOnlyList<Link> Links => _links;

    public IReadOnlyList<CodeBlock> Code => _code;

    public string Title => _headings.Single(static heading => heading.Level == 1).Text;

    public static Markdown Parse(string text)
    {
        var page = new Markdown();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var anchors = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var end = Array.FindIndex(lines, i + 1, static line => line.TrimEnd() == "```");
                Assert.True(end > i, $"The code block of line {i + 1} has no end.");
                page._code.Add(new(i + 1, lines[i][3..].Trim(), string.Join('\n', lines[(i + 1)..end])));
                i = end;
                continue;
            }

            foreach (Match anchor in AnchorElement().Matches(lines[i]))
                Assert.True(page._ids.Add(anchor.Groups["id"].Value), $"Line {i + 1}: the anchor stands there twice.");
            if (HeadingLine().Match(lines[i]) is { Success: true } heading)
                page.AddHeading(heading.Groups["level"].Length, heading.Groups["text"].Value.Trim(), anchors);
            foreach (Match link in LinkTarget().Matches(InlineCode().Replace(lines[i], "code")))
                page._links.Add(new(i + 1, link.Groups["target"].Value));
        }

        return page;
    }

    /// <summary>Whether <c>#name</c> leads to a heading, or to an anchor that was set for it.</summary>
    public bool HasAnchor(string name) => _ids.Contains(name) || _headings.Any(heading => heading.Anchor == name);

    private void AddHeading(int level, string text, Dictionary<string, int> anchors)
    {
        text = text.Replace("`", "", StringComparison.Ordinal);
        var anchor = Slug(text);
        var before = anchors.GetValueOrDefault(anchor);
        anchors[anchor] = before + 1;
        _headings.Add(new(level, text, before == 0 ? anchor : $"{anchor}-{before}"));
    }

    // As GitHub does it: letters, digits, hyphens and underscores stay, spaces become hyphens.
    private static string Slug(string heading)
    {
        var slug = new StringBuilder();
        foreach (var character in heading.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(character) || character is '-' or '_')
                slug.Append(character);
            else if (character == ' ')
                slug.Append('-');
        }

        return slug.ToString();
    }

    [GeneratedRegex(@"^(?<level>#{1,6}) +(?<text>.+)$")]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"<a id=""(?<id>[^""]+)""></a>")]
    private static partial Regex AnchorElement();

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)(?: ""[^""]*"")?\)|^\[[^\]]+\]: +(?<target>\S+)")]
    private static partial Regex LinkTarget();
}
