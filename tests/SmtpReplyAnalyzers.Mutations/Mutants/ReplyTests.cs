using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>Breaks the tests of replies: inverts or removes the one of 334, removes or widens the one of 235 (RFC 4954 sections 4 and 6).</summary>
internal static class ReplyTests
{
    /// <summary>What says that a 334 was lost: it is a failure, or nobody answers it.</summary>
    private static readonly ImmutableArray<string> Lost = ["SMTP2001", "SMTP2002"];

    public static IEnumerable<Mutant> MutantsOf(AuthExchange exchange)
    {
        // A helper that does no Base64 reads any reply: its tests are not those of an exchange.
        if (!exchange.WritesAuth && !Encodings.ResponsesOf(exchange).Any() && !Decodings.ChallengesOf(exchange).Any())
            return [];
        var tests = CodeTest.Of(exchange).ToArray();
        var challenges = tests.Where(static test => test.Code == CodeTest.Challenge).ToArray();
        var outcomes = tests.Where(static test => test.Code == CodeTest.Authenticated).ToArray();
        return challenges.Select(test => Inverted(test, exchange))
            .Concat(ExpectedElsewhere(exchange))
            .Concat(challenges.Select(test => RemovedChallengeTest(test, exchange)).OfType<Mutant>())
            .Concat(outcomes.Select(test => RemovedOutcomeTest(test, exchange)).OfType<Mutant>())
            .Concat(outcomes.Select(test => Widened(test, exchange)).OfType<Mutant>());
    }

