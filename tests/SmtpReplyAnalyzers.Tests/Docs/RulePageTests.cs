namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>Every rule has a page, made as all of them are, that says what its descriptor says.</summary>
public sealed class RulePageTests
{
    private static readonly string[] Sections =
        ["Cause", "Why it matters", "Example", "What is reported", "What is not reported", "How to fix", "Configuration", "When to suppress"];

    public static TheoryData<string> Rules => new(RuleCatalogue.Rules.Select(static rule => rule.Id));

    [Fact]
    public void There_is_a_page_for_each_rule_and_a_rule_for_each_page() => Assert.Equal(
        RuleCatalogue.Rules.Select(static rule => rule.Page),
        Repository.Pages.Where(static page => page.StartsWith("docs/rules/", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_page_is_titled_by_id_and_title(string id)
    {
        var rule = RuleOf(id);

        Assert.Equal($"{id}: {rule.Title}", Markdown.Parse(Repository.Read(rule.Page)).Title);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_page_has_every_section_in_order(string id)
    {
        var page = Markdown.Parse(Repository.Read(RuleOf(id).Page));

        Assert.Equal(Sections, page.Headings.Where(static heading => heading.Level == 2).Select(static heading => heading.Text));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_table_of_the_page_agrees_with_the_descriptor(string id)
    {
        var rule = RuleOf(id);
        var text = Repository.Read(rule.Page);

        Assert.Superset(new HashSet<string> { "properties", "suppress" }, Generated.PartsOf(text).ToHashSet());
        Assert.Contains($"| Category | {rule.Category} |", text, StringComparison.Ordinal);
        Assert.Contains($"| Default severity | {rule.Severity} |", text, StringComparison.Ordinal);
        Assert.Contains($"| Help link | <{rule.HelpLink}> |", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_help_link_leads_to_the_page(string id)
    {
        var rule = RuleOf(id);

        Assert.Equal($"{RuleCatalogue.HelpLinkBase}/rules/{id}.md", rule.HelpLink);
        Assert.EndsWith("/docs", RuleCatalogue.HelpLinkBase, StringComparison.Ordinal);
        Assert.True(File.Exists(Repository.PathOf("docs" + rule.HelpLink[RuleCatalogue.HelpLinkBase.Length..])));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_page_shows_code_that_warns_and_code_that_does_not(string id)
    {
        var samples = Markdown.Parse(Repository.Read(RuleOf(id).Page)).Code.Where(static code => code.Language == "csharp").ToArray();

        Assert.Contains(samples, sample => sample.Text.Contains($"// warns: {id}", StringComparison.Ordinal));
        Assert.Contains(samples, static sample => !sample.Text.Contains("// warns:", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_page_says_so_where_a_rule_has_no_fix(string id)
    {
        var rule = RuleOf(id);

        Assert.Equal(!rule.HasFix, Repository.Read(rule.Page).Contains("There is no quick fix", StringComparison.Ordinal));
    }

    private static RuleCatalogue.Rule RuleOf(string id) => RuleCatalogue.Rules.Single(rule => rule.Id == id);
}
