using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>What is noted down on the way, for the rules.</summary>
internal sealed partial class Run
{
    internal bool NoteAttempt(CallSite site)
    {
        HasSend |= site.Role == Apis.MemberRole.Send;
        if (!Attempts.Contains(site))
            Attempts.Add(site);
        return true;
    }

    internal void NoteRecord(SyntaxNode record)
    {
        if (_isCollecting)
            Records.Add(record);
    }

    internal void NoteDelay(SyntaxNode delay, Apis.DelayLength length)
    {
        if (_isCollecting)
            Delays[delay] = Delays.TryGetValue(delay, out var other) && other != length ? Apis.DelayLength.Other : length;
    }

    internal void NoteDropped(CallSite site)
    {
        if (_isCollecting)
            Dropped.Add(site);
    }

    internal void AddEnd(End end)
    {
        if (_isCollecting && !_isMuted && !end.Failures.IsEmpty && _known.Add(end))
            Ends.Add(end);
    }

    /// <summary>The body only asks about addresses: VRFY, EXPN, or MAIL and RCPT where no message follows.</summary>
    public bool IsAddressChecker => !HasSend && (Attempts.Exists(static call => call.Role == Apis.MemberRole.Verify)
        || (Attempts.Exists(static call => call.Role == Apis.MemberRole.Envelope) && !(_maySubmit ??= MaySubmit())));

    private bool? _maySubmit;

    // MAIL and RCPT are no mere questions in a type that submits messages, too.
    private bool MaySubmit() => Context.Owner.ContainingType is not { } type || Context.Compilation.GivesData(type, Context.CancellationToken)
        || type.GetMembers().OfType<IMethodSymbol>().Any(method => Context.Compilation.Names.MaySpeak(method.Name)
            && Context.Compilation.Dialogues.Ask(method, System.Collections.Immutable.ImmutableArray<Value>.Empty, Dialogue.Unknown, Context, this)?.Role == Apis.MemberRole.Send);

    internal void NoteConnection() => Connects = true;

    /// <summary>What a capture stands for that is assigned to, as in <c>field ??= value</c>.</summary>
    internal IOperation? CapturedBy(CaptureId id)
    {
        foreach (var block in _graph.Blocks)
        {
            foreach (var operation in block.Operations)
            {
                if (operation is IFlowCaptureOperation capture && capture.Id.Equals(id))
                    return capture.Value is IFieldReferenceOperation or IPropertyReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation ? capture.Value : null;
            }
        }

        return null;
    }
}
