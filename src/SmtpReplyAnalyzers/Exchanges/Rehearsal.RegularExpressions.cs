using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Regular expressions on replies.</summary>
internal sealed partial class Rehearsal
{
    private const string RegularExpressions = "System.Text.RegularExpressions";

    /// <summary>What a method of a regular expression, or of a match, makes; null where that is not known.</summary>
    private static Value? OfPattern(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments)
    {
        if (receiver is Matched matched)
            return method.Name is "ToString" ? matched.Captured : null;
        if (method.Name is not ("IsMatch" or "Match"))
            return null;
        var pattern = receiver as Pattern ?? (method.IsStatic && arguments.Length is 2 or 3 ? Pattern.Of(arguments[1], arguments.Length > 2 ? arguments[2] : null) : null);
        if (pattern is null || (receiver is not null && arguments.Length > 1) || pattern.Run(Snapshot(arguments[0])) is not { } result)
            return null;
        return method.Name == "Match" ? result : result.Success;
    }

    /// <summary>The regular expression of a method, or a property, that the compiler's generator writes; null where it is none.</summary>
    private static Pattern? Generated(ISymbol member)
    {
        foreach (var attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "GeneratedRegexAttribute" } type && Namespaces.NameOf(type.ContainingNamespace) == RegularExpressions && attribute.ConstructorArguments is [{ Value: string pattern }, ..] arguments)
                return Pattern.Of(new Constant(pattern), arguments.Length > 1 && arguments[1].Value is int options ? new Constant(options) : null);
        }

        return null;
    }
}
