using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Charsets, Base64, digests and hexadecimal: how bytes and texts are made of one another.</summary>
internal sealed partial class Rehearsal
{
    /// <summary>Charsets, Base64, digests and hexadecimal; null for all other methods.</summary>
    private Value? CodedBy(IMethodSymbol method, string scope, string type, Value? receiver, ImmutableArray<Value> arguments, IOperation call)
    {
        var place = Here(call.Syntax);
        switch (scope)
        {
            case "System.Text" when method.Name == "GetEncoding":
                return arguments is [Constant { Content: string name }] ? Library.CharsetOf(name) : Charset.Unknown;
            case "System.Text" when method.Name is "GetDecoder" or "GetEncoder":
                return receiver as Charset ?? Charset.Unknown;
            case "System.Text" when method.Name is "GetCharCount" or "GetByteCount" or "GetMaxCharCount" or "GetMaxByteCount" && ItemCount(arguments) is { } count:
                return new Constant(count);
            case "System.Text" when method.Name == "GetChars" && arguments.Length >= 4 && arguments[3] is Thing characters:
                return DecodeInto(characters, receiver as Charset ?? Charset.Unknown, arguments.RemoveRange(3, arguments.Length - 3));
            case "System.Text" when method.Name is "GetBytes" && type.EndsWith("Encoding", StringComparison.Ordinal):
                var charset = receiver as Charset ?? Charset.Unknown;
                if (arguments is [Constant { Content: string { Length: <= 64 } text }, Thing octets] && BaseLibrary.Text.IsPrintableAscii(text))
                {
                    (octets.Items, octets.Content) = (BytesOf(text, method.ReturnType).Items, null);
                    return new Constant(text.Length);
                }

                if (arguments is [Constant { Content: string { Length: <= 64 } known }] && BaseLibrary.Text.IsPrintableAscii(known.TrimEnd('\r', '\n')))
                    return BytesOf(known, method.ReturnType);
                var bytes = Made.From(Form.Bytes, AsCharacters(arguments[0]), charset, place);
                if (arguments is [_, Thing span])
                {
                    (span.Items, span.Content) = (null, bytes);
                    return Made.Derived("count", bytes);
                }

                if (arguments.Length < 4)
                    return bytes;
                Put(arguments[3], new Value[] { Fresh() }, bytes);
                return Made.Derived("count", bytes);
            case "System.Text" when method.Name is "GetString" or "GetChars" && type.EndsWith("Encoding", StringComparison.Ordinal):
                return Decode(receiver as Charset ?? Charset.Unknown, arguments);
            case "System" when type == "Convert" && method.Name == "ToBase64String":
            case "System.Buffers.Text" when method.Name is "EncodeToString" || (method.Name is "EncodeToUtf8" or "EncodeToChars" && arguments.Length == 1):
                return Made.From(Form.Base64, PartOf(arguments), tag: null, place);
            case "System" when type == "Convert" && method.Name is "TryToBase64Chars" or "ToBase64CharArray":
            case "System.Buffers.Text" when method.Name is "EncodeToUtf8" or "EncodeToChars" or "TryEncodeToUtf8" or "TryEncodeToChars":
                if (arguments.OfType<Thing>().LastOrDefault() is { } target && !ReferenceEquals(target, arguments[0]))
                    (target.Items, target.Content) = (null, Made.From(Form.Base64, PartOf(arguments), tag: null, place));
                return method.ReturnType.SpecialType == SpecialType.System_Boolean ? Constant.True : Fresh();
            // Whether it is Base64 at all is asked so.
            case "System" when type == "Convert" && method.Name == "FromBase64String" && arguments is [Made { Form: Form.Source } asked] && IsTried(call.Syntax) && !Decide(Made.Derived(method, asked), call.Syntax):
                throw new ClientException(new Thing(_frame.Model.Compilation.GetTypeByMetadataName("System.FormatException")), place);
            case "System" when type == "Convert" && method.Name.StartsWith("FromBase64", StringComparison.Ordinal):
            case "System.Buffers.Text" when method.Name.StartsWith("Decode", StringComparison.Ordinal) && arguments.Length == 1:
                return Forms.AsWritten(arguments[0]) is Made { Form: Form.Base64 } encoded ? encoded.Part : Made.From(Form.Decoded, Forms.AsWritten(arguments[0]), tag: null, place);
            case "System" when type == "Convert" && method.Name.StartsWith("ToHexString", StringComparison.Ordinal):
            case "System" when type == "BitConverter" && method.Name == "ToString":
            case "System" when method.Name == "ToString" && arguments.Length > 0 && arguments[0] is Constant { Content: string { Length: > 0 } format } && format[0] is 'x' or 'X' && (receiver ?? arguments[0]) is Made:
                return Made.From(Form.Hexadecimal, WholeOf(receiver ?? Forms.AsWritten(arguments[0])), tag: null, place);
            case Library.Cryptography when type is "FromBase64Transform" or "ToBase64Transform" && method.Name == "TransformFinalBlock":
                return Made.From(type[0] == 'F' ? Form.Decoded : Form.Base64, Forms.AsWritten(arguments[0]), tag: null, place);
            case "System.Buffers.Text" when method.Name.StartsWith("DecodeFromUtf8", StringComparison.Ordinal):
                if (arguments.OfType<Thing>().LastOrDefault() is { } decoded)
                    (decoded.Items, decoded.Content) = (null, Made.From(Form.Decoded, Forms.AsWritten(arguments[0]), tag: null, place));
                foreach (var variable in method.Name.EndsWith("InPlace", StringComparison.Ordinal) ? _frame.Variables.Where(pair => pair.Value.Equals(arguments[0])).Select(static pair => pair.Key).ToArray() : Array.Empty<ISymbol>())
                    _frame.Variables[variable] = Made.From(Form.Decoded, Forms.AsWritten(arguments[0]), tag: null, place);
                return Fresh();
            case Library.Cryptography when type != "RandomNumberGenerator" && (method.Name is "HashData" or "ComputeHash" or "Pbkdf2" or "GetBytes" or "TransformFinalBlock" or "ComputeHashAsync" or "DeriveKey"):
                var parts = arguments.Select(Forms.AsWrittenBytes).Where(static part => part is not Constant { Content: int or bool }).ToImmutableArray();
                return Made.Limit(new Made(Form.Hash, receiver is Thing { Content: { } key } ? parts.Add(key) : parts) { Place = place });
            case Library.Cryptography when method.Name == "Create":
                return new Thing(method.ReturnType);
        }

        return null;
    }

