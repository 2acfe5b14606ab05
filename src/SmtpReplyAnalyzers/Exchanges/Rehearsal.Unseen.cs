using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Calls that nobody can look into.</summary>
internal sealed partial class Rehearsal
{
    // In an exchange, what nobody can look into may do anything; what is a log by its name only tells somebody.
    private void NoteUnseen(SyntaxNode site)
    {
        _touched++;
        if (_server.HasExchange && !MakesException() && !(site is Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax call && Apis.UnresolvedNames.TellNobody(call) && Apis.UnresolvedNames.NameOf(call) is not ("Assert" or "Fail")) && !IsMessage(site))
        {
            var place = Here(site);
            if (!_server.IsPartOfLast(place) || IsAfterSteps())
                _server.Note(_hasFailed ? new Shown(place) : new Unseen(place));
        }
    }

    // Who writes a line and reads the reply may log both; after more than one step of an exchange it is no part of the last one.
    private bool IsAfterSteps()
    {
        for (var frame = _frame; frame is not null && frame != _root; frame = frame.Caller)
        {
            if (_server.Replies > frame.RepliesBefore)
                return _server.Replies > frame.RepliesBefore + 1;
        }

        return false;
    }

    private static bool IsMessage(SyntaxNode site) => site is Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax { Expression: Microsoft.CodeAnalysis.CSharp.Syntax.MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Show", Expression: var shown } }
        && shown.ToString().Split('.').Last() == "MessageBox";

    // The constructor of an exception speaks to nobody; and one that throws itself is thrown as well.
    private bool MakesException()
    {
        for (var frame = _frame; frame is not null; frame = frame.Caller)
        {
            if (frame.Owner is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type } && frame.Model.Compilation.GetTypeByMetadataName("System.Exception") is { } exception && Types.DerivesFrom(type, exception))
                return true;
        }

        return false;
    }
}
