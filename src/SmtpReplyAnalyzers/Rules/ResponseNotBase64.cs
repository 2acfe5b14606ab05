using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Exchanges;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP2003. Reports a response that is no Base64 on any way: it holds a character that Base64 has not (RFC 4648, section 4), or it is a value from
/// outside, as it came, while the other values of the same exchange are encoded by this code.
/// Silent where the origin of a value is not known: somebody may have encoded it.
/// </summary>
internal sealed class ResponseNotBase64 : IExchangeRule
{
    public void Check(Rehearsals rehearsals, ExchangeContext context, Action<Diagnostic> report)
    {
        var responses = Response.In(rehearsals.Episodes).ToArray();
        foreach (var response in responses)
        {
            if (response.IsTold && response.Texts.All(text => IsPlain(text, response, responses, context, rehearsals) || MechanismCalls.IsEncodedElsewhere(text, response, responses)))
                report(ExchangeFates.Report(Descriptors.ResponseNotBase64, response.Site, response.State, Array.Empty<SyntaxNode>(), response.State.Said()));
        }
    }

    private static bool IsPlain(Value text, Response response, Response[] all, ExchangeContext context, Rehearsals rehearsals) => text switch
    {
        Constant { Content: string constant } => constant is not ("=" or "*") && !IsBase64(constant),
        Made { Form: Form.Joined } joined => joined.Parts.Any(static part => part is Constant { Content: string constant } && constant.Any(static one => !IsDigit(one) && one != '='))
            || joined.Parts.Any(part => part is Made { Form: Form.Source } source && IsKnownPlain(source, context, rehearsals)),
        Made { Form: Form.Characters, Part: Made { Form: Form.Joined } joined } => IsPlain(joined, response, all, context, rehearsals),
        Made { Form: Form.Source } source => IsKnownPlain(source, context, rehearsals) || (IsEncodedElsewhere(source, response, all) && IsPlain(source, context, rehearsals.Model)),
        Made { Form: Form.Derived, IsDerived: false } part when AddressOf(part) is { } address => IsPlain(address, response, all, context, rehearsals),
        _ => false,
    };

    // user.Split('@')[0]: the name in an address.
    private static Made? AddressOf(Made part) => part is { Tag: "item", Parts: [Made { Form: Form.Derived, Tag: IMethodSymbol { Name: "Split", ContainingType.SpecialType: SpecialType.System_String }, Parts: [Made { Form: Form.Source } address, var separator, ..] }, ..] }
        && (separator is Constant { Content: '@' or "@" } || separator is Thing { Items: [Constant { Content: '@' or "@" }] }) ? address : null;

    private static bool IsPlain(Made source, ExchangeContext context, SemanticModel model) => !source.IsDerived && source.Tag switch
    {
        ISymbol symbol => context.IsPlain(symbol, model),
        string member => PlainEvidence.IsTyped(member) && context.IsPlain(member),
        _ => false,
    };

    private static bool IsKnownPlain(Made source, ExchangeContext context, Rehearsals rehearsals) => source is { IsDerived: false, Tag: string member } && context.IsKnownPlain(member, rehearsals.Body, rehearsals.Model) || IsPlain(source, context, rehearsals.Model)
        && (rehearsals.Episodes.Any(episode => episode.Unencoded.Contains(source)) || source.Tag switch
        {
            ISymbol symbol => context.IsKnownPlain(symbol, rehearsals.Model),
            _ => source.Tag is string,
        });

    // The same value, or the one of another step of the same exchange, is encoded here: whoever wrote it has plain text.
    private static bool IsEncodedElsewhere(Made source, Response response, Response[] all) => all.Any(other => other.Begun.Place.InBody == response.Begun.Place.InBody && other.State.Answers != response.State.Answers
        ? other.Texts.All(static text => text is Made { Form: Form.Base64 } encoded && Forms.Within(encoded).Any(ComesFromOutside))
        : other.Texts.Any(text => text is Made { Form: Form.Base64 } && Forms.Within(text).Any(part => part.Equals(source))));

    // Or what was made of it: user.Trim('"'), user.Split('@')[0].
    private static bool ComesFromOutside(Value part) => part is Made { Form: Form.Source, Tag: ISymbol or string } || part is Made { Form: Form.Derived, IsDerived: false } made && made.Parts.Any(ComesFromOutside);

    private static bool IsBase64(string text)
    {
        if (text.Length % 4 != 0)
            return false;
        var digits = text.TrimEnd('=');
        return text.Length - digits.Length <= 2 && digits.All(IsDigit);
    }

    private static bool IsDigit(char one) => one is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9' or '+' or '/';
}
