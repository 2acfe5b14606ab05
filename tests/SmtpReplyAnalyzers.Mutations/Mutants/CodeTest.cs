using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>A condition that compares a reply with one code.</summary>
/// <param name="Condition">The comparison, without any negation round it.</param>
/// <param name="Code">The code it is compared with.</param>
/// <param name="Positive">Whether the comparison holds when the reply has the code.</param>
internal sealed record CodeTest(ExpressionSyntax Condition, int Code, bool Positive)
{
    public const int Challenge = 334;
    public const int Authenticated = 235;

    /// <summary>The comparison with every negation, parenthesis and comparison with <c>true</c> or <c>false</c> round it.</summary>
    public ExpressionSyntax Whole
    {
        get
        {
            var whole = Condition;
            while (IsRoundIt(whole.Parent))
                whole = (ExpressionSyntax)whole.Parent!;
            return whole;
        }
    }

    /// <summary>Whether <see cref="Whole"/> holds when the reply has the code.</summary>
    public bool HoldsOnCode => Positive ^ Condition.Ancestors().TakeWhile(IsRoundIt).Count(Negates) % 2 == 1;

    private static bool IsRoundIt(SyntaxNode? node) => node is ParenthesizedExpressionSyntax || Negates(node) || node is BinaryExpressionSyntax { OperatorToken.ValueText: "==", Right.RawKind: (int)SyntaxKind.TrueLiteralExpression };

    private static bool Negates(SyntaxNode? node) => node is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }
        or BinaryExpressionSyntax { OperatorToken.ValueText: "==", Right.RawKind: (int)SyntaxKind.FalseLiteralExpression };

    /// <summary>Whether something is decided on it, alone or with other conditions; what a call does with it is not known.</summary>
    public bool Decides
    {
        get
        {
            SyntaxNode at = Whole;
            while (at.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } or ParenthesizedExpressionSyntax)
                at = at.Parent;
            return at.Parent is IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or ConditionalExpressionSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax;
        }
    }

    /// <summary>The tests of 334 and 235 after the AUTH command.</summary>
    public static IEnumerable<CodeTest> Of(AuthExchange exchange) => exchange.After<ExpressionSyntax>().Select(node => Read(node, exchange.Model)).OfType<CodeTest>().Where(static test => test.Decides);

    private static CodeTest? Read(ExpressionSyntax node, SemanticModel model) => node switch
    {
        BinaryExpressionSyntax binary => ReadComparison(binary, model),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } => CodeOf(constant.Expression, model) is { } code ? new CodeTest(node, code, Positive: true) : null,
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax constant } } => CodeOf(constant.Expression, model) is { } code ? new CodeTest(node, code, Positive: false) : null,
        InvocationExpressionSyntax call => ReadCall(call, model),
        _ => null,
    };

    private static CodeTest? ReadComparison(BinaryExpressionSyntax binary, SemanticModel model)
    {
        if (binary.Left is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var sought }, ..] } search && Names.Of(search) == "IndexOf" && CodeOf(sought, model) is { } found)
        {
            return (binary.OperatorToken.ValueText, binary.Right.ToString()) switch
            {
                ("!=", "-1") or (">", "-1") or (">=", "0") or ("==", "0") => new CodeTest(binary, found, Positive: true),
                ("==", "-1") or ("<", "0") or ("!=", "0") => new CodeTest(binary, found, Positive: false),
                _ => null,
            };
        }

        return binary.OperatorToken.ValueText is "==" or "!=" && (CodeOf(binary.Right, model) ?? CodeOf(binary.Left, model)) is { } code
            ? new CodeTest(binary, code, Positive: binary.OperatorToken.ValueText == "==")
            : null;
    }

    /// <summary>A call that is true for the code in its arguments: <c>StartsWith</c>, <c>Equals</c>, or one of the client's own.</summary>
    private static CodeTest? ReadCall(InvocationExpressionSyntax call, SemanticModel model)
    {
        var codes = call.ArgumentList.Arguments.Select(argument => CodeOf(argument.Expression, model)).OfType<int>().ToArray();
        var isCondition = model.GetTypeInfo(call).Type is not { } type || type.SpecialType == SpecialType.System_Boolean || type.TypeKind == TypeKind.Error && Names.OnlyLooksAt(call);
        return codes.Length == 1 && isCondition ? new CodeTest(WithAwait(call), codes[0], Positive: true) : null;
    }

    private static ExpressionSyntax WithAwait(ExpressionSyntax call)
    {
        while (call.Parent is AwaitExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } || call.Parent is InvocationExpressionSyntax outer && outer.Expression == call)
            call = (ExpressionSyntax)call.Parent;
        return call;
    }

    /// <summary>334 or 235 where the expression is that code, as a number, an enumeration's member, text, or the only item of a list.</summary>
    public static int? CodeOf(ExpressionSyntax expression, SemanticModel model)
    {
        if (expression is ArrayCreationExpressionSyntax { Initializer.Expressions: [var only] } || expression is ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: [var single] } && (only = single) is not null)
            return CodeOf(only, model);
        return model.GetConstantValue(expression) is { HasValue: true, Value: var value } ? value switch
        {
            string text when text.Trim() is "334" or "235" => int.Parse(text.Trim()),
            string => null,
            IConvertible number and not (bool or char) when number.ToInt64(null) is Challenge or Authenticated => number.ToInt32(null),
            _ => null,
        } : null;
    }
}
