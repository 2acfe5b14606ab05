using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;
using Text = SmtpReplyAnalyzers.BaseLibrary.Text;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>The objects of the base library that an exchange is made with: what they hold, and what making and setting them does.</summary>
internal static class Library
{
    public const string Cryptography = "System.Security.Cryptography";

    /// <summary>A static field or property; null where it is none of those.</summary>
    public static Value? StaticOf(ISymbol member) => (Namespaces.NameOf(member.ContainingNamespace), member.ContainingType.Name, member.Name) switch
    {
        ("System.Text", "Encoding", var name) => CharsetOf(name),
        ("System", "Environment", "NewLine") => new Constant("\r\n"),
        ("System", "DateTime" or "DateTimeOffset", "Now" or "UtcNow") or ("System", "Environment", "TickCount" or "TickCount64") => Clock.Now,
        ("System", "String", "Empty") => new Constant(string.Empty),
        ("System", "Array", "Empty") => new Sequence(ImmutableArray<Value>.Empty),
        _ => null,
    };

    /// <summary>An encoding by its name: that of a property of <c>Encoding</c>, or the IANA's.</summary>
    public static Charset CharsetOf(string name) => name.ToUpperInvariant() switch
    {
        "UTF8" or "UTF-8" => Charset.Utf8,
        "ASCII" or "US-ASCII" => new Charset("us-ascii"),
        "LATIN1" or "ISO-8859-1" or "WINDOWS-1252" => new Charset("iso-8859-1"),
        "DEFAULT" => new Charset(Charset.OfMachine),
        _ => Charset.Unknown,
    };

    public static Value Create(INamedTypeSymbol type, IMethodSymbol? constructor, ImmutableArray<Value> known, ImmutableArray<Value> arguments)
    {
        var scope = Namespaces.NameOf(type.ContainingNamespace);
        switch (scope)
        {
            case "System.Text" when type.Name.EndsWith("Encoding", StringComparison.Ordinal):
                return CharsetOf(type.Name.Substring(0, type.Name.Length - "Encoding".Length));
            case "System.Text" when type.Name == "StringBuilder":
                return new Thing(type) { Content = known.FirstOrDefault() is { } first and not Constant { Content: int or null } ? first : new Constant(string.Empty) };
            case Cryptography when type.Name == "CryptoStream":
                return new Thing(type) { IsOffline = true, Under = arguments.FirstOrDefault() is Thing { IsOffline: true } memory ? memory : null, IsEncoder = arguments.Length > 1 && arguments[1] is Thing { Type.Name: "ToBase64Transform" }, Content = Made.Derived(new object(), arguments.ToArray()) };
            case Cryptography:
                return new Thing(type) { Content = arguments.IsEmpty ? null : Forms.Join(arguments.Where(static argument => argument is not Constant { Content: int or bool }).Select(Forms.AsWrittenBytes)) };
            case "System.Text.RegularExpressions" when type.Name == "Regex" && !known.IsEmpty && Pattern.Of(known[0], known.Length > 1 ? known[1] : null) is { } pattern:
                return pattern;
            case "System.IO":
                var isOffline = !Connections.IsConnection(type) || (arguments.FirstOrDefault() is { } under && (under is Thing { IsOffline: true } or Constant { Content: string } || IsPath(constructor)));
                return new Thing(type) { IsOffline = isOffline, Under = isOffline && !(type.Name == "StreamWriter" && arguments.FirstOrDefault() is Thing { IsOffline: true }) ? null : arguments.FirstOrDefault(), Charset = isOffline && type.Name == "StreamWriter" ? arguments.OfType<Charset>().FirstOrDefault() ?? Charset.Utf8 : null, Content = isOffline && !arguments.IsEmpty && (arguments[0] is not Constant || type.Name == "StringReader") ? Forms.AsWritten(arguments[0]) : null };
            case WindowsRuntime.Streams when type.Name is "DataReader" or "DataWriter":
                return new Thing(type) { IsOffline = arguments.IsEmpty, Under = arguments.FirstOrDefault(), Content = arguments.IsEmpty ? new Constant(string.Empty) : null };
            case "System.Net.Security" when !arguments.IsEmpty:
                return new Thing(type) { Under = arguments[0] };
            case "System.Collections.Generic" or "System.Collections" or "System" when type.Name is "KeyValuePair" or "DictionaryEntry" or "Tuple" && !arguments.IsEmpty:
                return OfParts(type, constructor, arguments);
            case "System" when type.Name is "String":
                return constructor is not null && PureFunctions.Call(constructor, known) is { } text and not Unknown ? text : known.IsEmpty ? new Constant(string.Empty) : arguments.Length == 1 ? Forms.AsWritten(arguments[0]) : arguments is [var characters, Constant { Content: 0 }, _] ? StartOf(characters, arguments[2]) : Made.Derived(new object(), arguments.ToArray());
            case "System" when type.Name is "ArraySegment" or "Memory" or "ReadOnlyMemory" or "Span" or "ReadOnlySpan" && !arguments.IsEmpty:
                return arguments[0];
        }

        if (scope.StartsWith("System.Collections", StringComparison.Ordinal))
        {
            var items = known.FirstOrDefault() is Sequence { IsDictionary: false } sequence ? sequence.Items.ToList() : arguments.IsEmpty || arguments[0] is Constant { Content: int } or Made { Tag: ISymbol { Name: "Comparer" } } || constructor?.Parameters.FirstOrDefault()?.Type.SpecialType == SpecialType.System_Int32 ? new List<Value>() : null;
            return new Thing(type) { Items = type.Name.Contains("Dictionary") ? new List<Value>() : items, Values = type.Name.Contains("Dictionary") ? new List<Value>() : null };
        }

        return HoldInner(new Thing(type), constructor, arguments)!;
    }

