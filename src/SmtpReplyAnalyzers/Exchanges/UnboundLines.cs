using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// A connection whose type is not to be had: a base class, or the class of a field, from another project. What tells are the names of the base
/// library for lines, <c>WriteLine(text)</c> and <c>ReadLine()</c>, both called on it in the same type: a log is not read from. Or <c>Send(text)</c> and
/// <c>Receive()</c>, where a command of SMTP is sent with its line end, and what is received is looked at for its code.
/// </summary>
internal sealed class UnboundLines
{
    private readonly ConcurrentDictionary<(ISymbol Type, string Receiver, bool IsRaw), (bool IsConnection, bool IsTested)> _known = new();

    /// <summary>Writes its first argument.</summary>
    public static bool Writes(InvocationExpressionSyntax call) => UnresolvedNames.NameOf(call) is "WriteLine" or "WriteLineAsync" or "Send" or "SendAsync" && HasArguments(call, 1);

    /// <summary>Returns the next line, or what the server has said.</summary>
    public static bool Reads(InvocationExpressionSyntax call) => UnresolvedNames.NameOf(call) is "ReadLine" or "ReadLineAsync" or "Receive" or "ReceiveAsync" && HasArguments(call, 0);

    /// <summary>The text is written as it is: it brings its own line end.</summary>
    public static bool IsRaw(InvocationExpressionSyntax call) => UnresolvedNames.NameOf(call) is "Send" or "SendAsync" or "Receive" or "ReceiveAsync";

    /// <summary>It has one argument more than the line: it has to be a token that cancels the call.</summary>
    public static bool IsCancellable(InvocationExpressionSyntax call) => call.ArgumentList.Arguments.Count > (Writes(call) ? 1 : 0);

    private static bool HasArguments(InvocationExpressionSyntax call, int count) => call.ArgumentList.Arguments.Count == count
        || call.ArgumentList.Arguments.Count == count + 1 && UnresolvedNames.NameOf(call)!.EndsWith("Async", StringComparison.Ordinal);

