using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Texts that the base library puts together: <c>string.Format</c> and the like, and <c>StringBuilder</c>.</summary>
internal sealed partial class Rehearsal
{
    private Value OfText(IMethodSymbol method, ImmutableArray<Value> arguments)
    {
        if (method.Name == "Format")
            return Library.Format(method.Parameters[0].Type.SpecialType == SpecialType.System_String ? arguments : arguments.RemoveAt(0));
        var parts = arguments.Length > 0 && arguments[arguments.Length - 1] is Thing { Items: { } items } ? items : method.Name == "Concat" ? arguments.ToList() : null;
        if (parts is null)
            return Made.Derived(method, arguments.ToArray());
        var written = parts.Select(static part => AsText(part, null)).ToArray();
        return method.Name == "Concat" ? Forms.Join(written) : written.Length == 0 ? new Constant(string.Empty) : Forms.Join(written.SelectMany((part, i) => i == 0 ? new[] { part } : new[] { AsText(arguments[0], null), part }));
    }

    private Value OfBuilder(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, IOperation call)
    {
        if (receiver is not Thing { Content: { } content } builder)
        {
            Keep(receiver, arguments.Where(IsOutcome).ToArray());
            return Fresh(arguments.ToArray());
        }

        // What follows the text of a reply is not looked at.
        if (content is ReplyText)
            Keep(receiver, arguments.Where(IsOutcome).ToArray());
        var added = arguments.IsEmpty ? new Constant(string.Empty) : AsText(arguments[0], method.Parameters[0].Type);
        switch (method.Name)
        {
            case "Append":
                builder.Content = AppendTo(content, arguments.Length > 0 && arguments[0] is ReplyCharacter ? arguments[0] : added);
                return builder;
            case "AppendLine":
                builder.Content = Forms.Join(AppendTo(content, added), new Constant("\r\n"));
                return builder;
            case "AppendFormat":
                builder.Content = Forms.Join(content, Library.Format(arguments[0] is Constant { Content: string } ? arguments : arguments.RemoveAt(0)));
                return builder;
            case "Clear":
                builder.Content = new Constant(string.Empty);
                return builder;
            case "ToString":
                return content;
            case "Remove" or "Replace" or "Insert":
                if (content is Constant && PureFunctions.Call(method, arguments.Insert(0, content)) is { } known)
                    builder.Content = known;
                return builder;
            default:
                return Fresh(receiver);
        }
    }

    private static Value AppendTo(Value content, Value added) => added is ReplyCharacter
        ? content is Constant { Content: string start } ? new ReplyText(start) : content
        : content is ReplyText ? content : Forms.Join(content, added);
}
