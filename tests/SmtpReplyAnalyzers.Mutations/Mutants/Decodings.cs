using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>Drops the decoding of a challenge (RFC 4954 section 4).</summary>
internal static class Decodings
{
    private const int AssignmentDepth = 3;

    public static IEnumerable<Mutant> MutantsOf(AuthExchange exchange)
    {
        foreach (var decoding in ChallengesOf(exchange))
        {
            var argument = decoding.ArgumentList.Arguments[0].Expression;
            var raw = Names.IsString(exchange.TypeOf(decoding)) ? Names.AsOperand(argument) : $"System.Text.Encoding.ASCII.GetBytes({argument})";
            yield return new Mutant(MutantKind.DroppedDecoding, ["SMTP2004"], MustBeFound: !IsOnlyTold(decoding, exchange), exchange.Body.SyntaxTree, [new TextChange(decoding.Span, raw)]);
        }
    }

    public static IEnumerable<InvocationExpressionSyntax> ChallengesOf(AuthExchange exchange) => exchange.After<InvocationExpressionSyntax>()
        .Where(call => Base64.IsDecoding(call, exchange.Model) && IsReply(call.ArgumentList.Arguments[0].Expression, exchange, AssignmentDepth));

    /// <summary>Nobody but the console or a log gets to see what was decoded: the exchange goes on as it did.</summary>
    private static bool IsOnlyTold(InvocationExpressionSyntax decoding, AuthExchange exchange)
    {
        var names = new List<string>();
        if (!exchange.WritesAuth || !IsOnlyTold(decoding, names))
            return false;
        for (var i = 0; i < names.Count; i++)
        {
            if (exchange.Body.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == names[i] && !(name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name) && !IsOnlyTold(name, names)))
                return false;
        }

        return true;
    }

    private static bool IsOnlyTold(ExpressionSyntax value, List<string> names)
    {
        foreach (var round in value.Ancestors())
        {
            switch (round)
            {
                case InvocationExpressionSyntax call when Names.Tells(call):
                    return true;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetString" or "ToString" or "Trim" or "Substring" or "FromBase64String" } } or ArgumentSyntax or ArgumentListSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax or EqualsValueClauseSyntax or InterpolationSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }:
                    continue;
                case VariableDeclaratorSyntax { Identifier.ValueText: var declared }:
                    return Remember(declared, names);
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var assigned }, Parent: ExpressionStatementSyntax }:
                    return Remember(assigned, names);
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool Remember(string name, List<string> names)
    {
        if (!names.Contains(name))
            names.Add(name);
        return true;
    }

    /// <summary>Whether the value comes from a reply: a part of a challenge that was decoded before, as SCRAM's salt, does not count.</summary>
    private static bool IsReply(ExpressionSyntax value, AuthExchange exchange, int depth)
    {
        if (value.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(call => Base64.IsDecoding(call, exchange.Model)))
            return false;
        if (value.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(static call => Names.Writes(call) || Names.Reads(call)))
            return true;
        return depth > 0 && Names.RootOf(value) is { } root
            && (exchange.ValuesOf(root).Where(assigned => !assigned.Contains(value)).Any(assigned => IsReply(assigned, exchange, depth - 1)) || !exchange.WritesAuth && exchange.IsParameter(root));
    }
}
