using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Exchanges;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// Responses that a mechanism makes which nobody can look into: what the client does with one of them, it has to do with all. Silent where another
/// object is asked, or something else: a store of secrets may hold one as it is, and the other encoded.
/// </summary>
internal static class MechanismCalls
{
    /// <summary>The value is what such a member returned, in another step of an exchange in which what it returns is encoded once.</summary>
    public static bool IsEncodedElsewhere(Value value, Response response, Response[] all) => CallIn(value) is { } call
        && Array.Exists(all, other => other.Begun.Place.InBody == response.Begun.Place.InBody && other.State.Answers != response.State.Answers
            && other.Texts.All(text => text is Made { Form: Form.Base64 } encoded && CallIn(encoded.Part) is { } known && IsAlike(call, known)));

    /// <summary>Base64 of Base64 of such a value.</summary>
    public static bool IsEncodedTwice(Made outer, Response response, Response[] all) => Bare(outer.Part) is Made { Form: Form.Base64 } inner && IsEncodedElsewhere(inner.Part, response, all);

    private static Made? CallIn(Value value) => Bare(value) is Made { Form: Form.Derived, Tag: CallOf } call ? call : null;

    // The same is asked of the same object, but for what the server has said: nothing, before the first challenge.
    private static bool IsAlike(Made one, Made other) => one.Tag is CallOf { Method: var method, Receiver: var receiver } && other.Tag is CallOf known && SymbolEqualityComparer.Default.Equals(method, known.Method) && IsSame(receiver, known.Receiver)
        && one.Parts.Where(IsQuestion).SequenceEqual(other.Parts.Where(IsQuestion));

    // In another rehearsal the same member holds another object.
    private static bool IsSame(Value? one, Value? other) => Equals(one, other) || one is Thing { IsGiven: true, Origin: { } origin } && other is Thing { IsGiven: true, Origin: { } same } && SymbolEqualityComparer.Default.Equals(origin, same);

    // Nothing is what the server has said before it said anything.
    private static bool IsQuestion(Value part) => !part.IsDerived && !IsNothing(part);

    private static bool IsNothing(Value part) => part is Constant { Content: null or "" } or Thing { Content: null, Items: null or { Count: 0 } } || part is Made { Form: Form.Decoded or Form.Bytes or Form.Characters } made && IsNothing(made.Part);

    // Bytes, or the text that they stand for.
    private static Value Bare(Value value)
    {
        while (value is Made { Form: Form.Bytes or Form.Characters } made)
            value = made.Part;
        return value;
    }
}
