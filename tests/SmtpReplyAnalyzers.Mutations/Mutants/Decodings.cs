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
            yield return new Mutant(MutantKind.DroppedDecoding, ["SMTP2004"], MustBeFound: true, exchange.Body.SyntaxTree, [new TextChange(decoding.Span, raw)]);
        }
    }

    public static IEnumerable<InvocationExpressionSyntax> ChallengesOf(AuthExchange exchange) => exchange.After<InvocationExpressionSyntax>()
        .Where(call => Base64.IsDecoding(call, exchange.Model) && IsReply(call.ArgumentList.Arguments[0].Expression, exchange, AssignmentDepth));

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
