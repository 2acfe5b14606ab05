using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>How a hand-written client reads a reply: a line, a buffer, byte by byte (RFC 5321, section 4.2).</summary>
internal sealed partial class Evaluator
{
    private Value Read(string name, ConnectionUse use, IOperation call, Value? receiver)
    {
        var spoken = Spoken ?? Dialogue.Unknown;
        var isFirst = !spoken.IsAnswered;
        var reply = isFirst ? Attempt(new CallSite(call.Syntax, NameOf(spoken.Verb) ?? name, RoleOf(spoken.Verb), FailureSet.Empty, MessageIn(spoken, call), receiver)
        {
            Outcome = OutcomeOf(spoken), Verb = NameOf(spoken.Verb),
        }, Function.Exception) : spoken.Reply ?? Unknown.Independent;
        if (use != ConnectionUse.ReadText && Spoken is { } heard)
            Env[Run.Conversation] = heard.InParts();
        switch (use)
        {
            case ConnectionUse.ReadText:
                return reply;
            case ConnectionUse.ReadByte:
                return new Unknown(dependent: false, derived: true, fresh: true, new Origin(Run.Conversation));
            default:
                if (call is IInvocationOperation { Arguments: [{ Value: var target }, ..] } reading && target.Type?.SpecialType != SpecialType.System_Int32 && SlotOf(BufferOf(target)) is { } buffer)
                    Env[buffer] = IsOneByte(reading, Env[buffer]) ? new Unknown(dependent: false, derived: true, fresh: true, new Origin(Run.Conversation)) : reply;
                return Bounded.AtLeast(1);
        }
    }

    // The array behind a span, a memory or a segment.
    private static IOperation BufferOf(IOperation target) => target switch
    {
        IConversionOperation conversion => BufferOf(conversion.Operand),
        IInvocationOperation { TargetMethod.Name: "AsMemory" or "AsSpan" } view => BufferOf(view.Instance ?? view.Arguments[0].Value),
        IObjectCreationOperation { Arguments: [var first, ..] } => BufferOf(first.Value),
        _ => target,
    };

    private static bool IsOneByte(IInvocationOperation call, Value? buffer) => buffer is Unknown { Origin.Site: var site } && (ReferenceEquals(site, OneByte) || ReferenceEquals(site, Run.Conversation))
        || call.Arguments.Any(static argument => argument.Parameter?.Name is "count" or "size" && argument.Value.ConstantValue is { HasValue: true, Value: 1 });

    // A file, or an attachment that is read while the message is written.
    private bool IsFile(Value? receiver)
    {
        var origin = OriginOf(receiver);
        if (origin?.Site is IParameterSymbol && Spoken is { Verb: SmtpVerb.Data, IsAnswered: true, Reply: null } or { Verb: SmtpVerb.Content, IsAnswered: false, Written: not null })
            return true;
        if (origin?.Site is not SyntaxNode { } site || site.SyntaxTree != Context.Model.SyntaxTree)
            return false;
        return Context.Model.GetSymbolInfo(site, Context.CancellationToken).Symbol is IMethodSymbol maker
            && (maker.MethodKind == MethodKind.Constructor ? maker.Parameters is [{ Type.SpecialType: SpecialType.System_String }, ..] or [{ Type.Name: "FileStream" or "MemoryStream" }, ..] : maker.ContainingType.Name is "File" or "FileInfo");
    }

    private static ReplyOutcome OutcomeOf(Dialogue spoken)
    {
        var kind = spoken.Verb == SmtpVerb.Recipient ? FailureKind.ReplyToRecipient : FailureKind.Reply;
        return new ReplyOutcome(
            FailureSet.Empty.With(FailureKind.None, SmtpVerbs.SuccessesOf(spoken.Verb)),
            FailureSet.Empty.With(kind, ReplyCodeSet.Negative),
            FailureSet.Empty.With(FailureKind.InputOutput),
            Function.Reply,
            Function.Exception,
            spoken.Heard(Function.Reply));
    }

    // The message is told by what was written since 354; of an envelope it is not known yet.
    private static Value? MessageIn(Dialogue spoken, IOperation call) => spoken.Written is { } written ? Unknown.From(written, new Origin(call.Syntax)) : null;

    private static MemberRole RoleOf(SmtpVerb verb) => verb switch
    {
        SmtpVerb.Content => MemberRole.Send,
        SmtpVerb.Mail or SmtpVerb.Recipient or SmtpVerb.Data => MemberRole.Envelope,
        SmtpVerb.Verify => MemberRole.Verify,
        SmtpVerb.Authenticate => MemberRole.Authenticate,
        SmtpVerb.Greeting or SmtpVerb.Hello or SmtpVerb.StartTls => MemberRole.Connect,
        _ => MemberRole.Other,
    };

    private static string? NameOf(SmtpVerb verb) => verb switch
    {
        SmtpVerb.Hello => "EHLO",
        SmtpVerb.StartTls => "STARTTLS",
        SmtpVerb.Authenticate => "AUTH",
        SmtpVerb.Mail => "MAIL",
        SmtpVerb.Recipient => "RCPT",
        SmtpVerb.Data or SmtpVerb.Content => "DATA",
        SmtpVerb.Verify => "VRFY",
        _ => null,
    };

    /// <summary>Bytes that were just read, as text; text that is written, as bytes.</summary>
    private Value? Decode(IMethodSymbol method, ImmutableArray<Value> arguments)
    {
        if (arguments.IsEmpty || Namespaces.NameOf(method.ContainingNamespace) != "System.Text" || method.Name is not ("GetString" or "GetBytes"))
            return null;
        if (method.Name == "GetBytes")
            return arguments[0] is Function ? arguments[0] : StartOf(arguments[0]) is { } start ? Unknown.From(arguments[0], (arguments[0] as Unknown)?.Origin).Beginning(start) : null;
        return arguments[0] is Function or Unknown { Start: not null } ? arguments[0]
            : IsSpeaking && Spoken is { IsAnswered: true, Reply: { } reply } && (arguments[0] as Unknown)?.Origin?.Site is not InvocationExpressionSyntax ? reply
            : null;
    }
}
