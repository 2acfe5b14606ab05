using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>
/// What is noted down once a message is sent: the work item's state, its removal from a queue, an acknowledgement. Where a failure passes
/// that by, the work is still there to be done again.
/// </summary>
internal sealed partial class Evaluator
{
    private void NoteRecord(IMethodSymbol method, IOperation call)
    {
        var known = Context.Apis.KnownMethods;
        if (piece.IsPending || !piece.Trail.Has(TrailMarks.Sent) || known.IsLogSink(method) || Delays.IsDelay(method) || KnownMethods.IsCleanUp(method)
            || IsConsole(method, call) || IsPure(method, call, tells: false))
        {
            return;
        }

        if (call is IInvocationOperation invocation && !IsPartOfCall(call) && (IsItem(invocation.Instance) || KnownMethods.IsTaking(method) || invocation.Arguments.Any(static argument => MentionsItem(argument.Value))))
            run.NoteRecord(call.Syntax);
    }

    private void NoteRecord(IOperation target)
    {
        if (!piece.IsPending && piece.Trail.Has(TrailMarks.Sent) && (IsOwnState(target) || IsItem(RootOf(target))))
            run.NoteRecord(target.Syntax);
    }

    // A state of the object itself: whether it is done, not when it was done last, nor how often.
    private static bool IsOwnState(IOperation target) =>
        InstanceOf(target) is null or IInstanceReferenceOperation && target.Type is { SpecialType: SpecialType.System_Boolean } or { TypeKind: TypeKind.Enum };

    private void NoteUnresolvedRecord(IOperation operation)
    {
        if (!piece.IsPending && piece.Trail.Has(TrailMarks.Sent) && !IsPartOfCall(operation) && MentionsItem(operation))
            run.NoteRecord(operation.Syntax);
    }

    // What makes the text of a log entry records nothing.
    private static bool IsPartOfCall(IOperation operation)
    {
        for (var node = operation.Syntax.Parent; node is not null and not StatementSyntax; node = node.Parent)
        {
            if (node is ArgumentSyntax or InterpolationSyntax)
                return true;
        }

        return false;
    }

    private static bool MentionsItem(IOperation operation) => operation.DescendantsAndSelf().Any(static part => IsItem(part));

    // Something that came from elsewhere and outlives the send. Who says "sent to bob@example.com" to a log or a page records nothing.
    private static bool IsItem(IOperation? operation) => operation is ILocalReferenceOperation or IParameterReferenceOperation
        && operation.Type is { SpecialType: not SpecialType.System_String } type
        && type.Name is not ("CancellationToken" or "SmtpClient" or "ISmtpClient" or "IMailTransport" or "MailMessage" or "MimeMessage" or "EventArgs")
        && !type.Name.EndsWith("Logger", StringComparison.Ordinal);
}
