using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Exchanges;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>Responses that a mechanism makes which nobody can look into: what the client does with one of them, it has to do with all.</summary>
internal static class MechanismCalls
{
    /// <summary>The value is what such a member returned, in another step of an exchange in which what it returns is encoded once.</summary>
    public static bool IsEncodedElsewhere(Value value, Response response, Response[] all) => MemberIn(value) is { } member
        && Array.Exists(all, other => other.Begun.Place.InBody == response.Begun.Place.InBody && other.State.Answers != response.State.Answers
            && other.Texts.All(text => text is Made { Form: Form.Base64 } encoded && SymbolEqualityComparer.Default.Equals(MemberIn(encoded.Part), member)));

    /// <summary>Base64 of Base64 of such a value.</summary>
    public static bool IsEncodedTwice(Made outer, Response response, Response[] all) => Bare(outer.Part) is Made { Form: Form.Base64 } inner && IsEncodedElsewhere(inner.Part, response, all);

    private static IMethodSymbol? MemberIn(Value value) => Bare(value) is Made { Form: Form.Derived, Tag: CallOf call } ? call.Method : null;

    // Bytes, or the text that they stand for.
    private static Value Bare(Value value)
    {
        while (value is Made { Form: Form.Bytes or Form.Characters } made)
            value = made.Part;
        return value;
    }
}
