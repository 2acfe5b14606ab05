using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>Which calls fail when SMTP does: the libraries' members, methods that let such a failure out, and calls that run such a lambda.</summary>
internal sealed class Calls(BodyContext context)
{
    public CallSite? Find(IInvocationOperation call, Value? receiver, ImmutableArray<Value> arguments, Run run)
    {
        var method = call.TargetMethod;
        if (context.Apis.FindMember(method, call.Instance?.Type) is { } member)
            return new CallSite(call.Syntax, member.Name, member.Role, member.Failures, MessageOf(method, member.Role, arguments, call.Syntax), receiver) { IsMember = true };
        foreach (var argument in arguments)
        {
            if (argument is Callable lambda && method.MethodKind != MethodKind.EventAdd && context.Compilation.Summaries.FactsOf(lambda, context, run) is { IsSilent: false } facts)
            {
                var message = lambda.IsFresh ? null : new Unknown(dependent: false, derived: false, fresh: false, new Origin(call.Syntax));
                return new CallSite(call.Syntax, facts.Name, facts.Role, facts.LetsOut, message, Client: null) { Records = facts.Records, Waits = facts.Waits };
            }
        }

        // What a hand-written client does, the conversation has told.
        if (!context.Compilation.Names.MayLeadToFailure(method.Name) || !context.Compilation.IsSource(method) || context.Compilation.SideOf(method.ContainingType, context.CancellationToken) == Gates.Side.Client)
            return null;
        if (context.Compilation.Summaries.FactsOf(new Callable(method, receiver: null), context, run) is not { IsSilent: false } known)
            return null;
        return new CallSite(call.Syntax, method.Name, known.Role, known.LetsOut, SentArgument(known, arguments, call.Syntax), receiver) { Records = known.Records, Waits = known.Waits };
    }

    /// <summary>A call that does not bind: it is a member's when all its candidates are members of one role.</summary>
    public CallSite? FindUnresolved(IInvalidOperation invalid, InvocationExpressionSyntax syntax, ImmutableArray<Value> operands)
    {
        if (UnresolvedNames.NameOf(syntax) is not { } name || !SmtpApis.IsFailingName(name))
            return null;
        FailingMember? found = null;
        var info = context.Model.GetSymbolInfo(syntax, context.CancellationToken);
        var receiver = syntax.Expression is MemberAccessExpressionSyntax access ? context.Model.GetTypeInfo(access.Expression, context.CancellationToken).Type : null;
        foreach (var candidate in info.Symbol is null ? info.CandidateSymbols : ImmutableArray.Create(info.Symbol))
        {
            var member = candidate is IMethodSymbol method ? context.Apis.FindMember(method, receiver) : null;
            if (member is null || (found is not null && found.Role != member.Role))
                return null;
            found = member;
        }

        return found is null ? null : new CallSite(syntax, found.Name, found.Role, found.Failures,
            found.Role == MemberRole.Send ? Unknown.From(operands, new Origin(syntax)) : null, Client: null);
    }

    private static Value MessageOf(IMethodSymbol method, MemberRole role, ImmutableArray<Value> arguments, SyntaxNode syntax)
    {
        for (var i = 0; role == MemberRole.Send && i < method.Parameters.Length; i++)
        {
            if (method.Parameters[i].Type.Name is "MailMessage" or "MimeMessage")
                return arguments[i];
        }

        return Unknown.From(arguments, new Origin(syntax));
    }

    // Without an argument of its own, the next call takes the next message.
    private static Value? SentArgument(MethodFacts facts, ImmutableArray<Value> arguments, SyntaxNode syntax)
    {
        if (facts.Role != MemberRole.Send)
            return null;
        if (facts.SentParameters.Length == 1)
            return arguments[facts.SentParameters[0]];
        return arguments.All(static argument => argument is Constant) ? null : Unknown.From(arguments, new Origin(syntax));
    }
}
