using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>What a call is for, by its name: public code rarely resolves, and what a client calls its helpers is fairly uniform.</summary>
internal static partial class Names
{
    /// <summary>The last name of what is invoked: <c>c</c> of <c>a.b.c()</c>.</summary>
    public static string Of(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => "",
    };

    public static bool Writes(InvocationExpressionSyntax call) =>
        Write().IsMatch(Of(call)) && !(call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && Log().IsMatch(receiver.ToString()));

    public static bool Reads(InvocationExpressionSyntax call) => Read().IsMatch(Of(call));

    /// <summary>Whether it only tells somebody: the console, a log.</summary>
    public static bool Tells(InvocationExpressionSyntax call) => Logs().IsMatch(Of(call)) || call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && Log().IsMatch(receiver.ToString());

    /// <summary>Whether text in this argument is only looked for, logged or collected, not sent.</summary>
    public static bool OnlyLooksAt(InvocationExpressionSyntax call) =>
        Look().IsMatch(Of(call)) || call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && Log().IsMatch(receiver.ToString());

    [GeneratedRegex("Write|Send|Exec|Command|Transmit|Post|Dialog|Talk|Query|Request|^Put", RegexOptions.IgnoreCase)]
    private static partial Regex Write();

    [GeneratedRegex("^(Read|Receive|Recv|Recieve|Get(Server|Smtp|Full)?(Reply|Response|Answer)|Response|Reply|RecOtv|Listen)", RegexOptions.IgnoreCase)]
    private static partial Regex Read();

    [GeneratedRegex("^(StartsWith|EndsWith|Contains.*|IndexOf|Equals|Is[A-Z].*|Skip.*|Log.*|Append.*|Add|Error|Warn.*|Debug|Info.*|Trace.*)$")]
    private static partial Regex Look();

    [GeneratedRegex("^(Write)?Log($|[A-Z])")]
    private static partial Regex Logs();

    [GeneratedRegex("(^|[._])(Console|Debug|Trace|log(ger)?|Assert)$", RegexOptions.IgnoreCase)]
    private static partial Regex Log();

    /// <summary>What is called or named, also where an argument that does not resolve leaves it the only candidate.</summary>
    public static ISymbol? SymbolOf(ExpressionSyntax expression, SemanticModel model) =>
        model.GetSymbolInfo(expression) is { Symbol: { } symbol } ? symbol : model.GetSymbolInfo(expression).CandidateSymbols.FirstOrDefault();

    /// <summary>The variable, field or property that an expression begins with: <c>reply</c> of <c>reply.Lines[0].Text.Trim()</c>.</summary>
    public static string? RootOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => access.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => RootOf(access.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => RootOf(access.Expression),
        ElementAccessExpressionSyntax element => RootOf(element.Expression),
        ParenthesizedExpressionSyntax parenthesized => RootOf(parenthesized.Expression),
        PostfixUnaryExpressionSyntax postfix => RootOf(postfix.Operand),
        AwaitExpressionSyntax awaited => RootOf(awaited.Expression),
        CastExpressionSyntax cast => RootOf(cast.Expression),
        _ => null,
    };

    /// <summary>The expression without <c>await</c>, <c>ConfigureAwait</c>, <c>Result</c> and parentheses round it.</summary>
    public static ExpressionSyntax WithoutAwait(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax awaited => WithoutAwait(awaited.Expression),
        ParenthesizedExpressionSyntax parenthesized => WithoutAwait(parenthesized.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "GetAwaiter" or "GetResult" } access } => WithoutAwait(access.Expression),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } access => WithoutAwait(access.Expression),
        _ => expression,
    };

    /// <summary>The expression as an operand: with parentheses where it is made of several.</summary>
    public static string AsOperand(ExpressionSyntax expression) =>
        expression is BinaryExpressionSyntax or ConditionalExpressionSyntax or AwaitExpressionSyntax or AssignmentExpressionSyntax or CastExpressionSyntax or LambdaExpressionSyntax
            ? $"({expression})"
            : expression.ToString();

    public static bool IsString(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String;

    public static bool IsBytes(ITypeSymbol? type) => type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte };
}
