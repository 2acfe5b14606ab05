using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What is asked of a text whose words are not known, whether it ends a line, whether it is a command; and who says the words that are.</summary>
internal sealed partial class Rehearsal
{
    private static Value? OfWords(string method, Value? receiver, string sought) => OfLineEnd(method, receiver, sought)
        ?? (receiver is not null && method is "Equals" or "StartsWith" or "EndsWith" or "Contains" && IsNoCommand(receiver!, sought) ? Constant.False : null);

    // Whoever hides secrets from a log, or reads no reply to QUIT, compares each line with the name of a command: Base64 of what anybody can type is none.
    private static bool? OfCommand(Value left, Value right) => right is Constant { Content: string words } && IsNoCommand(left, words) ? false : null;

    private static bool IsNoCommand(Value line, string words) => SmtpVerbs.Of(words.Trim(), isWhole: true) != SmtpVerb.Unknown
        && (line is Made { Form: Form.Base64 } || line is Made { Form: Form.Joined } joined && joined.Parts[0] is Made { Form: Form.Base64 } && joined.Parts.Skip(1).All(static part => part is Constant { Content: string end } && end.Trim('\r', '\n').Length == 0));

    private readonly List<(string Words, bool IsHere)> _auths = new();

    // A line is compared with a word to hide it from a log; nobody says that word.
    private void NoteAuth(string text, IOperation word)
    {
        var user = word.Parent;
        while (user is IConversionOperation or IParenthesizedOperation or IArgumentOperation)
            user = user.Parent;
        if (user is not (IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } or IPatternOperation or ICaseClauseOperation or IInvocationOperation { TargetMethod.Name: "StartsWith" or "EndsWith" or "Equals" or "Contains" or "IndexOf" or "Compare" }))
            _auths.Add((text.Split('{')[0], IsInBody(word.Syntax) || _frame.Caller is null));
    }

    // The word that the line begins with stands in the analysed body; what else was said since, such as a mask for a log, does not matter.
    private bool IsAuthSaidHere(Value line)
    {
        if (Forms.StartOf(line)?.Start is { } start && _auths.FindLastIndex(said => start.StartsWith(said.Words, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at)
            return _auths[at].IsHere;
        return _auths.Count > 0 && _auths[_auths.Count - 1].IsHere;
    }

    // The last word of a reply is all that is known of what follows its code.
    private static ReplyText? LastOf(Value whole) => whole is KnownStart { Rest: null, Items: { IsEmpty: false } words } && words[words.Length - 1] is ReplyText { Next: null } ? new ReplyText(string.Empty) : null;

    private static bool IsLast(Value index, Value whole) => index is Constant { Content: Index { IsFromEnd: true, Value: 1 } }
        || index is Made { Tag: BinaryOperatorKind.Subtract, Parts: [Made { Parts: [var measured] }, Constant { Content: 1 }] } && measured.Equals(whole);
}
