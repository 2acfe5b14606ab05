using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>The functions of <see cref="Enum"/>; <c>typeof(X)</c> is a <see cref="Constant"/> whose content is the symbol of X.</summary>
internal static class EnumFunctions
{
    public static Value? Apply(Call call)
    {
        if (call.Method.Name == "ToString")
            return NumberFunctions.Written(call);

        // The enumeration meant is the type argument or the first operand.
        var next = call.Method.TypeArguments.IsEmpty ? 1 : 0;
        if ((next == 0 ? call.Method.TypeArguments[0] : call.Content(0)) is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type)
            return null;
        var content = call.Content(next);
        switch (call.Method.Name)
        {
            case "IsDefined" when content is string name:
                return Constant.Of(Enums.Members(type).Any(member => member.Name == name));
            case "IsDefined":
                // Another integral type throws.
                var number = content is BoxedEnum boxed ? SymbolEqualityComparer.Default.Equals(boxed.Type, type) ? boxed.Number : null : content;
                return Numbers.Of(number) == Numbers.Of(type) ? Constant.Of(Enums.Members(type).Any(member => member.ConstantValue!.Equals(number))) : null;
            case "Parse" when call.Text(next) is { IsWhole: true, Start: var text } && (call.Count <= next + 1 || call.Content(next + 1) is bool):
                return Enums.Parse(type, text, call.Content(next + 1) is true, out _) is { } parsed ? new Constant(next == 0 ? parsed : new BoxedEnum(type, parsed)) : null;
            case "ToObject" when Numbers.Convert(content, Numbers.Of(type), isChecked: false) is { } converted:
                return new Constant(new BoxedEnum(type, converted));
            default:
                return null;
        }
    }
}
