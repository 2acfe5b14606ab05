using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Gates;

/// <summary>On which side of an SMTP connection a type stands, as its strings show.</summary>
[Flags]
internal enum Side : byte
{
    None = 0,

    /// <summary>It gives commands: it holds a string that begins with EHLO, HELO, MAIL FROM or RCPT TO.</summary>
    Client = 1,

    /// <summary>It understands commands, or gives replies.</summary>
    Server = 2,

    /// <summary>It returns a reply that says no: a server's answer, or what a client tells its caller where no server has said anything.</summary>
    Refusing = 4,
}

/// <summary>What the strings of one type say: a verb that is written is a client's, a verb that is compared, and a reply that is written, is a server's.</summary>
internal static class ClientEvidence
{
    private static readonly string[] Proofs = { "\"EHLO", "\"HELO", "\"MAIL FROM", "\"RCPT TO", ".EHLO", ".HELO" };

    private static readonly string[] Bare = { "EHLO", "HELO", "MAIL FROM", "RCPT TO" };

    private static readonly HashSet<string> Commands = new(StringComparer.OrdinalIgnoreCase) { "EHLO", "HELO", "MAIL", "RCPT" };

    private static readonly HashSet<string> Tests = new(StringComparer.Ordinal)
    {
        "StartsWith", "EndsWith", "Equals", "Contains", "IndexOf", "Compare", "CompareOrdinal", "CompareTo", "IsMatch", "Match", "Matches", "SequenceEqual", "ContainsKey", "TryGetValue", "Is", "AreEqual",
    };

    /// <summary>A string of the text begins with a verb that only SMTP has.</summary>
    public static bool IsIn(string text) => Array.Exists(Proofs, proof => text.IndexOf(proof, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>A string of the text may begin an exchange.</summary>
    public static bool SaysAuth(string text) => text.IndexOf("\"AUTH", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf(".AUTH", StringComparison.OrdinalIgnoreCase) >= 0;

    public static bool SaysAuth(SyntaxNode code) => code.DescendantTokens().Any(SaysAuth);

    /// <summary>The token is a string that begins with the command AUTH, and is not only compared with, as a capability is.</summary>
    public static bool SaysAuth(SyntaxToken token) => (token.RawKind == (int)SyntaxKind.IdentifierToken && token.ValueText is "AUTH" or "Auth" && token.Parent is IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } && access.Name == token.Parent)
        || token.RawKind is (int)SyntaxKind.StringLiteralToken or (int)SyntaxKind.InterpolatedStringTextToken or (int)SyntaxKind.Utf8StringLiteralToken
        && SmtpVerbs.Of(token.ValueText, isWhole: true) == SmtpVerb.Authenticate && !IsTested(token.Parent!);

    /// <summary>For each type of the tree, by its declaration; the whole file for top-level statements.</summary>
    public static Dictionary<SyntaxNode, Side> Of(SyntaxNode root)
    {
        var sides = new Dictionary<SyntaxNode, Side>();
        foreach (var token in root.DescendantTokens())
        {
            var side = token.RawKind is (int)SyntaxKind.StringLiteralToken or (int)SyntaxKind.Utf8StringLiteralToken or (int)SyntaxKind.InterpolatedStringTextToken
                or (int)SyntaxKind.SingleLineRawStringLiteralToken or (int)SyntaxKind.Utf8SingleLineRawStringLiteralToken
                ? SideOf(token) : BeginsText(token) ? Side.Client : Side.None;
            if (side == Side.None)
                continue;
            for (var scope = token.Parent; scope is not null; scope = scope.Parent)
            {
                if (scope is TypeDeclarationSyntax or CompilationUnitSyntax)
                    sides[scope] = sides.TryGetValue(scope, out var known) ? known | side : side;
            }
        }

        return sides;
    }

    // The member of an enumeration, or a constant from elsewhere, that a text begins with: $"{Verb.EHLO} {name}".
    private static bool BeginsText(SyntaxToken token)
    {
        if (!token.IsKind(SyntaxKind.IdentifierToken) || !(token.ValueText.Equals("EHLO", StringComparison.OrdinalIgnoreCase) || token.ValueText.Equals("HELO", StringComparison.OrdinalIgnoreCase))
            || token.Parent is not IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } || access.Name != token.Parent)
        {
            return false;
        }

        SyntaxNode expression = access;
        while (expression.Parent is ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } or InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 })
            expression = expression.Parent;
        return expression.Parent switch
        {
            InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax whole } hole => whole.Contents.Count > 1 && whole.Contents[0] == hole && whole.Contents[1] is InterpolatedStringTextSyntax { TextToken.ValueText: [' ', ..] },
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => sum.Left == expression && sum.Right is LiteralExpressionSyntax { Token.Value: string and [' ', ..] },
            _ => false,
        };
    }

    private static Side SideOf(SyntaxToken token)
    {
        var text = token.ValueText;
        var isVerb = SmtpVerbs.ProvesClient(text);
        if (!isVerb && !Commands.Contains(text.Trim()) && !IsReply(text))
            return Side.None;
        SyntaxNode expression = token.Parent!;
        if (expression is InterpolatedStringTextSyntax part)
        {
            // Only what a text begins with is a verb, or a reply.
            if (part.Parent is not InterpolatedStringExpressionSyntax whole || whole.Contents[0] != part)
                return Side.None;
            expression = whole;
        }

        // The right side of a sum is no beginning.
        while (expression.Parent is ParenthesizedExpressionSyntax || (expression.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum && sum.Left == expression))
            expression = expression.Parent;
        if (expression.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression })
            return Side.None;
        return IsTested(expression) ? IsReply(text) ? Side.None : Side.Server
            : IsReply(text) ? IsHandedOn(expression) ? text[0] is '4' or '5' && expression.Parent is not ArgumentSyntax ? Side.Refusing : Side.Server : Side.None
            : isVerb && !IsBare(text, expression) && !IsTold(expression) ? Side.Client : Side.None;
    }

    /// <summary>The method itself gives the command that a message follows.</summary>
    public static bool Submits(SyntaxNode method) => method.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.StringLiteralToken)
        && SmtpVerbs.Of(token.ValueText, isWhole: true) == SmtpVerb.Data);

    // 250 OK: what a server says.
    private static bool IsReply(string text) => text.Length > 4 && text[0] is >= '2' and <= '5' && text[1] is >= '0' and <= '9' && text[2] is >= '0' and <= '9' && text[3] is ' ' or '-' && char.IsLetter(text[4]);

    private static bool IsTested(SyntaxNode expression) => expression.Parent switch
    {
        CaseSwitchLabelSyntax or ConstantPatternSyntax => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } => true,
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } => Apis.UnresolvedNames.NameOf(call) is { } name && Tests.Contains(name),
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access => Tests.Contains(access.Name.Identifier.ValueText),
        _ => false,
    };

    private static bool IsHandedOn(SyntaxNode expression) => expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax } or ReturnStatementSyntax or ArrowExpressionClauseSyntax;

    // A bare verb may be the key of a server's table, and a constant be used in any way: whether it is written, flow decides.
    private static bool IsBare(string text, SyntaxNode expression) =>
        (Array.IndexOf(Bare, text.ToUpperInvariant()) >= 0 && expression is not InterpolatedStringExpressionSyntax && expression.Parent is not BinaryExpressionSyntax && expression is not BinaryExpressionSyntax)
        || expression.Parent is EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax };

    // What an exception says, or a reply, or what a command is made of: none of it is written here.
    private static bool IsTold(SyntaxNode expression) => expression.Parent is AttributeArgumentSyntax
        || (expression.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax made } && made is not ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "StringBuilder" } });
}