    private static bool IsTried(SyntaxNode call) => call.Ancestors().TakeWhile(static outer => outer is not (Microsoft.CodeAnalysis.CSharp.Syntax.MemberDeclarationSyntax or Microsoft.CodeAnalysis.CSharp.Syntax.AnonymousFunctionExpressionSyntax))
        .OfType<Microsoft.CodeAnalysis.CSharp.Syntax.TryStatementSyntax>().Any(attempt => attempt.Catches.Count > 0 && attempt.Block.Span.Contains(call.Span));

    // One byte after the other is written so, in a loop that is gone through once.
    private static Value WholeOf(Value value) => value is Made { Form: Form.Derived, Tag: "item", Parts: [Made { Form: Form.Hash } whole, ..] } ? whole : value;

    // How many bytes of an array, or characters, are to be turned: as many come out, as far as a reply goes.
    private static int? ItemCount(ImmutableArray<Value> arguments) => arguments is [Thing { Items: { } }, Constant { Content: int }, Constant { Content: int part }, ..] ? part
        : arguments is [Thing { Items: { Count: > 0 } items }] ? items.Count : arguments is [Constant { Content: int most }] ? most : null;

    private static Value DecodeInto(Thing characters, Charset charset, ImmutableArray<Value> arguments)
    {
        if (arguments is [Thing { Items: { } items }, Constant { Content: int from }, Constant { Content: int count }] && from + count <= items.Count)
        {
            (characters.Items, characters.Content) = (items.Skip(from).Take(count).Select(static item => item is Constant { Content: byte one } ? new Constant((char)one) : item).ToList(), null);
            return new Constant(count);
        }

        (characters.Items, characters.Content) = (null, Decode(charset, arguments));
        return Made.Derived("count", characters.Content);
    }

    private static Value AsCharacters(Value value) => value is Thing { Content: { } content } ? content : value is Thing { Items: { } items } ? Forms.OfItems(items) : value;

    private static Value PartOf(ImmutableArray<Value> arguments) => arguments[0] switch
    {
        Thing { Items: { } items, Content: null } when arguments is [_, Constant { Content: int from }, Constant { Content: int count }, ..] && from + count <= items.Count => Forms.OfItems(items.Skip(from).Take(count)),
        Thing { Content: { } content } => content,
        Thing { Items: { } items } => Forms.OfItems(items),
        var value => value,
    };

    private static Value Decode(Charset charset, ImmutableArray<Value> arguments) => PartOf(arguments) switch
    {
        Made { Form: Form.Bytes } bytes => bytes.Part,
        Made { Form: Form.Base64 } encoded => encoded,
        Made { Form: Form.Joined } joined when joined.Parts.All(static part => part is Constant { Content: string } or Made { Form: Form.Bytes }) => Forms.AsWritten(joined),
        Constant { Content: string } or ReplyText => PartOf(arguments),
        Sequence { IsDictionary: false } sequence => Forms.OfItems(sequence.Items),
        var other => Made.From(Form.Characters, other, charset),
    };

    // The digits of a hash, one byte after the other, are that hash.
    private static Value? HexOf(IMethodSymbol method, ImmutableArray<Value> arguments) => (method.ContainingType.Name, method.Name, arguments) switch
    {
        ("Enumerable", "Select", [Made { Form: Form.Hash } hash, Callback { Lambda: { } each }]) when IsHex(each) => hash,
        ("Array", "ConvertAll", [Made { Form: Form.Hash } hash, Callback { Lambda: { } each }]) when IsHex(each) => hash,
        ("String", "Join", [Constant { Content: "" or null }, Made { Form: Form.Hash } hash]) => hash,
        ("String", "Concat", [Made { Form: Form.Hash } hash]) => hash,
        _ => null,
    };

    private static bool IsHex(IAnonymousFunctionOperation each) => each.Body.Operations is [IReturnOperation { ReturnedValue: var digits }] && digits switch
    {
        IInvocationOperation { TargetMethod.Name: "ToString", Instance: IParameterReferenceOperation, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string form } }, ..] } => IsTwoDigits(form),
        IInterpolatedStringOperation { Parts: [IInterpolationOperation { Expression: IParameterReferenceOperation, FormatString.ConstantValue: { HasValue: true, Value: string form } }] } => IsTwoDigits(form),
        _ => false,
    };

    private static bool IsTwoDigits(string form) => form is "x2" or "X2" or "x02" or "X02";
}