    /// <summary>An exception holds the one that its constructor was given; where there is no place for one, none.</summary>
    public static Thing? HoldInner(Thing? exception, IMethodSymbol? constructor, ImmutableArray<Value> arguments)
    {
        var current = constructor?.ContainingType;
        while (current is not null && !IsException(current))
            current = current.BaseType;
        if (exception is null || current?.GetMembers("InnerException").FirstOrDefault() is not { } inner)
            return exception;
        var given = constructor!.Parameters.FirstOrDefault(parameter => parameter.Type.SpecialType is not (SpecialType.System_String or SpecialType.System_Int32) && parameter.Ordinal < arguments.Length);
        exception.Fields[inner] = given is null ? Constant.Null : arguments[given.Ordinal] is Thing { Type: { } type } thing && Types.DerivesFrom(type, current) ? thing : Made.Derived(inner, arguments[given.Ordinal]);
        return exception;
    }

    private static bool IsException(INamedTypeSymbol type) => type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    // What is made of its parts, and holds each as the property that is named so.
    private static Thing OfParts(INamedTypeSymbol type, IMethodSymbol? constructor, ImmutableArray<Value> arguments)
    {
        var thing = new Thing(type);
        foreach (var parameter in constructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty)
        {
            if (parameter.Ordinal < arguments.Length && type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(member => member.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)) is { } property)
                thing.Fields[property.OriginalDefinition] = arguments[parameter.Ordinal];
        }

