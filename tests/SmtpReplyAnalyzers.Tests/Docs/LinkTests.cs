using System.Collections.Concurrent;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>No link of any page leads nowhere.</summary>
public sealed class LinkTests
{
    // Hundreds of links lead into a few large pages.
    private static readonly ConcurrentDictionary<string, Markdown> ParsedPages = new(StringComparer.Ordinal);

    public static TheoryData<string> Pages => new(Repository.Pages);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_to_a_file_and_a_heading_that_exist(string page)
    {
        var broken = Markdown.Parse(Repository.Read(page)).Links.Select(link => (link, Fault: FaultOf(page, link.Target))).Where(static pair => pair.Fault is not null);

        Assert.Empty(broken.Select(pair => $"{page}({pair.link.Line}): {pair.link.Target}: {pair.Fault}"));
    }

    [Fact]
    public void A_broken_link_is_found()
    {
        Assert.Equal("no such file", FaultOf("README.md", "docs/rules/SMTP0000.md"));
        Assert.Equal("no such heading", FaultOf("README.md", "docs/codes/421.md#no-such-thing"));
        Assert.Equal("no such file", FaultOf("README.md", $"{RuleCatalogue.HelpLinkBase}/codes/999.md"));
        Assert.Equal("no such heading", FaultOf("docs/codes/421.md", "../enhanced.md#4.99.99"));
        Assert.Null(FaultOf("docs/codes/421.md", "334.md#description"));
        Assert.Null(FaultOf("docs/codes/421.md", "../enhanced.md#4.7.0"));
    }

    private static string? FaultOf(string page, string target)
    {
        if (target.StartsWith(RuleCatalogue.HelpLinkBase, StringComparison.Ordinal))
            (page, target) = ("README.md", "docs" + target[RuleCatalogue.HelpLinkBase.Length..]);
        if (target.Contains("://", StringComparison.Ordinal))
            return null;

        var (file, anchor) = target.Split('#') is [var name, var fragment] ? (name, fragment) : (target, "");
        var path = file.Length == 0 ? Repository.PathOf(page) : Path.Combine(Path.GetDirectoryName(Repository.PathOf(page))!, file);
        if (!File.Exists(path))
            return Directory.Exists(path) && anchor.Length == 0 ? null : "no such file";
        return anchor.Length == 0 || Parsed(path).HasAnchor(anchor) ? null : "no such heading";
    }

    private static Markdown Parsed(string path) => ParsedPages.GetOrAdd(Path.GetFullPath(path), static path => Markdown.Parse(File.ReadAllText(path)));
}
