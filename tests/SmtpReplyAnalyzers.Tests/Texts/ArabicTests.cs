using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Tests.Docs;

namespace SmtpReplyAnalyzers.Tests.Texts;

/// <summary>Every text that a host shows exists in Arabic too, says it with the same arguments, and keeps nothing but names in Latin letters.</summary>
public sealed partial class ArabicTests
{
    private static readonly CultureInfo Arabic = CultureInfo.GetCultureInfo("ar");

    /// <summary>What stays as it is in every language: names of protocols, mechanisms, commands, members and keywords, and what is read as code.</summary>
    private static readonly HashSet<string> Names =
    [
        "SMTP", "HTTP", "RFC", "AUTH", "PLAIN", "LOGIN", "CRAM-MD5", "XOAUTH2", "OAUTHBEARER", "Base64", "UTF-8", "4yz", "5yz",
        "System.Net.Mail", "SmtpFailedRecipientException", "SmtpFailedRecipientsException", "MailKit", "Connect", "SaslMechanism.Challenge",
        "Polly", "Task.Delay", "await", "C#", "Encoding.ASCII", "x", "x01auth", "u0001", "U+001A", "U+0001", "U+",
    ];

    public static TheoryData<string> Projects => ["SmtpReplyAnalyzers", "SmtpReplyAnalyzers.CodeFixes"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_text_has_its_translation_and_no_translation_is_left_over(string project) =>
        Assert.Equal(TextFile.English(project).Keys, TextFile.Arabic(project).Keys);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_translation_has_the_arguments_of_the_text(string project) => Assert.All(
        TextFile.English(project),
        text => Assert.Equal(Arguments(text.Value), Arguments(TextFile.Arabic(project)[text.Key])));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_translation_names_the_codes_sections_and_characters_that_the_text_names(string project) => Assert.All(
        TextFile.English(project),
        text => Assert.Superset(Figures(text.Value), Figures(TextFile.Arabic(project)[text.Key])));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_translation_is_Arabic_but_for_names(string project) => Assert.All(TextFile.Arabic(project), text =>
    {
        Assert.Matches(ArabicWord, text.Value);
        Assert.Empty(LatinWord.Matches(Argument.Replace(text.Value, " ")).Select(static match => match.Value).Except(Names));
    });

    /// <summary>Digits behind Arabic letters take their direction: without the mark 450-459 is shown as 459-450, and 4yz torn apart in a terminal.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void Codes_read_from_left_to_right(string project) => Assert.All(TextFile.Arabic(project), text =>
        Assert.DoesNotMatch(UnmarkedCodes, text.Value));

    [Fact]
    public void A_rule_speaks_Arabic_where_the_interface_does() => Assert.All(Descriptors(), descriptor =>
    {
        var texts = TextFile.Arabic("SmtpReplyAnalyzers").Values;
        Assert.Contains(descriptor.Title.ToString(Arabic), texts);
        Assert.Contains(descriptor.MessageFormat.ToString(Arabic), texts);
        Assert.Contains(descriptor.Description.ToString(Arabic), texts);
    });

    [Fact]
    public void A_country_s_Arabic_is_Arabic_and_another_language_is_English()
    {
        var title = SmtpReplyAnalyzers.Descriptors.FailureSwallowed.Title;

        Assert.Equal(TextFile.Arabic("SmtpReplyAnalyzers")["SMTP1003_Title"], title.ToString(CultureInfo.GetCultureInfo("ar-EG")));
        Assert.Equal(TextFile.English("SmtpReplyAnalyzers")["SMTP1003_Title"], title.ToString(CultureInfo.GetCultureInfo("fr-FR")));
    }

    [Fact]
    public void The_title_of_an_action_follows_the_language_of_the_editor()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = Arabic;
            Assert.Equal(TextFile.Arabic("SmtpReplyAnalyzers.CodeFixes")["SMTP1003_Retry"], CodeFixes.Resources.SMTP1003_Retry);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static IEnumerable<DiagnosticDescriptor> Descriptors() => RuleCatalogue.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics);

    private static string[] Arguments(string text) => [.. Argument.Matches(text).Select(static match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    private static HashSet<string> Figures(string text) => [.. Figure.Matches(Argument.Replace(text, " ")).Select(static match => match.Value)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Argument { get; }

    [GeneratedRegex(@"[0-9]{3,}[0-9A-F]*|[0-9](\.[0-9]+)+|[0-9]yz|RFC [0-9]+")]
    private static partial Regex Figure { get; }

    [GeneratedRegex(@"[\u0621-\u064A]{2}")]
    private static partial Regex ArabicWord { get; }

    [GeneratedRegex(@"[0-9]?[A-Za-z](?:[\w.#+-]*[\w#+])?", RegexOptions.ECMAScript)]
    private static partial Regex LatinWord { get; }

    /// <summary>An argument is a set of codes unless it stands in quotes or behind U+.</summary>
    [GeneratedRegex(@"(?<![\u200E'+])\{\d\}|(?<!\u200E)[0-9]yz")]
    private static partial Regex UnmarkedCodes { get; }
}