    private static Mutant Inverted(CodeTest test, AuthExchange exchange)
    {
        var change = test.Condition switch
        {
            BinaryExpressionSyntax { OperatorToken: var token } => new TextChange(token.Span, token.ValueText switch { "==" => "!=", "!=" => "==", ">" => "<=", ">=" => "<", var other => other == "<" ? ">=" : other }),
            IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax not } => new TextChange(not.Span, not.Pattern.ToString()),
            IsPatternExpressionSyntax { Pattern: var pattern } => new TextChange(pattern.Span, $"not {pattern}"),
            { Parent: PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negation } condition => new TextChange(negation.Span, condition.ToString()),
            var condition => new TextChange(condition.Span, $"!{Names.AsOperand(condition)}"),
        };
        return new Mutant(MutantKind.InvertedChallengeTest, RulesOnInversion(test), MustBeFound: !Harmless.IsInversion(test), exchange.Body.SyntaxTree, [change]);
    }

    /// <summary>Where 334 now leads to a throw or a plain <c>false</c> it is a failure; elsewhere it may also stay unanswered.</summary>
    private static ImmutableArray<string> RulesOnInversion(CodeTest test)
    {
        if (test.Whole.Parent is not IfStatementSyntax decision)
            return Lost;
        var wayOf334 = test.HoldsOnCode ? decision.Else?.Statement : decision.Statement;
        return wayOf334 is not null && Fails(wayOf334) ? ["SMTP2001"] : Lost;
    }

    public static bool Fails(StatementSyntax statement) => statement switch
    {
        BlockSyntax { Statements: [.., var last] } => Fails(last),
        ThrowStatementSyntax => true,
        ReturnStatementSyntax { Expression.RawKind: (int)SyntaxKind.FalseLiteralExpression or (int)SyntaxKind.NullLiteralExpression } => true,
        _ => false,
    };

    /// <summary>A helper that is told which code to expect is told the other one.</summary>
    private static IEnumerable<Mutant> ExpectedElsewhere(AuthExchange exchange)
    {
        foreach (var call in exchange.After<InvocationExpressionSyntax>())
        {
            var method = Names.SymbolOf(call, exchange.Model) as IMethodSymbol;
            if (method is null or { ReturnType.SpecialType: SpecialType.System_Boolean } or { DeclaringSyntaxReferences.IsEmpty: true } || IsTaskOfBoolean(method.ReturnType))
                continue;
            foreach (var argument in call.ArgumentList.Arguments)
            {
                if (CodeTest.CodeOf(argument.Expression, exchange.Model) == CodeTest.Challenge && Authenticated(argument.Expression, exchange.Model) is { } other)
                    yield return new Mutant(MutantKind.InvertedChallengeTest, ["SMTP2001"], MustBeFound: true, exchange.Body.SyntaxTree, [new TextChange(argument.Expression.Span, other)]);
            }
        }
    }

    private static bool IsTaskOfBoolean(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Boolean }] };

    /// <summary>235 in the form in which 334 is written.</summary>
    private static string? Authenticated(ExpressionSyntax challenge, SemanticModel model) => (challenge, model.GetTypeInfo(challenge).Type) switch
    {
        (_, { TypeKind: TypeKind.Enum } type) => type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(static member => member.ConstantValue is IConvertible value && value.ToInt64(null) == CodeTest.Authenticated)?.ToDisplayString(),
        (_, { SpecialType: SpecialType.System_Int32 }) => "235",
        _ when challenge.ToString().Contains("334", StringComparison.Ordinal) => challenge.ToString().Replace("334", "235", StringComparison.Ordinal),
        _ => null,
    };

    private static Mutant? RemovedChallengeTest(CodeTest test, AuthExchange exchange)
    {
        if (IsOneWayOfSeveral(test, exchange) || WithoutTest(test, exchange) is not { } change)
            return null;
        // A helper that reads the reply and tests it in one goes as a whole: then nothing is read between.
        return test.Condition is var condition && ReadsInside(condition, exchange.Model) && !HasWrite(condition, exchange.Model)
            ? new Mutant(MutantKind.RemovedRead, ["SMTP2009"], MustBeFound: true, exchange.Body.SyntaxTree, [change])
            : new Mutant(MutantKind.RemovedChallengeTest, ["SMTP2009", "SMTP2007", "SMTP2002"], MustBeFound: false, exchange.Body.SyntaxTree, [change]);
    }

    /// <summary>Whether 334 is only one of the replies that are told apart: without its test the others would be taken for challenges, which is another fault.</summary>
    private static bool IsOneWayOfSeveral(CodeTest test, AuthExchange exchange) => test is { HoldsOnCode: true, Whole.Parent: IfStatementSyntax decision }
        && (decision.Else is { Statement: IfStatementSyntax }
            || decision is { Else: null, Parent: BlockSyntax block } && CodeTest.Of(exchange).Any(other => other.Code == CodeTest.Authenticated && other.Condition.SpanStart > decision.Span.End && block.Span.Contains(other.Condition.Span)));

    private static Mutant? RemovedOutcomeTest(CodeTest test, AuthExchange exchange)
    {
        var change = test.Whole.Parent is ReturnStatementSyntax && test.HoldsOnCode ? AlwaysTrue(test, exchange) : WithoutTest(test, exchange);
        return change is { } made ? new Mutant(MutantKind.RemovedOutcomeTest, ["SMTP2007", "SMTP2002"], MustBeFound: !Harmless.IsRemoval(test, exchange), exchange.Body.SyntaxTree, [made]) : null;
    }

    /// <summary><c>true</c>; where the condition itself writes or reads, that stays.</summary>
    private static TextChange? AlwaysTrue(CodeTest test, AuthExchange exchange)
    {
        if (!HasCall(test.Whole) && !ReadsInside(test.Whole, exchange.Model) && !HasWrite(test.Whole, exchange.Model))
            return new TextChange(test.Whole.Span, "true");
        var reply = test.Condition switch
        {
            BinaryExpressionSyntax { Left: var left } => left,
            IsPatternExpressionSyntax { Expression: var tested } => tested,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "StartsWith" or "Equals", Expression: var text } } => text,
            _ => null,
        };
        return reply is null ? null : new TextChange(test.Whole.Span, $"{Names.AsOperand(reply)} is var _");
    }

    /// <summary>The <c>if</c> becomes the way of the code, taken always; where the condition itself writes or reads, that stays.</summary>
    private static TextChange? WithoutTest(CodeTest test, AuthExchange exchange)
    {
        if (test.Whole.Parent is not IfStatementSyntax decision)
            return null;
        var way = test.HoldsOnCode ? decision.Statement : decision.Else?.Statement;
        var other = test.HoldsOnCode ? decision.Else?.Statement : decision.Statement;
        if (way is null && (other is null || !MayLeave(other)))
            return null;
        var kept = HasWrite(test.Condition, exchange.Model) ? test.Condition switch
        {
            BinaryExpressionSyntax binary => $"_ = {binary.Left}; ",
            IsPatternExpressionSyntax pattern => $"_ = {pattern.Expression}; ",
            var call => $"{call}; ",
        } : "";
        return new TextChange(decision.Span, (kept, way) switch
        {
            ("", null) => "{ }",
            ("", _) => way.ToString(),
            _ when decision.Parent is BlockSyntax => (kept + way).TrimEnd(),
            _ => $"{{ {kept}{way} }}",
        });
    }

    public static bool MayLeave(StatementSyntax statement) => statement.DescendantNodesAndSelf().Any(static node => node is ThrowStatementSyntax or ReturnStatementSyntax);

    private static bool HasCall(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(static call => Names.Writes(call) || Names.Reads(call));

    private static bool HasWrite(ExpressionSyntax expression, SemanticModel model) => HasInside(expression, model, Names.Writes);

    private static bool ReadsInside(ExpressionSyntax condition, SemanticModel model) => HasInside(condition, model, Names.Reads);

    /// <summary>Such a call is there, or in a helper that is called there.</summary>
    private static bool HasInside(ExpressionSyntax condition, SemanticModel model, Func<InvocationExpressionSyntax, bool> isSuch) => condition.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(call =>
        isSuch(call)
        || Names.SymbolOf(call, model)?.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax().DescendantNodes().OfType<InvocationExpressionSyntax>().Any(isSuch));

    /// <summary>Where a number, an enumeration's member or the reply's text was compared with 235, anything below 400 passes.</summary>
    private static Mutant? Widened(CodeTest test, AuthExchange exchange)
    {
        TextChange? change = test.Condition switch
        {
            BinaryExpressionSyntax { Left: InvocationExpressionSyntax } indexOf when Names.Of((InvocationExpressionSyntax)indexOf.Left) == "IndexOf" => null,
            BinaryExpressionSyntax binary when AsNumber(binary.Left, exchange) is { } number => new TextChange(binary.Span, $"{number} {(test.Positive ? "<" : ">=")} 400"),
            IsPatternExpressionSyntax pattern when AsNumber(pattern.Expression, exchange) is { } number => new TextChange(pattern.Span, $"{number} {(test.Positive ? "<" : ">=")} 400"),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "StartsWith", Expression: var reply } } call when !HasCall(reply) => new TextChange(call.Span, $"({reply}[0] < '4')"),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Equals", Expression: var code } } call when AsNumber(code, exchange) is { } number => new TextChange(call.Span, $"({number} < 400)"),
            _ => null,
        };
        return change is { } made ? new Mutant(MutantKind.WidenedOutcomeTest, ["SMTP2002"], MustBeFound: !Harmless.IsWidening(test, exchange), exchange.Body.SyntaxTree, [made]) : null;
    }

    private static string? AsNumber(ExpressionSyntax code, AuthExchange exchange) => exchange.TypeOf(code) switch
    {
        { TypeKind: TypeKind.Enum } => $"(int){Names.AsOperand(code)}",
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_UInt32 } => code.ToString(),
        { SpecialType: SpecialType.System_String } => $"int.Parse({code})",
        _ => null,
    };
}
