using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP1008. Reports when a failure of some recipients leads to a retry of the whole message, at the innermost condition on the failure that
/// admits it: System.Net.Mail has delivered to the others by then (RFC 5321, section 3.3: each RCPT has a reply of its own).
/// Silent for MailKit, where one refused recipient stops the message for all; when the failure has changed the message on the way, as by its
/// recipients; when the message has one recipient by the way it is made; and when a condition on the way is not understood.
/// A suggestion where the caught type is wider than SMTP and nothing is looked at.
/// </summary>
internal sealed class SentAgainToServed : IReplyRule
{
    public void Check(Run run, Action<Diagnostic> report)
    {
        var retries = run.Retries().Where(static end => end.Call!.Message is not { IsDerived: true } && !HasOneRecipient(end.Trail.Message));
        foreach (var group in retries.GroupBy(static end => end.Trail.AdmittedAt()))
        {
            var failures = group.Aggregate(FailureSet.Empty, static (all, end) => all.Union(end.Failures));
            var codes = Refused(failures);
            if (codes.IsEmpty)
                continue;
            var first = group.First();
            var call = run.Handlers[first.Trail.Handler!].MainCall();
            report(Diagnostic.Create(Descriptors.SentAgainToServed, group.Key, group.Any(end => end.IsDeliberate(run)) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
                Outcomes.Related(first.Site, call.Syntax), properties: null, codes.ToString(), call.Name));
        }
    }

    /// <summary>The replies to recipients that were refused while others were served.</summary>
    public static ReplyCodeSet Refused(FailureSet failures) =>
        failures[FailureKind.SmtpFailedRecipient].Union(failures[FailureKind.SmtpFailedRecipients]).Intersect(ReplyCodeSet.AllCodes);

    // Made from one address to one address, where nothing is added to it by name: texts may hold a list of addresses.
    private static bool HasOneRecipient(Value? message) => message is Created { Origin.Site: BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } arguments } creation }
        && arguments.All(static argument => argument.Expression is BaseObjectCreationExpressionSyntax)
        && !MentionsRecipients(creation);

    private static bool MentionsRecipients(SyntaxNode creation) => creation.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && member.DescendantNodes().OfType<IdentifierNameSyntax>().Any(static name => name.Identifier.ValueText is "To" or "CC" or "Bcc");
}
