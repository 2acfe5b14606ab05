using System.Text.Json;
using System.Text.RegularExpressions;
using SmtpReplyAnalyzers.Package.Tests.Support;

namespace SmtpReplyAnalyzers.Package.Tests;

/// <summary>What a developer sees who adds the package to a project: with the real restore, compiler and <c>dotnet format</c>.</summary>
public sealed partial class InstalledPackageTests(PackedProduct product)
{
    private const string LosesMail = """
        using System.Diagnostics;
        using System.Net.Mail;

        await new OrderMailer("mail.example.org").ConfirmAsync("ann@example.org", 1001, CancellationToken.None);

        public sealed class OrderMailer(string host)
        {
            public async Task ConfirmAsync(string customer, int order, CancellationToken cancellationToken)
            {
                using var client = new SmtpClient(host, 587);
                using var message = new MailMessage("orders@example.org", customer, $"Your order {order}", "Thank you.");
                try
                {
                    await client.SendMailAsync(message, cancellationToken);
                }
                catch (SmtpException exception)
                {
                    // Operations look at this every morning.
                    Trace.TraceError(exception.Message);
                }
            }
        }
        """;

    private const string SendsNoMail = """
        using System.Diagnostics;

        using var client = new HttpClient();
        try
        {
            await client.GetAsync("http://localhost/421");
        }
        catch (HttpRequestException exception)
        {
            Trace.TraceError(exception.Message);
        }
        """;

    [Fact]
    public async Task A_mailer_that_loses_mail_gets_a_warning_whose_link_has_a_page()
    {
        using var shop = new Consumer(product, LosesMail);

        var build = (await shop.DotnetAsync("build")).Succeeded();

        var warning = Assert.Single(Warnings(build));
        Assert.Equal(("SMTP1003", 16), (warning.Id, warning.Line));
        var pages = $"{ProjectProperties.Get("RepositoryUrl")}/blob/v{ProjectProperties.Get("VersionPrefix")}/";
        Assert.StartsWith(pages + "docs/", warning.Link);
        Assert.True(File.Exists(Repository.File(warning.Link[pages.Length..].Split('/'))), $"No page behind {warning.Link}");
    }

    [Fact]
    public async Task Dotnet_format_repairs_it_and_the_result_builds_without_warnings()
    {
        using var shop = new Consumer(product, LosesMail);

        (await shop.DotnetAsync("format", "analyzers", "--diagnostics", "SMTP1003")).Succeeded();

        Assert.NotEqual(LosesMail, shop.Program);
        Assert.Contains("// Operations look at this every morning.", shop.Program);
        (await shop.DotnetAsync("build", "-warnaserror")).Succeeded();
    }

    [Fact]
    public async Task The_error_log_holds_the_related_locations()
    {
        using var shop = new Consumer(product, LosesMail);

        (await shop.DotnetAsync("build", "-p:ErrorLog=build.sarif%2Cversion=2.1")).Succeeded();

        using var log = JsonDocument.Parse(shop.Read("build.sarif"));
        var result = Assert.Single(
            log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray(),
            static result => result.GetProperty("ruleId").GetString() == "SMTP1003");
        var lines = result.GetProperty("relatedLocations").EnumerateArray()
            .Select(static related => related.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Contains(14, lines);
    }

    [Fact]
    public async Task A_project_without_mail_gets_no_warning_and_no_file_of_the_package()
    {
        using var shop = new Consumer(product, SendsNoMail);

        (await shop.DotnetAsync("build", "-warnaserror", "--output", "out")).Succeeded();

        Assert.DoesNotContain(shop.Files("out"), file => file.Contains("SmtpReply", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Mode_None_is_silent()
    {
        using var shop = new Consumer(product, LosesMail, "<SmtpReplyAnalysisMode>None</SmtpReplyAnalysisMode>");

        Assert.Empty(Warnings((await shop.DotnetAsync("build", "-warnaserror")).Succeeded()));
    }

    [Fact]
    public async Task Mode_Strict_stops_the_build_unless_the_project_says_otherwise()
    {
        using var shop = new Consumer(product, LosesMail, "<SmtpReplyAnalysisMode>Strict</SmtpReplyAnalysisMode>");

        Assert.Contains("error SMTP1003", (await shop.DotnetAsync("build")).Failed().Output);

        shop.Write(".editorconfig", "[*.cs]\ndotnet_diagnostic.SMTP1003.severity = suggestion\n");
        Assert.Empty(Warnings((await shop.DotnetAsync("build", "-warnaserror")).Succeeded()));
    }

    [Fact]
    public async Task A_misspelt_mode_is_an_error_that_names_the_modes()
    {
        using var shop = new Consumer(product, SendsNoMail, "<SmtpReplyAnalysisMode>Strikt</SmtpReplyAnalysisMode>");

        Assert.Contains("SmtpReplyAnalysisMode is 'Strikt', but must be None, Default or Strict.", (await shop.DotnetAsync("build")).Failed().Output);
    }

    /// <summary>The build prints each warning twice, as it comes and in its summary.</summary>
    private static HashSet<(string Id, int Line, string Link)> Warnings(DotnetResult build) =>
        [.. Warning.Matches(build.Output).Select(match => (match.Groups["id"].Value, int.Parse(match.Groups["line"].ValueSpan), match.Groups["link"].Value))];

    [GeneratedRegex(@"Program\.cs\((?<line>\d+),\d+\): warning (?<id>\w+): .*? \((?<link>https://[^)]+)\)")]
    private static partial Regex Warning { get; }
}
