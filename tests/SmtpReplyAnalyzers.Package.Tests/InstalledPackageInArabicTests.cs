using System.Xml.Linq;
using SmtpReplyAnalyzers.Package.Tests.Support;

namespace SmtpReplyAnalyzers.Package.Tests;

/// <summary>The language of the build's messages is the language of the package's: its satellite assemblies are found where NuGet has put them.</summary>
public sealed class InstalledPackageInArabicTests(PackedProduct product)
{
    private const string LosesMail = """
        using System.Net.Mail;

        using var client = new SmtpClient("mail.example.org", 587);
        using var message = new MailMessage("orders@example.org", "ann@example.org", "Your order", "Thank you.");
        try
        {
            client.Send(message);
        }
        catch (SmtpException)
        {
        }
        """;

    [Fact]
    public async Task An_Arabic_build_warns_in_Arabic()
    {
        using var shop = new Consumer(product, LosesMail);

        var build = (await shop.DotnetInAsync("ar", "build")).Succeeded();

        Assert.Contains($"warning SMTP1003: {Message("Resources.ar.resx")}", build.Output);
        Assert.DoesNotContain(Message("Resources.resx"), build.Output);
    }

    /// <summary>Whatever the terminal speaks, the project's own choice has the last word.</summary>
    [Fact]
    public async Task A_project_may_ask_for_Arabic_by_itself()
    {
        using var shop = new Consumer(product, LosesMail, "<PreferredUILang>ar-EG</PreferredUILang>");

        Assert.Contains($"warning SMTP1003: {Message("Resources.ar.resx")}", (await shop.DotnetAsync("build")).Succeeded().Output);
    }

    [Fact]
    public async Task A_build_in_a_language_that_the_package_lacks_warns_in_English()
    {
        using var shop = new Consumer(product, LosesMail);

        Assert.Contains($"warning SMTP1003: {Message("Resources.resx")}", (await shop.DotnetInAsync("fr", "build")).Succeeded().Output);
    }

    /// <summary>The message about the sample. The replies are the rule's affair: here they end the part that is compared.</summary>
    private static string Message(string file)
    {
        var text = XDocument.Load(Repository.File("src", "SmtpReplyAnalyzers", file)).Descendants("data")
            .Single(static data => data.Attribute("name")!.Value == "SMTP1003_Message").Element("value")!.Value;
        return text[..text.IndexOf("{1}", StringComparison.Ordinal)].Replace("{0}", "Send", StringComparison.Ordinal);
    }
}
