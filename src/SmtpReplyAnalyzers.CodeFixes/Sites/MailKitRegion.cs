using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Apis;

namespace SmtpReplyAnalyzers.CodeFixes.Sites;

/// <summary>
/// With MailKit everything from the new client to the QUIT is repeated: after 421 or a lost connection the old one is of no use, and
/// <c>IsConnected</c> may still be true.
/// </summary>
internal static class MailKitRegion
{
    public static SendRegion? Find(SwallowingHandler handler, SmtpCall send, SmtpCall[] calls)
    {
        if (send.Client is not ILocalSymbol client
            || calls.Any(call => !SymbolEqualityComparer.Default.Equals(call.Client, client))
            || calls[0].Role != MemberRole.Connect
            || Uses(handler, client) is not { Length: > 0 } uses
            || Declaration(client) is not { } declaration
            || declaration.Variables[0].Initializer?.Value is not BaseObjectCreationExpressionSyntax)
        {
            return null;
        }

        return declaration.Parent switch
        {
            UsingStatementSyntax around when handler.Try.Block.Contains(around) && around.AwaitKeyword == default => InsideUsing(handler, send, around),
            UsingStatementSyntax around when around.AwaitKeyword == default => AroundTry(handler, send, around, uses),
            LocalDeclarationStatementSyntax local when local.AwaitKeyword == default => OfLocal(handler, send, local, client, uses),
            _ => null,
        };
    }

    private static SendRegion? InsideUsing(SwallowingHandler handler, SmtpCall send, UsingStatementSyntax around)
    {
        var client = new ClientCreation(around, ClientPlace.Inside, NeedsUsing: false);
        return around.Statement is BlockSyntax body && Repetition.Find(handler, send, body.Statements, client) is { } quit
            ? new SendRegion(send, new[] { around }, client, quit)
            : null;
    }

    private static SendRegion? AroundTry(SwallowingHandler handler, SmtpCall send, UsingStatementSyntax around, IdentifierNameSyntax[] uses)
    {
        if (around.Statement is not BlockSyntax { Statements: { Count: 1 } only } || only[0] != handler.Try || !uses.All(handler.Try.Block.Contains))
            return null;
        var client = new ClientCreation(around, ClientPlace.Around, NeedsUsing: false);
        var statements = handler.Try.Block.Statements;
        return Repetition.Find(handler, send, statements, client) is { } quit ? new SendRegion(send, statements.ToArray(), client, quit) : null;
    }

    private static SendRegion? OfLocal(SwallowingHandler handler, SmtpCall send, LocalDeclarationStatementSyntax local, ILocalSymbol client, IdentifierNameSyntax[] uses)
    {
        var inside = handler.Try.Block.Contains(local);
        if (local.Declaration.Variables.Count != 1 || (!inside && (local.Parent != handler.Try.Parent || !uses.All(handler.Try.Block.Contains))))
            return null;
        if ((inside ? local.Parent : handler.Try.Block) is not BlockSyntax block)
            return null;

        var owners = uses.Select(use => block.Statements.IndexOf(statement => statement.Contains(use))).ToArray();
        var (first, last) = (owners.Min(), owners.Max());
        if (first < 0)
            return null;
        var index = block.Statements.IndexOf(local);
        if (index == first - 1 && index >= 0)
            first = index;

        var disposed = local.UsingKeyword != default || uses.Any(static use => use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose" });
        if (!disposed && ((CSharpParseOptions)local.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp8)
            return null;
        var creation = new ClientCreation(local, index == first ? ClientPlace.Inside : ClientPlace.Before, NeedsUsing: !disposed);
        var statements = block.Statements.Skip(first).Take(last - first + 1).ToArray();
        return Repetition.Find(handler, send, statements, creation) is { } quit ? new SendRegion(send, statements, creation, quit) : null;
    }

    private static VariableDeclarationSyntax? Declaration(ILocalSymbol client) =>
        client.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Parent as VariableDeclarationSyntax;

    private static IdentifierNameSyntax[] Uses(SwallowingHandler handler, ILocalSymbol client) => handler.Function.Node.DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.ValueText == client.Name && SymbolEqualityComparer.Default.Equals(handler.Model.GetSymbolInfo(name).Symbol, client))
        .ToArray();
}
