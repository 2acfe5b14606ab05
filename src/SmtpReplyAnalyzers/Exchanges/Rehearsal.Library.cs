using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What the methods of the base library do to texts, bytes and collections in an exchange.</summary>
internal sealed partial class Rehearsal
{
    private static readonly HashSet<string> Unchanging = new(StringComparer.Ordinal)
    {
        "Trim", "TrimStart", "TrimEnd", "ToLower", "ToLowerInvariant", "ToUpper", "ToUpperInvariant", "Normalize", "Replace", "ToString", "AsSpan", "AsMemory", "ToCharArray", "ToArray", "ToList",
        "Clone", "PadLeft", "PadRight", "Cast", "ConfigureAwait", "GetAwaiter", "GetResult", "AsTask", "Unwrap", "FromResult", "op_Implicit", "op_Explicit", "Insert", "GetBuffer", "Slice", "WaitAsync", "AsEnumerable", "Reverse",
    };

    private Value CallOther(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, IOperation call, ref ImmutableArray<Value> after)
    {
        method = method.ReducedFrom ?? method;
        var scope = Namespaces.NameOf(method.ContainingNamespace);
        var type = method.ContainingType.Name;
        var all = receiver is null ? arguments : arguments.Insert(0, receiver);
        if (CodedBy(method, scope, type, receiver, arguments, call) is { } coded)
            return coded;
        if (type == "ArrayPool" && method.Name == "Rent")
            return new Thing(method.ReturnType) { Items = new List<Value>() };
        if (type is "StringBuilder")
            return OfBuilder(method, receiver, arguments, call);
        if (receiver is Thing collection && scope.StartsWith("System.Collections", StringComparison.Ordinal) && OfCollection(method.Name, collection, arguments, ref after) is { } item)
            return item;
        if (receiver is Thing { IsOffline: true } memory && scope is "System.IO" or Library.Cryptography)
            return OfMemory(method.Name, memory, arguments);
        if (scope == "System" && type == "String" && method.Name is "Format" or "Concat" or "Join")
            return OfText(method, arguments);
        if ((type is "Buffer" or "Array" && method.Name is "Copy" or "BlockCopy" or "ConstrainedCopy" && arguments.Length >= 3) || method.Name == "CopyTo")
            return CopyBytes(method, receiver, arguments);
        if (type == "Enumerable" && method.Name == "Concat" && arguments.Length == 2)
            return Forms.Join(Forms.AsWritten(arguments[0]), Forms.AsWritten(arguments[1]));
        if (arguments.OfType<Callback>().FirstOrDefault() is { } work)
            return Work(method, scope, work, all);
        if (ParsingFunctions.Call(method, all.Select(Snapshot).ToImmutableArray()) is var (succeeds, parsed))
        {
            after = arguments.SetItem(arguments.Length - 1, parsed is Unknown ? Fresh(all.ToArray()) : parsed);
            return succeeds is Unknown ? Fresh(all.ToArray()) : succeeds;
        }

        if (method.Name == "Substring" && _isBare && receiver is Constant { Content: "334" } && arguments[0] is Constant { Content: int and > 3 })
            throw CutShort(call);
        if (receiver is not null && method.Name is "StartsWith" or "Equals" or "Contains" or "IndexOf" or "EndsWith" && !arguments.IsEmpty)
            NoteComparison(receiver, arguments[0], call.Syntax);
        if (method.Name is "IsNullOrEmpty" or "IsNullOrWhiteSpace" && arguments is [Made { IsDerived: false }])
            return Constant.False;
        if (arguments is [Constant { Content: string or char } sought, ..] && OfLineEnd(method.Name, receiver, sought.Content!.ToString()) is { } ended)
            return ended;
        if (receiver is ReplyText whole && method.Name == "Replace" && arguments is [Constant { Content: string { Length: > 0 } old }, Constant { Content: string with }] && whole.Start.Contains(old))
            return new ReplyText(whole.Start.Replace(old, with));
        if (receiver is ReplyText reply && method.Name == "Remove" && arguments is [Constant { Content: 0 }, Constant { Content: int length }] && length <= reply.Start.Length)
            return new ReplyText(reply.Start.Substring(length));
        if (PureFunctions.Call(method, all.Select(Snapshot).ToImmutableArray()) is { } known and not Unknown)
            return known is Sequence { IsDictionary: false } list ? new Thing(method.ReturnType) { Items = list.Items.ToList() } : known;
        if (!all.IsEmpty && Unchanging.Contains(method.Name) && scope.StartsWith("System", StringComparison.Ordinal))
            return all[0] is Made or ReplyText or Thing ? all[0] : Made.Derived(method, all.ToArray());
        if (method.Name is "Exit" or "FailFast" && type == "Environment")
            throw new ClientException(Constant.Null, Here(call.Syntax));
        if (_server.HasExchange && !IsHarmless(method, scope, type))
            throw Doubt();
        return IsRepeatable(method) ? Made.Derived(method, all.ToArray()) : Fresh(all.ToArray());
    }

