using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using SmtpReplyAnalyzers.Catalogue;
using SmtpReplyAnalyzers.Catalogue.Data;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Facts;

/// <summary>What the pages say that a library makes of a reply is what it was seen to do: the exception is named, and its code.</summary>
public sealed partial class CatalogueAgreesWithLibrariesTests
{
    private static readonly ReplyCatalogue Catalogue = ReplyCatalogue.Load(RepositoryRoot());
    private static readonly CatalogueProse English = Catalogue.Prose.First();
    private static readonly string[] NothingThrown = ["**no exception**", "goes on", "ignored"];

    /// <summary>One refusal to one command, and no more: what a cell of the table is about.</summary>
    public static TheoryData<LibraryFact> Facts => [.. LibraryFact.All.Where(static fact => OneRefusal().IsMatch(fact.Reply) && fact.Situation is { Again: false, ToleratesRefusedRecipients: false })];

    [Theory]
    [MemberData(nameof(Facts))]
    public void The_page_says_what_the_library_does(LibraryFact fact)
    {
        var code = int.Parse(fact.Reply.AsSpan(0, 3), CultureInfo.InvariantCulture);
        var text = TextFor(fact, code);

        if (fact.ExceptionType is { } type)
            Assert.Contains($"`{type.Split('.')[^1]}`", text, StringComparison.Ordinal);
        else
            Assert.Contains(NothingThrown, saying => text.Contains(saying, StringComparison.Ordinal));
        if (fact.Code is { } seen && fact.Outcome.InnerCode is null)
            Assert.Contains($"{seen}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_libraries_are_compared_in_hundreds_of_cases() => Assert.True(Facts.Count > 400);

    private static string TextFor(LibraryFact fact, int code)
    {
        var libraries = Catalogue.Facts.Libraries;
        var command = CommandOf(fact.Where);
        var moment = libraries.Moments.First(moment => moment.Commands.Contains(command));
        var library = fact.Library == SystemNetMailSession.Library ? "systemNetMail" : "mailKit";
        var said = libraries.Facts.First(said => said.Library == library && said.Moment == moment.Id && said.IsAbout(code));
        return English.Libraries.Facts[said.Id].Replace("{code}", $"{code}", StringComparison.Ordinal);
    }

    private static string CommandOf(string where) => where.Split(' ')[^1] switch
    {
        SmtpMoment.Greeting => "greeting",
        SmtpMoment.Response => "AUTH",
        SmtpMoment.EndOfData => "message",
        var verb => verb,
    };

    private static string RepositoryRoot() =>
        typeof(CatalogueAgreesWithLibrariesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static metadata => metadata.Key == "RepositoryRoot").Value!;

    [GeneratedRegex(@"^[45]\d\d \D")]
    private static partial Regex OneRefusal();
}
