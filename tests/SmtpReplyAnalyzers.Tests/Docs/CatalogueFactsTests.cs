using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Catalogue.Data;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>The facts of the catalogue agree with each other, with the enums of both libraries, and with what the analyzers go by.</summary>
public sealed class CatalogueFactsTests
{
    private static readonly CatalogueFacts Facts = CatalogueSource.Catalogue.Facts;

    public static TheoryData<int> Codes => new(Facts.Codes.Keys);

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_is_in_a_file_of_its_name(int code) => Assert.True(File.Exists(Repository.PathOf($"docs/catalogue/codes/{code}.json")));

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_a_client_does_follows_from_the_class(int number)
    {
        var code = Facts.Codes[number];

        Assert.Contains(code.Action, code.Class switch
        {
            "2yz" => ["proceed"],
            "3yz" => ["answer"],
            "4yz" => ["retry", "reconnect"],
            "5yz" => new[] { "doNotRetry" },
            _ => [],
        });
        Assert.Equal(code.Action == "reconnect", code.ClosesConnection && code.Class == "4yz");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_has_an_RFC_or_software_that_sends_it(int number)
    {
        var code = Facts.Codes[number];

        Assert.Contains(code.Status, new[] { "standard", "obsolete", "experimental", "registered", "vendor" });
        Assert.Equal(code.Status == "vendor", code.Sources.Count == 0);
        Assert.True(code.Status != "vendor" || code.Software.Count > 0);
        Assert.All(code.Software, static software => Assert.StartsWith("https://", software.Url, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_a_code_refers_to_exists(int number)
    {
        var code = Facts.Codes[number];

        Assert.NotEmpty(code.Commands);
        Assert.Empty(code.Commands.Except(Facts.Commands.Select(static command => command.Id)));
        Assert.NotEmpty(code.Related);
        Assert.Empty(code.Related.Except(Facts.Codes.Keys));
        Assert.DoesNotContain(number, code.Related);
        Assert.Empty(code.Samples.Except(Facts.Samples.Keys));
        Assert.Empty(code.Rules.Except(CatalogueSource.English.Rules.Keys));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_enhanced_status_code_has_the_class_of_its_reply(int number)
    {
        var code = Facts.Codes[number];

        Assert.All(code.Enhanced, enhanced =>
        {
            Assert.Equal(number / 100, enhanced[0] - '0');
            Assert.Contains(number / 100, Facts.Enhanced.Single(known => known.Id == enhanced[2..]).Classes);
        });
        Assert.True(code.Class != "3yz" || code.Enhanced.Count == 0);
    }

    // RFC 5321, section 4.3.2; RFC 3207, section 4; RFC 4954, sections 4 and 6; RFC 1985; RFC 2645.
    [Theory]
    [InlineData("greeting", 220, 421, 554)]
    [InlineData("EHLO", 250, 421, 502, 504, 550)]
    [InlineData("HELO", 250, 421, 504, 550)]
    [InlineData("STARTTLS", 220, 421, 454, 501)]
    [InlineData("AUTH", 235, 334, 421, 432, 454, 500, 501, 503, 504, 530, 534, 535, 538)]
    [InlineData("MAIL", 250, 421, 451, 452, 455, 503, 550, 552, 553, 555)]
    [InlineData("RCPT", 250, 251, 421, 450, 451, 452, 455, 503, 550, 551, 552, 553, 555)]
    [InlineData("DATA", 354, 421, 503, 554)]
    [InlineData("message", 250, 421, 450, 451, 452, 550, 552, 554)]
    [InlineData("RSET", 250, 421)]
    [InlineData("VRFY", 250, 251, 252, 421, 502, 504, 550, 551, 553)]
    [InlineData("EXPN", 250, 252, 421, 500, 502, 504, 550)]
    [InlineData("HELP", 211, 214, 421, 502, 504)]
    [InlineData("NOOP", 250, 421)]
    [InlineData("QUIT", 221, 421)]
    [InlineData("ETRN", 251, 252, 253, 421, 458, 459, 500, 501)]
    [InlineData("ATRN", 250, 421, 450, 451, 453, 502, 530)]
    public void A_command_may_get_what_the_RFCs_say(string command, params int[] codes) =>
        Assert.All(codes, code => Assert.Contains(command, Facts.Codes[code].Commands));

    [Fact]
    public void Every_sample_is_on_a_page() => Assert.Empty(Facts.Samples.Keys.Except(Facts.Codes.Values.SelectMany(static code => code.Samples)));

    [Fact]
    public void Every_rule_that_has_a_page_has_its_words() => Assert.Empty(RuleCatalogue.Rules.Select(static rule => rule.Id).Except(CatalogueSource.English.Rules.Keys));

    [Fact]
    public void System_Net_Mail_names_the_codes_that_the_catalogue_says() => AssertMembers<System.Net.Mail.SmtpStatusCode>(static code => code.SystemNetMail);

    [Fact]
    public void MailKit_names_the_codes_that_the_catalogue_says() => AssertMembers<MailKit.Net.Smtp.SmtpStatusCode>(static code => code.MailKit);

    [Fact]
    public void The_analyzers_class_a_code_as_the_catalogue_does() => Assert.All(Facts.Codes.Values, static code =>
    {
        Assert.Equal(code.Class == "2yz", ReplyCodeSet.PositiveCompletion.Contains(code.Code));
        Assert.Equal(code.Class == "4yz", ReplyCodeSet.TransientNegative.Contains(code.Code));
        Assert.Equal(code.Class == "5yz", ReplyCodeSet.PermanentNegative.Contains(code.Code));
    });

    [Theory]
    [InlineData(nameof(SmtpVerb.Greeting), "greeting")]
    [InlineData(nameof(SmtpVerb.Hello), "EHLO", "HELO")]
    [InlineData(nameof(SmtpVerb.StartTls), "STARTTLS")]
    [InlineData(nameof(SmtpVerb.Authenticate), "AUTH")]
    [InlineData(nameof(SmtpVerb.Mail), "MAIL")]
    [InlineData(nameof(SmtpVerb.Recipient), "RCPT")]
    [InlineData(nameof(SmtpVerb.Data), "DATA")]
    [InlineData(nameof(SmtpVerb.Content), "message")]
    [InlineData(nameof(SmtpVerb.Verify), "VRFY", "EXPN")]
    public void The_analyzers_go_on_after_codes_that_the_command_may_get(string verb, params string[] commands)
    {
        var successes = SmtpVerbs.SuccessesOf(Enum.Parse<SmtpVerb>(verb));
        Assert.False(successes.IsEmpty);

        foreach (var command in commands)
            Assert.All(Enumerable.Range(0, 1000).Where(successes.Contains), code => Assert.Contains(command, Facts.Codes[code].Commands));
    }

    [Fact]
    public void The_analyzers_and_the_pages_say_the_same_of_a_refused_recipient()
    {
        var fact = Facts.Libraries.Facts.Single(static fact => fact.Id == "snm-rcpt-recipient");

        Assert.All(Enumerable.Range(0, 1000), code => Assert.Equal(SystemNetMail.FailedRecipientCodes.Contains(code), fact.IsAbout(code)));
    }

    private static void AssertMembers<TEnum>(Func<CodeFacts, string?> memberOf)
        where TEnum : struct, Enum
    {
        var members = Enum.GetNames<TEnum>().Select(static name => (Code: Convert.ToInt32(Enum.Parse<TEnum>(name), System.Globalization.CultureInfo.InvariantCulture), Name: name));
        var named = Facts.Codes.Values.Where(code => memberOf(code) is not null).Select(code => (code.Code, Name: memberOf(code)!));

        // -1, GeneralFailure, stands for no reply.
        Assert.Equal(members.Where(static member => member.Code > 0).Order(), named.Order());
    }
}