    // A response holds no line end of its own; a reply that was read ends with one.
    private static Value? OfLineEnd(string method, Value? receiver, string sought) => sought.Length == 0 || sought.Trim('\r', '\n').Length > 0 ? null : (method, receiver) switch
    {
        ("EndsWith", Made made) => Constant.Of(Forms.PartsOf(made).LastOrDefault() is Constant { Content: string last } && last.EndsWith(sought, StringComparison.Ordinal)),
        ("Contains", Made { Form: not Form.Joined }) => Constant.False,
        ("EndsWith" or "Contains", ReplyText) => Constant.True,
        ("IndexOf" or "LastIndexOf", ReplyText reply) => Bounded.AtLeast(reply.Start.Length),
        _ => null,
    };

    // It neither speaks to the server nor throws when it does not like what it is given.
    private bool IsHarmless(IMethodSymbol method, string scope, string type) => method.Name is not ("Assert" or "Fail" or "Cancel") && (_context.Compilation.Apis.KnownMethods.IsLogSink(method)
        || (scope is "System.Reflection" || method.Name.StartsWith("ThrowIf", StringComparison.Ordinal) || (scope == "System.Net.Security" && method.Name.StartsWith("Authenticate", StringComparison.Ordinal)) ? method.Name == "ThrowIfCancellationRequested"
            : !method.ReturnsVoid ? scope.StartsWith("System", StringComparison.Ordinal)
            : scope is "System.IO" or "System.Text" or "System.Threading" or "System.Threading.Tasks" or "System.Net.Sockets" or "System.Net.Security" or Library.Cryptography || scope.StartsWith("System.Collections", StringComparison.Ordinal)
                || type is "Console" or "Array" or "Buffer" or "GC" or "IDisposable" or "Span" || (type is "Debug" or "Trace" && method.Name.StartsWith("Write", StringComparison.Ordinal)) || method.Name == "Dispose"));

    // Asked again, it answers the same.
    private static bool IsRepeatable(IMethodSymbol method) => method.ContainingType.SpecialType == SpecialType.System_String || method.Name == "GetStream" || PureFunctions.Find(method) is not null;