    /// <summary>What the call is made on, as text; empty for the object itself.</summary>
    public static string ReceiverOf(InvocationExpressionSyntax call) => call.Expression is not MemberAccessExpressionSyntax { Expression: var receiver } || receiver is BaseExpressionSyntax or ThisExpressionSyntax ? string.Empty
        : receiver is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } ? name.ToString() : receiver.ToString();

    /// <summary>The type writes lines to it, and reads lines from it.</summary>
    public bool IsConnection(INamedTypeSymbol type, string receiver, bool isRaw) => Of(type, receiver, isRaw).IsConnection;

    /// <summary>The type looks at the codes of what it reads there: no other has done so before.</summary>
    public bool IsTested(INamedTypeSymbol type, string receiver, bool isRaw) => Of(type, receiver, isRaw).IsTested;

    private (bool IsConnection, bool IsTested) Of(INamedTypeSymbol type, string receiver, bool isRaw) => _known.GetOrAdd((type.OriginalDefinition, receiver, isRaw), static key =>
    {
        var (writes, reads, tests, asks) = (false, false, false, false);
        foreach (var call in key.Type.DeclaringSyntaxReferences.SelectMany(static part => part.GetSyntax().DescendantNodes()).OfType<InvocationExpressionSyntax>())
        {
            if (!(Writes(call) || Reads(call)) || IsRaw(call) != key.IsRaw || ReceiverOf(call) != key.Receiver)
                continue;
            writes |= Writes(call) && (!key.IsRaw || IsCommand(call.ArgumentList.Arguments[0].Expression));
            reads |= Reads(call);
            asks |= Writes(call) && AsksSomebody(call.ArgumentList.Arguments[0].Expression);
            tests |= Reads(call) && IsTested(call);
        }

        return (writes && reads && !asks && (tests || !key.IsRaw), tests);
    });

    // "EHLO me\r\n", "MAIL FROM:<" + sender + ">\r\n".
    private static bool IsCommand(ExpressionSyntax text) => text.DescendantTokens().Where(static token => token.RawKind is (int)SyntaxKind.StringLiteralToken or (int)SyntaxKind.InterpolatedStringTextToken).Select(static token => token.ValueText).ToArray() is [var first, ..] all
        && all[all.Length - 1].EndsWith("\r\n", StringComparison.Ordinal) && SmtpVerbs.Of(first, isWhole: false) is not SmtpVerb.Unknown;

    // "Password:", "Go on?", and what a server says: a person is spoken to.
    private static bool AsksSomebody(ExpressionSyntax line) => line is LiteralExpressionSyntax { Token.Value: string text } && text.TrimEnd() is var said
        && (said.Any(char.IsLetter) && (said[said.Length - 1] is ':' or '?' || said.EndsWith("...", StringComparison.Ordinal)) || said.Length > 3 && said[3] is ' ' or '-' && said.Take(3).All(char.IsDigit));

    // ReadLine().StartsWith("334"), line = ReadLine(); if (line.Substring(0, 3) != "235").
    private static bool IsTested(InvocationExpressionSyntax read)
    {
        if (IsComparedWithCode(read))
            return true;
        ExpressionSyntax value = read;
        while (value.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax || value.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax })
            value = (ExpressionSyntax)(value.Parent is MemberAccessExpressionSyntax ? value.Parent.Parent! : value.Parent);
        var name = value.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } => left.Identifier.ValueText,
            _ => null,
        };
        return name is not null && read.Ancestors().FirstOrDefault(static outer => outer is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax) is { } scope
            && scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(used => used.Identifier.ValueText == name && IsComparedWithCode(used));
    }

    /// <summary>The value, or a part of it, is compared with the code of a reply, or made a number.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isAnyCode">A test for 3yz alone counts as well.</param>
    public static bool IsComparedWithCode(ExpressionSyntax value, bool isAnyCode = false)
    {
        for (SyntaxNode node = value; node.Parent is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax or BracketedArgumentListSyntax; node = node.Parent)
        {
            if (node.Parent is AssignmentExpressionSyntax)
                return false;
            if (node.Parent is InvocationExpressionSyntax call && IsParsing(call))
                return true;
            if (node.Parent is InvocationExpressionSyntax or BinaryExpressionSyntax or IsPatternExpressionSyntax && node.Parent.DescendantNodes().OfType<LiteralExpressionSyntax>().Any(literal => IsCode(literal, isAnyCode ? null : node.Parent)))
                return true;
        }

        return false;
    }

    // int.TryParse(line.Substring(0, 3), out code): the number is for this class to look at.
    private static bool IsParsing(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var type }
        && (name is "Parse" or "TryParse" ? type.ToString() is "int" or "Int32" or "short" or "ushort" or "System.Int32" : name is "ToInt32" or "ToInt16" && type.ToString() is "Convert" or "System.Convert");

    // Whoever only asks for 3yz may well know that no refusal comes here; not so who asks for all else.
    private static bool IsCode(LiteralExpressionSyntax literal, SyntaxNode? test) => literal.Token.Value switch
    {
        string text => text.Length is > 0 and <= 4 && text[0] is >= '2' and <= '5' && text.TrimEnd(' ', '-').All(char.IsDigit) && (text[0] != '3' || IsNegated(test)),
        char one => one is '2' or '4' or '5' || one == '3' && IsNegated(test),
        int number => number is >= 200 and <= 299 or >= 400 and <= 599 || number is >= 300 and <= 399 && IsNegated(test),
        _ => false,
    };

    private static bool IsNegated(SyntaxNode? test) => test is null || test.IsKind(SyntaxKind.NotEqualsExpression) || test.Parent.IsKind(SyntaxKind.LogicalNotExpression) || test is IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax }
        || test.Parent is IfStatementSyntax { Else: not null } || test.Parent is BinaryExpressionSyntax { Parent: ExpressionSyntax or StatementSyntax } outer && IsNegated(outer);
}
