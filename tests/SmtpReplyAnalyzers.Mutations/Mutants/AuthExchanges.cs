using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>Finds the bodies that write AUTH to an SMTP server, and those that they hand the credentials or the challenge to.</summary>
internal static class AuthExchanges
{
    private const int CallDepth = 2;

    /// <summary>One of these is in the text of every client of SMTP: other protocols have AUTH too.</summary>
    private static readonly string[] Proofs = ["SMTP", "\"EHLO", "\"HELO", "\"MAIL FROM", "\"RCPT TO"];

    private static readonly string[] Verbs = ["MAIL FROM", "RCPT TO", "DATA"];

    public static ImmutableArray<AuthExchange> Of(Compilation compilation, CancellationToken cancellationToken)
    {
        var found = new Dictionary<SyntaxNode, AuthExchange>();
        var commands = compilation.SyntaxTrees.SelectMany(tree => CommandsIn(tree, cancellationToken)).ToArray();
        var carriers = commands.Select(static command => CarrierOf(command)).OfType<SyntaxNode>().ToHashSet();
        foreach (var command in commands.Concat(UsesOf(carriers, compilation, cancellationToken)))
        {
            if (BodyOf(command) is not { } body || carriers.Contains(body) || IsOtherProtocol(body))
                continue;
            var start = StartOf(command, body);
            if (found.TryGetValue(body, out var earlier))
                start = Math.Min(start, earlier.Start);
            found[body] = new AuthExchange(body, compilation.GetSemanticModel(body.SyntaxTree), start, EndOf(body, start), Writer: body);
        }

        var writers = found.Values.ToArray();
        foreach (var writer in writers)
            AddHelpers(writer, CallDepth, compilation, found, cancellationToken);
        return [.. found.Values.OrderBy(static exchange => exchange.Body.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(static exchange => exchange.Body.SpanStart)];
    }

    /// <summary>Text or an enumeration's member that begins an AUTH command, where it is not only looked for.</summary>
    private static IEnumerable<SyntaxNode> CommandsIn(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken).ToString();
        if (!text.Contains("AUTH", StringComparison.OrdinalIgnoreCase) || !Proofs.Any(proof => text.Contains(proof, StringComparison.OrdinalIgnoreCase)))
            yield break;
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
        {
            var value = node switch
            {
                LiteralExpressionSyntax { Token.Value: string literal } => literal,
                InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax start, ..] } => start.TextToken.ValueText,
                InterpolatedStringExpressionSyntax { Contents: [InterpolationSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } }, ..] } => name,
                _ => null,
            };
            if (value is not null && IsAuth(value) && !IsOnlyLookedFor(node))
                yield return node;
        }
    }

    private static bool IsAuth(string text) => text.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase) && (text.Length == 4 || text[4] is ' ' or '\r');

    private static bool IsOnlyLookedFor(SyntaxNode node)
    {
        for (var at = node.Parent; at is not null and not StatementSyntax and not MemberDeclarationSyntax; at = at.Parent)
        {
            if (at is InvocationExpressionSyntax written && Names.Writes(written) && !Names.OnlyLooksAt(written))
                return false;
            if (at is InvocationExpressionSyntax call && Names.OnlyLooksAt(call)
                || at is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression }
                || at is SwitchLabelSyntax or PatternSyntax or AttributeSyntax or ThrowExpressionSyntax)
                return true;
        }

        return node.FirstAncestorOrSelf<StatementSyntax>() is ThrowStatementSyntax || node.FirstAncestorOrSelf<SwitchLabelSyntax>() is not null;
    }

    /// <summary>A field, a property or a method without parameters that does nothing but name the command.</summary>
    private static SyntaxNode? CarrierOf(SyntaxNode command) => command.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
    {
        FieldDeclarationSyntax field => field,
        PropertyDeclarationSyntax { AccessorList: null or { Accessors: [{ Body: null, ExpressionBody: null }, ..] } } property => property,
        MethodDeclarationSyntax { ExpressionBody: not null, ParameterList.Parameters.Count: 0 } method when !command.Ancestors().OfType<InvocationExpressionSyntax>().Any(Names.Writes) => method,
        _ => null,
    };

    private static IEnumerable<SyntaxNode> UsesOf(HashSet<SyntaxNode> carriers, Compilation compilation, CancellationToken cancellationToken)
    {
        var names = carriers.SelectMany(static carrier => carrier switch
        {
            FieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText),
            PropertyDeclarationSyntax property => [property.Identifier.ValueText],
            MethodDeclarationSyntax method => [method.Identifier.ValueText],
            _ => [],
        }).ToHashSet();
        if (names.Count == 0)
            yield break;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var uses = tree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => names.Contains(name.Identifier.ValueText)).ToArray();
            var model = uses.Length > 0 ? compilation.GetSemanticModel(tree) : null;
            foreach (var use in uses)
            {
                var declared = model!.GetSymbolInfo(use, cancellationToken).Symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
                if (declared?.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && carriers.Contains(member) && !IsOnlyLookedFor(use))
                    yield return use;
            }
        }
    }

    private static SyntaxNode? BodyOf(SyntaxNode node) => node.Ancestors().FirstOrDefault(static at => at is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or LocalFunctionStatementSyntax);

    /// <summary>POP3, IMAP and ManageSieve have an AUTH command or one like it, and challenges without 334.</summary>
    private static bool IsOtherProtocol(SyntaxNode body) => body.Ancestors().OfType<TypeDeclarationSyntax>().Any(static type =>
        type.Identifier.ValueText is var name && (name.Contains("Pop", StringComparison.OrdinalIgnoreCase) || name.Contains("Imap", StringComparison.OrdinalIgnoreCase) || name.Contains("Sieve", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The statement that writes the command, or its condition: the reply may be tested right there.</summary>
    private static int StartOf(SyntaxNode command, SyntaxNode body) => command.Ancestors().TakeWhile(node => node != body)
        .FirstOrDefault(static node => node is StatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax)?.SpanStart ?? command.SpanStart;

    private static int EndOf(SyntaxNode body, int start) => body.DescendantNodes().OfType<LiteralExpressionSyntax>()
        .Where(literal => literal.SpanStart > start && literal.Token.Value is string text && Verbs.Any(verb => text.StartsWith(verb, StringComparison.OrdinalIgnoreCase)))
        .Select(static literal => literal.FirstAncestorOrSelf<StatementSyntax>()?.SpanStart ?? literal.SpanStart)
        .Append(body.Span.End)
        .Min();

    private static void AddHelpers(AuthExchange caller, int depth, Compilation compilation, Dictionary<SyntaxNode, AuthExchange> found, CancellationToken cancellationToken)
    {
        if (depth == 0)
            return;
        foreach (var name in caller.Within<SimpleNameSyntax>().ToArray())
        {
            // What a helper makes of the credentials or the reply, and what a property of the reply makes of its text.
            if (Names.SymbolOf(name, caller.Model) is not { } symbol || symbol is not (IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ReducedExtension, Parameters.Length: > 0 })
                || ((symbol as IMethodSymbol)?.ReducedFrom ?? symbol).DeclaringSyntaxReferences is not [var reference])
                continue;
            var body = reference.GetSyntax(cancellationToken);
            if (found.ContainsKey(body) || IsOtherProtocol(body) || symbol.ContainingType.Name.Contains("Base64", StringComparison.OrdinalIgnoreCase))
                continue;
            var helper = new AuthExchange(body, compilation.GetSemanticModel(body.SyntaxTree), body.SpanStart, body.Span.End, caller.Writer);
            found.Add(body, helper);
            AddHelpers(helper, depth - 1, compilation, found, cancellationToken);
        }
    }
}