    /// <summary>Charsets, Base64, digests and hexadecimal; null for all other methods.</summary>
    private Value? CodedBy(IMethodSymbol method, string scope, string type, Value? receiver, ImmutableArray<Value> arguments, IOperation call)
    {
        var place = Here(call.Syntax);
        switch (scope)
        {
            case "System.Text" when method.Name == "GetEncoding":
                return arguments is [Constant { Content: string name }] ? Library.CharsetOf(name) : Charset.Unknown;
            case "System.Text" when method.Name is "GetBytes" && type.EndsWith("Encoding", StringComparison.Ordinal):
                var charset = receiver as Charset ?? Charset.Unknown;
                if (arguments is [Constant { Content: string { Length: <= 64 } known }] && BaseLibrary.Text.IsPrintableAscii(known.TrimEnd('\r', '\n')))
                    return BytesOf(known, method.ReturnType);
                var bytes = Made.From(Form.Bytes, AsCharacters(arguments[0]), charset, place);
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
                    (target.Items, target.Content) = (null, Made.From(Form.Base64, Forms.AsWritten(arguments[0]), tag: null, place));
                return method.ReturnType.SpecialType == SpecialType.System_Boolean ? Constant.True : Fresh();
            case "System" when type == "Convert" && method.Name.StartsWith("FromBase64", StringComparison.Ordinal):
            case "System.Buffers.Text" when method.Name.StartsWith("Decode", StringComparison.Ordinal) && arguments.Length == 1:
                return Forms.AsWritten(arguments[0]) is Made { Form: Form.Base64 } encoded ? encoded.Part : Made.From(Form.Decoded, Forms.AsWritten(arguments[0]), tag: null, place);
            case "System" when type == "Convert" && method.Name.StartsWith("ToHexString", StringComparison.Ordinal):
            case "System" when type == "BitConverter" && method.Name == "ToString":
            case "System" when method.Name == "ToString" && arguments.Length > 0 && arguments[0] is Constant { Content: string { Length: > 0 } format } && format[0] is 'x' or 'X' && (receiver ?? arguments[0]) is Made:
                return Made.From(Form.Hexadecimal, receiver ?? Forms.AsWritten(arguments[0]), tag: null, place);
            case Library.Cryptography when type is "FromBase64Transform" or "ToBase64Transform" && method.Name == "TransformFinalBlock":
                return Made.From(type[0] == 'F' ? Form.Decoded : Form.Base64, Forms.AsWritten(arguments[0]), tag: null, place);
            case "System.Buffers.Text" when method.Name.StartsWith("DecodeFromUtf8", StringComparison.Ordinal):
                if (arguments.OfType<Thing>().LastOrDefault() is { } decoded)
                    (decoded.Items, decoded.Content) = (null, Made.From(Form.Decoded, Forms.AsWritten(arguments[0]), tag: null, place));
                return Fresh();
            case Library.Cryptography when type != "RandomNumberGenerator" && (method.Name is "HashData" or "ComputeHash" or "Pbkdf2" or "GetBytes" or "TransformFinalBlock" or "ComputeHashAsync" or "DeriveKey"):
                var parts = arguments.Select(Forms.AsWrittenBytes).Where(static part => part is not Constant { Content: int or bool }).ToImmutableArray();
                return Made.Limit(new Made(Form.Hash, receiver is Thing { Content: { } key } ? parts.Add(key) : parts) { Place = place });
            case Library.Cryptography when method.Name == "Create":
                return new Thing(method.ReturnType);
        }

        return null;
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
        Constant { Content: string } or ReplyText => PartOf(arguments),
        Sequence { IsDictionary: false } sequence => Forms.OfItems(sequence.Items),
        var other => Made.From(Form.Characters, other, charset),
    };

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
            return Fresh(arguments.ToArray());
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

    private Value OfMemory(string name, Thing memory, ImmutableArray<Value> arguments)
    {
        if (name.StartsWith("Write", StringComparison.Ordinal) && !arguments.IsEmpty)
            memory.Content = Forms.Join(memory.Content ?? new Constant(string.Empty), Forms.AsWritten(name == "WriteByte" && arguments[0] is Constant { Content: byte or int } one ? new Constant(((char)System.Convert.ToInt32(one.Content, System.Globalization.CultureInfo.InvariantCulture)).ToString()) : arguments[0]));
        return name is "ToArray" or "GetBuffer" or "ReadToEnd" or "ReadToEndAsync" ? memory.Content ?? new Constant(string.Empty) : Fresh();
    }