        return thing;
    }

    // A part of an array of characters, from its beginning.
    private static Value StartOf(Value characters, Value count) => characters switch
    {
        Thing { Content: null, Items: { } items } when count is Constant { Content: int known } => Forms.OfItems(items.Take(known)),
        ReplyText reply when count is Constant { Content: int known } && known <= reply.Start.Length => new Constant(reply.Start.Substring(0, known)),
        _ => Forms.AsWritten(characters),
    };

    private static bool IsPath(IMethodSymbol? constructor) => constructor?.Parameters.FirstOrDefault()?.Type.SpecialType == SpecialType.System_String;

    /// <summary>What a property of a type that is not the client's holds; null where that is not known.</summary>
    public static Value? Get(IPropertySymbol property, Value receiver, Value snapshot)
    {
        var name = property.Name;
        switch (receiver)
        {
            case Clock when name.StartsWith("Total", StringComparison.Ordinal) || name is "Ticks" or "Milliseconds" or "Seconds" or "Minutes":
                return receiver;
            case Thing { IsOffline: true } memory when name is "Length" or "Position":
                return new Constant((long)(name == "Length" ? Memory.LengthOf(memory) : memory.Position));
            case Thing { IsOffline: true, Content: Constant { Content: string rest } } when name == "EndOfStream":
                return Constant.Of(rest.Length == 0);
            case Thing { IsOffline: true, Content: ReplyText } when name == "EndOfStream":
                return Constant.False;
            case Thing { Type.Name: "IAsyncResult", Items: [var state] } when name == "AsyncState":
                return state;
            case Thing { Type.Name: "IAsyncResult" } when name is "IsCompleted":
                return Constant.True;
            case Thing { Values: not null, Items: { } keys } when name == "Count":
                return new Constant(keys.Count);
            case Thing { Items: { } items } thing when name is "Count" or "Length":
                return new Constant(thing.Room ?? items.Count);
            case Thing { Room: { } room } when name == "Length":
                return new Constant(room);
            case Thing { Type.Name: "Task" or "ValueTask" }:
                return null;
            case ReplyText { Start.Length: >= 4, Next: null } reply when name is "Length":
                return Bounded.AtLeast(reply.LeastLength);
            case Made made when name is "Length" or "Count":
                return Bounded.AtLeast(made.IsDerived ? 0 : 1);
            case Made { IsDerived: false } when name is "IsEmpty":
                return Constant.False;
        }

        if (property.ContainingType.Name == "Stopwatch" && name.StartsWith("Elapsed", StringComparison.Ordinal))
            return Clock.Now;
        if (name is "Result" or "Span" or "Value" or "Memory" && receiver is not Constant { Content: null } && property.ContainingType.Name is "Task" or "ValueTask" or "Memory" or "ReadOnlyMemory" or "Nullable" or "ArraySegment")
            return receiver;
        return property.GetMethod is { } getter && PureFunctions.Call(getter, ImmutableArray.Create(snapshot)) is { } known and not Unknown ? known : null;
    }

    public static void Set(Thing thing, IPropertySymbol property, Value value)
    {
        if (property.Name == "Key" && Namespaces.NameOf(property.ContainingNamespace) == Cryptography)
            thing.Content = Forms.AsWrittenBytes(value);
        else if (thing.IsOffline && property.Name == "Position" && value is Constant { Content: int or long or byte } place)
            thing.Position = Convert.ToInt32(place.Content, System.Globalization.CultureInfo.InvariantCulture);
        else if (property.Name == "Length" && thing.Type?.Name == "StringBuilder")
            thing.Content = value is Constant { Content: 0 } ? new Constant(string.Empty) : thing.Content;
        else
            thing.Fields[property] = value;
    }

    /// <summary><c>string.Format</c>, as far as the pattern is known.</summary>
    public static Value Format(ImmutableArray<Value> arguments)
    {
        if (arguments.FirstOrDefault() is not Constant { Content: string pattern })
            return Made.Derived("format", arguments.ToArray());
        var values = arguments.Length == 2 && arguments[1] is Thing { Items: { } items } ? items.ToImmutableArray() : arguments.RemoveAt(0);
        var result = (Value)new Constant(string.Empty);
        var start = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] is not ('{' or '}'))
                continue;
            result = Forms.Join(result, new Constant(pattern.Substring(start, i - start)));
            if (i + 1 < pattern.Length && pattern[i + 1] == pattern[i])
            {
                start = ++i;
                continue;
            }

            var end = pattern.IndexOf('}', i);
            var hole = end <= i ? string.Empty : pattern.Substring(i + 1, end - i - 1);
            if (end <= i || !int.TryParse(hole.Split(',', ':')[0], out var number) || number >= values.Length)
                return Made.Derived("format", arguments.ToArray());
            var value = values[number];
            result = Forms.Join(result, hole.Contains(':') ? Made.From(Form.Hexadecimal, value) : value is Constant ? Text.Written(value)?.ToValue() ?? Made.Derived("format", value) : Forms.AsWritten(value));
            start = (i = end) + 1;
        }

        return Forms.Join(result, new Constant(pattern.Substring(start)));
    }
}
