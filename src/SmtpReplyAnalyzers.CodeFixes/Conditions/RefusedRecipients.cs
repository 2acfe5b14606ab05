using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Retry;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>
/// A loop that tries again for the refused recipients only. Where some were refused for good the failure goes on to the caller, who would not hear of
/// them otherwise.
/// </summary>
internal static class RefusedRecipients
{
    private const string Failure = "System.Net.Mail.SmtpFailedRecipientException";

    /// <summary>Null where the retry is no loop over a message that stands in a variable outside.</summary>
    public static SourceText? SendToThemOnly(SwallowingHandler handler, bool addUsings)
    {
        if (ExistingLoop.Of(handler) is not { } loop || MessageOf(handler, loop) is not { } message || ClauseFilter.IsForNothingBut(handler, Failure))
            return null;
        var clause = handler.Clause;
        var names = new TypeNames(handler.Model, clause.Block.SpanStart, addUsings);
        var name = ClauseFilter.NameIn(handler);
        var type = clause.Declaration?.Type.ToString() ?? names.Of("System.Exception");
        var helper = HelperMethod.For(handler, new[] { "KeepRefusedRecipients", "KeepTransientRecipients" }, (method, modifiers) => Helper(names, method, modifiers));
        var refused = FreeNames.Find(handler.Model, clause.Block.SpanStart, clause, "refused", "recipients");
        var operands = OperandsOf(clause.Filter?.FilterExpression).ToArray();
        var about = operands.Where(operand => operand.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(mentioned => mentioned.Identifier.Text == name)).Select(ConditionText.AsOperand).ToArray();
        var isRefused = $"{name} is {names.Of(Failure)} {refused}";
        var keep = $"{helper.Name}({message}, {refused})";
        var decision = about.Length == 0 ? $"(!({isRefused}) || {keep})" : $"({isRefused} ? {keep} : {string.Join(" && ", about)})";
        var condition = string.Join(" && ", operands.Where(operand => !about.Contains(ConditionText.AsOperand(operand))).Select(ConditionText.AsOperand).Append(decision));

        var edits = handler.NewEdits();
        var identity = OneIdentity(names, message);
        if (names.AnyMissing)
            return null;
        var (indent, newLine) = (Lines.IndentAt(handler.Text, loop.Statement.SpanStart), handler.Layout.NewLine);
        edits.Insert(Lines.StartWithComments(handler.Text, loop.Statement), string.Concat(identity.Select(line => indent + line.Replace("\t", handler.Layout.Unit) + newLine)));
        if (clause.Declaration is not { } declaration)
            edits.Insert(clause.CatchKeyword.Span.End, $" ({type} {name})");
        else if (string.IsNullOrEmpty(declaration.Identifier.ValueText))
            edits.Replace(declaration.Span, $"({type} {name})");
        if (clause.Filter is { FilterExpression: var filter })
            edits.Replace(filter.Span, condition);
        else
            edits.Insert(clause.Declaration?.Span.End ?? clause.CatchKeyword.Span.End, $" when ({condition})");
        helper.Write(edits);
        return UsingDirectives.TryAdd(edits, names.Usings, clause.SpanStart, newLine) ? edits.Apply() : null;
    }

    // One for all attempts, so that a receiver recognises a copy.
    private static string[] OneIdentity(TypeNames names, string message) => new[]
    {
        "// One Message-ID for all attempts.",
        $"if ({message}.Headers[\"Message-ID\"] == null)",
        $"\t{message}.Headers[\"Message-ID\"] = \"<\" + {names.Of("System.Guid")}.NewGuid().ToString(\"N\") + \"@\" + ({message}.From?.Host ?? \"localhost\") + \">\";",
    };

    private static IEnumerable<string> Helper(TypeNames names, string name, string modifiers)
    {
        var array = names.Of("System.Array");
        yield return "// The others have the message: it goes again to those who may take it later, unless some never will.";
        yield return $"{modifiers}bool {name}({names.Of("System.Net.Mail.MailMessage")} message, {names.Of(Failure)} failure)";
        yield return "{";
        yield return $"    var failures = failure is {names.Of("System.Net.Mail.SmtpFailedRecipientsException")} several ? several.InnerExceptions : new[] {{ failure }};";
        yield return $"    if ({array}.Exists(failures, one => (int)one.StatusCode / 100 != 4))";
        yield return "        return false;";
        yield return string.Empty;
        yield return "    foreach (var recipients in new[] { message.To, message.CC, message.Bcc })";
        yield return "    {";
        yield return "        for (var i = recipients.Count - 1; i >= 0; i--)";
        yield return "        {";
        yield return $"            var address = \"<\" + recipients[i].User + \"@\" + new {names.Of("System.Globalization.IdnMapping")}().GetAscii(recipients[i].Host) + \">\";";
        yield return $"            if (!{array}.Exists(failures, one => string.Equals(one.FailedRecipient, address, {names.Of("System.StringComparison")}.OrdinalIgnoreCase)))";
        yield return "                recipients.RemoveAt(i);";
        yield return "        }";
        yield return "    }";
        yield return string.Empty;
        yield return "    return message.To.Count + message.CC.Count + message.Bcc.Count > 0;";
        yield return "}";
    }

    private static string? MessageOf(SwallowingHandler handler, ExistingLoop loop) =>
        SmtpCall.In(handler.Try.Block, handler.Model).LastOrDefault(static call => call.Role == MemberRole.Send) is { Invocation.ArgumentList.Arguments: { Count: > 0 } arguments }
        && arguments[0].Expression is IdentifierNameSyntax name && handler.Model.GetTypeInfo(name).Type?.Name == "MailMessage"
        && handler.Model.GetSymbolInfo(name).Symbol is (ILocalSymbol or IParameterSymbol) and var symbol
        && !symbol.DeclaringSyntaxReferences.Any(reference => loop.Statement.Span.Contains(reference.Span))
            ? name.Identifier.Text
            : null;

    private static IEnumerable<ExpressionSyntax> OperandsOf(ExpressionSyntax? condition) => condition switch
    {
        null => Enumerable.Empty<ExpressionSyntax>(),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => OperandsOf(both.Left).Concat(OperandsOf(both.Right)),
        _ => new[] { condition },
    };
}