    private static Value CopyBytes(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments)
    {
        var (from, to) = method.Name == "CopyTo" ? (receiver ?? arguments[0], receiver is null ? arguments[1] : arguments[0]) : (arguments[0], arguments.OfType<Thing>().LastOrDefault() ?? arguments[1]);
        if (to is Thing target && !ReferenceEquals(from, to))
        {
            target.Content = Forms.Join(target.Content ?? (target.Items?.TakeWhile(static item => item is not Constant { Content: (byte)0 }) is { } begun ? Forms.OfItems(begun) : new Constant(string.Empty)), Forms.AsWritten(from));
            target.Items = null;
        }

        return Fresh();
    }

    private Value Work(IMethodSymbol method, string scope, Callback work, ImmutableArray<Value> all)
    {
        if (scope is "System.Threading.Tasks" && method.Name is "Run" or "StartNew")
            return Invoke(work, ImmutableArray<Value>.Empty, work.Lambda?.Syntax ?? _body);
        if (work.Lambda is { } lambda ? _context.MaySpeak(lambda.Syntax) : _context.MaySpeak(work.Method.Name))
            throw Doubt();
        return Fresh(all.ToArray());
    }

    private static Value? OfCollection(string name, Thing collection, ImmutableArray<Value> arguments, ref ImmutableArray<Value> after)
    {
        if (collection.Items is not { } items)
            return null;
        switch (name)
        {
            case "Add" or "TryAdd" when collection.Values is { } values && arguments.Length == 2:
                items.Add(arguments[0]);
                values.Add(arguments[1]);
                return Constant.True;
            case "TryGetValue" when collection.Values is { } values:
                var at = items.IndexOf(arguments[0]);
                if (at < 0 && !(arguments[0] is Constant && items.TrueForAll(static key => key is Constant)))
                    return null;
                after = after.SetItem(1, at < 0 ? Constant.Null : values[at]);
                return Constant.Of(at >= 0);
            case "Add" or "Enqueue" or "Push" or "AddLast" when arguments.Length == 1:
                items.Insert(name == "Push" ? 0 : items.Count, arguments[0]);
                return Constant.True;
            case "AddRange" when ItemsOf(arguments[0]) is { } more:
                items.AddRange(more.ToArray());
                return Constant.Null;
            case "Clear":
                items.Clear();
                return Constant.Null;
            case "Dequeue" or "Pop" when items.Count > 0:
                var first = items[0];
                items.RemoveAt(0);
                return first;
            case "Peek" when items.Count > 0:
                return items[0];
            case "TryDequeue" or "TryPop" or "TryPeek":
                after = after.SetItem(0, items.Count > 0 ? items[0] : Constant.Null);
                if (items.Count == 0)
                    return Constant.False;
                if (name != "TryPeek")
                    items.RemoveAt(0);
                return Constant.True;
            case "ToArray":
                return new Thing(collection.Type) { Items = items.ToList() };
            case "RemoveAt" when arguments[0] is Constant { Content: int index } && index >= 0 && index < items.Count:
                items.RemoveAt(index);
                return Constant.Null;
            default:
                return null;
        }
    }

    private Value Create(IArrayCreationOperation creation)
    {
        var element = (creation.Type as IArrayTypeSymbol)?.ElementType;
        if (creation.Initializer is { } initializer)
            return new Thing(creation.Type) { Items = initializer.ElementValues.Select(Evaluate).ToList(), Room = initializer.ElementValues.Length };
        var size = creation.DimensionSizes.Length == 1 ? (Evaluate(creation.DimensionSizes[0]) as Constant)?.Content as int? : null;
        return new Thing(creation.Type) { Room = size, Items = size is { } known and <= 64 and >= 0 ? Enumerable.Repeat(DefaultOf(element), known).ToList() : size is null ? null : new List<Value>() };
    }
}
