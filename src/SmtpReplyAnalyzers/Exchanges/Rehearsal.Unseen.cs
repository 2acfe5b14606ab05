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
            if (!_server.IsPartOfLast(place))
                _server.Note(_hasFailed ? new Shown(place) : new Unseen(place));
        }
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
