using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Proof.Tests.Facts;

/// <summary>What the analyzers know of each member, held against what the libraries were seen to do: nothing missing, nothing made up.</summary>
public sealed class ApisAgreeWithLibrariesTests
{
    /// <summary>A failure that no server on loopback without TLS can bring about in the table.</summary>
    private static readonly FailureKind[] NotOnLoopback = [FailureKind.TlsHandshake];

    public static TheoryData<LibraryFact> Failures =>
        [.. LibraryFact.All.Where(fact => fact.ExceptionType is not null and not "System.NotSupportedException")];

    public static TheoryData<string, string, string?> Members =>
        [.. from library in new[] { SystemNetMailSession.Library, MailKitSession.Library }
            from member in LibraryOf(library).Members
            select (library, member.Name, member.FirstParameterType)];

    [Theory]
    [MemberData(nameof(Failures))]
    public void Every_failure_that_was_seen_is_in_the_data(LibraryFact fact) =>
        Assert.Contains(KindsOf(fact), kind => MemberOf(fact).Failures[kind].Contains(CodeOf(fact, kind)));

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_failure_in_the_data_was_seen(string library, string name, string? firstParameterType)
    {
        var member = LibraryOf(library).Members.Single(m => m.Name == name && m.FirstParameterType == firstParameterType);
        var seen = LibraryFact.All
            .Where(fact => fact.Library == library && fact.ExceptionType is not null && MemberOf(fact) == member)
            .SelectMany(KindsOf)
            .Concat(NotOnLoopback);
        Assert.Empty(member.Failures.Kinds.Except(seen));
    }

    private static SmtpLibrary LibraryOf(string name) => name == MailKitSession.Library ? Apis.MailKit.Library : SystemNetMail.Library;

    private static FailingMember MemberOf(LibraryFact fact) => LibraryOf(fact.Library).Members.First(member =>
        "SmtpClient." + member.Name == fact.Member
        && (member.FirstParameterType is null || fact.Situation.Login == Login.Mechanism));

    private static IEnumerable<FailureKind> KindsOf(LibraryFact fact) =>
        from row in LibraryOf(fact.Library).Exceptions
        where row.Exception == fact.ExceptionType && row.Inner == fact.InnerType
        where row.Kind != FailureKind.SmtpGeneral || fact.Code == -1
        where row.Kind != FailureKind.SmtpReply || fact.Code != -1
        select row.Kind;

    private static int CodeOf(LibraryFact fact, FailureKind kind) =>
        kind.CarriesCode() && (fact.Outcome.InnerCode ?? fact.Code) is >= 0 and var code ? code : ReplyCodeSet.Outside;
}
