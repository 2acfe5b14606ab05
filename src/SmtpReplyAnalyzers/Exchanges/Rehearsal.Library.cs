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
        "AsBuffer",
    };

    private Value CallOther(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, IOperation call, ref ImmutableArray<Value> after)
    {
        method = method.ReducedFrom ?? method;
        var scope = Namespaces.NameOf(method.ContainingNamespace);
        var type = method.ContainingType.Name;
        var all = receiver is null ? arguments : arguments.Insert(0, receiver);
        if (receiver is Clock clock)
            return method.Name.StartsWith("Add", StringComparison.Ordinal) ? clock.Later() : method.Name == "Subtract" && arguments.Length == 1 ? Clock.Compute(BinaryOperatorKind.Subtract, clock, arguments[0], hasPassed: false) : Fresh(all.ToArray());
        // The callback that it waits for has run.
        if (method.Name is "WaitOne" or "Wait" or "WaitAll" or "WaitAny" && scope is "System.Threading" or "System.Threading.Tasks" && method.ReturnType.SpecialType == SpecialType.System_Boolean)
            return WaitForOthers(receiver);
        if (scope == "System.Text" && OfEncoder(method, type, receiver, arguments, call.Syntax, ref after) is { } encoded)
            return encoded;
        if (CodedBy(method, scope, type, receiver, arguments, call) is { } coded)
        {
            // How much was written, or read.
            foreach (var count in method.Parameters)
            {
                if (count.RefKind == RefKind.Out && count.Ordinal < after.Length)
                    after = after.SetItem(count.Ordinal, Made.Derived("count", coded));
            }

            return coded;
        }

        if (scope == RegularExpressions && OfPattern(method, receiver, arguments) is { } matched)
            return matched;
        if (scope.StartsWith("Windows.", StringComparison.Ordinal) && OfWindows(method, scope, type, receiver, arguments, call, ref after) is { } ofWindows)
            return ofWindows;
        if (scope is "System.Threading" or "System.Threading.Tasks" && receiver is Thing signal && OfSignal(method.Name, signal, arguments) is { } signalled)
            return signalled;
        if (method.Name is "Wait" && scope is "System.Threading" && receiver is Thing { Type.Name: "ManualResetEventSlim" or "CountdownEvent" })
            return WaitForOthers(receiver);
        if (type == "SocketAsyncEventArgs" && method.Name == "SetBuffer" && receiver is Thing operation)
            return SetBuffer(operation, method, arguments);
        if (type == "ArrayPool" && method.Name == "Rent")
            return new Thing(method.ReturnType) { Items = new List<Value>(), Room = (arguments.FirstOrDefault() as Constant)?.Content as int? };
        if (type is "StringBuilder")
            return OfBuilder(method, receiver, arguments, call);
        // What was measured, for one.
        if (receiver is not null && IsInBody(call.Syntax) && arguments.Any(static argument => argument is Clock or Made { Form: Form.Derived }))
            NoteShown(call.Syntax);
        if (receiver is Thing collection && scope.StartsWith("System.Collections", StringComparison.Ordinal) && OfCollection(method, collection, arguments, ref after) is { } item)
            return item;
        if (receiver is Thing { IsOffline: true } memory && scope is "System.IO" or Library.Cryptography)
            return OfMemory(method, memory, arguments, call);
        if (HexOf(method, arguments) is { } digits)
            return digits;
        if (scope == "System" && type == "String" && method.Name is "Format" or "Concat" or "Join")
            return OfText(method, arguments);
        if (method.Name == "CopyTo" && receiver is ReplyText copied)
            KeepIn(arguments[0], call.Syntax, copied);
        if ((type is "Buffer" or "Array" && method.Name is "Copy" or "BlockCopy" or "ConstrainedCopy" && arguments.Length >= 3) || method.Name == "CopyTo")
            return CopyBytes(method, receiver, arguments);
        if (type == "Enumerable" && method.Name == "Concat" && arguments.Length == 2)
            return Forms.Join(Forms.AsWritten(arguments[0]), Forms.AsWritten(arguments[1]));
        if (Guarded(method, scope, arguments, call) is { } guarded)
            return guarded;
        if (arguments.OfType<Callback>().FirstOrDefault() is { } work)
        {
            KeepGiven(method, scope, receiver, arguments.RemoveAll(static argument => argument is Callback), call);
            return Work(method, scope, work, all, call);
        }

        if (type == "Enumerable" && all is [Thing { Items: { } among, Values: null, Content: null }] && OneOf(method, among, call) is { } one)
            return one;
        if (type == "Enumerable" && method.Name is "Last" or "LastOrDefault" && all.Length == 1 && LastOf(all[0]) is { } word)
            return word;
        if (ParsingFunctions.Call(method, all.Select(Snapshot).ToImmutableArray()) is var (succeeds, parsed))
        {
            after = arguments.SetItem(arguments.Length - 1, parsed is Unknown ? Fresh(all.ToArray()) : parsed);
            return succeeds is Unknown ? Fresh(all.ToArray()) : succeeds;
        }

        if (method.Name == "Substring" && _isBare && receiver is Constant { Content: "334" } && arguments[0] is Constant { Content: int and > 3 })
            throw CutShort(call);
        if (method.Name is "StartsWith" or "Equals" or "Contains" or "IndexOf" or "EndsWith" && all.Length > 1)
            NoteComparison(all[0], all[1], call.Syntax);
        if (method.Name is "IsNullOrEmpty" or "IsNullOrWhiteSpace" && arguments is [Made { Form: Form.Joined } words] && words.Parts.Any(static part => part is Constant { Content: string known } && !string.IsNullOrWhiteSpace(known)))
            return Constant.False;
        if (method.Name is "IsNullOrEmpty" or "IsNullOrWhiteSpace" && arguments is [Made { IsDerived: false }])
        {
            _presumed++;
            return Constant.False;
        }

        if (type == "Convert" && scope == "System" && arguments is [ReplyCharacter] && method.Name is "ToByte" or "ToChar" or "ToInt32")
            return arguments[0];
        if (arguments is [Constant { Content: string or char } sought, ..] && OfWords(method.Name, receiver, sought.Content!.ToString()) is { } ended)
            return ended;
        if (receiver is ReplyText text && method.Name == "Split" && !arguments.IsEmpty && SplitLines(text, method, arguments) is { } lines)
            return lines;
        if (receiver is ReplyText padded && method.Name is "Trim" or "TrimEnd" && Trimmed(padded, method.Name, arguments) is { } trimmed)
            return trimmed;
        if (type == "Enumerable" && all[0] is ReplyText characters && (method.Name is "ToArray" or "AsEnumerable" || method.Name == "Skip" && all[1] is Constant { Content: int }))
            return new ReplyText(method.Name == "Skip" ? characters.Start.Substring(Math.Min(characters.Start.Length, Math.Max(0, (int)((Constant)all[1]).Content!))) : characters.Start);
        if (receiver is ReplyText whole && method.Name == "Replace" && arguments is [Constant { Content: string { Length: > 0 } old }, Constant { Content: string with }] && whole.Start.Contains(old))
            return new ReplyText(whole.Start.Replace(old, with));
        if (method.Name == "Remove" && _isBare && receiver is Constant { Content: "334" } && arguments is [Constant { Content: 0 }, Constant { Content: > 3 }])
            throw CutShort(call);
        if (receiver is ReplyText reply && method.Name == "Remove" && arguments is [Constant { Content: 0 }, Constant { Content: int length }] && length <= reply.Start.Length)
            return new ReplyText(reply.Start.Substring(length));
        if (!arguments.Any(static argument => argument is Constant { Content: int and > Forms.LongestText }) && PureFunctions.Call(method, all.Select(Snapshot).ToImmutableArray()) is { } known and not Unknown && !(known is Constant { Content: string { Length: > Forms.LongestText } }))
            return known is Sequence { IsDictionary: false } list ? new Thing(method.ReturnType) { Items = list.Items.ToList() } : known;
        // In another alphabet it is Base64 no more.
        if (method.Name == "Replace" && receiver is Made { Form: Form.Base64 } && arguments is [Constant { Content: '+' or '/' or "+" or "/" }, _])
            return Made.Derived(method, all.ToArray());
        if (!all.IsEmpty && Unchanging.Contains(method.Name) && scope.StartsWith("System", StringComparison.Ordinal))
            return all[0] is Made or ReplyText or Thing || (all[0] is Constant && IsAwaiting(method.Name)) ? all[0] : Made.Derived(method, all.ToArray());
        // Whoever awaits it, or asks for its result, gets the exception.
        if (method.Name is "FromException" && type is "Task" or "ValueTask" && !arguments.IsEmpty)
            throw new ClientException(arguments[0], Here(call.Syntax));
        if (method.Name is "Exit" or "FailFast" && type == "Environment")
            throw new ClientException(Constant.Null, Here(call.Syntax));
        if (!IsRepeatable(method))
            NoteShown(call.Syntax, all);
        if (_server.HasExchange && !IsHarmless(method, scope, type))
            NoteUnseen(call.Syntax);
        if (!IsRepeatable(method))
        {
            KeepGiven(method, scope, receiver, arguments, call);
            after = GivenOut(method, arguments, all);
        }

        return FindIn(method, receiver, arguments) ?? (IsRepeatable(method) ? Made.Derived(method, all.ToArray()) : Fresh(all.ToArray()));
    }

    // An object that waits for a signal which this thread has not given was handed to another thread: what that sets, it may have set.
    private Constant WaitForOthers(Value? signal)
    {
        if (!_server.HasExchange && signal is Thing { Content: null } && _frame.Self is { IsGiven: false } self && self.Fields.ContainsValue(signal))
        {
            _touched++;
            foreach (var member in self.Fields.Where(field => !Equals(field.Value, signal) && _context.Members.IsSetLater(field.Key)).Select(static field => field.Key).ToArray())
                self.Fields.Remove(member);
            self.IsGiven = true;
        }

        return Constant.True;
    }

    // It neither speaks to the server nor throws when it does not like what it is given.
    private bool IsHarmless(IMethodSymbol method, string scope, string type) => method.Name is not ("Assert" or "Fail" or "Cancel") && (_context.Compilation.Apis.KnownMethods.IsLogSink(method)
        || (scope is "System.Reflection" || method.Name.StartsWith("ThrowIf", StringComparison.Ordinal) || (scope == "System.Net.Security" && method.Name.StartsWith("Authenticate", StringComparison.Ordinal)) ? method.Name == "ThrowIfCancellationRequested" && !_isTold
            : scope is WindowsRuntime.Streams or WindowsRuntime.Sockets or WindowsRuntime.Cryptography or WindowsRuntime.CryptographyCore ? true
            : !method.ReturnsVoid ? scope.StartsWith("System", StringComparison.Ordinal)
            : scope is "System.IO" or "System.Text" or "System.Threading" or "System.Threading.Tasks" or "System.Net.Sockets" or "System.Net.Security" or Library.Cryptography || scope.StartsWith("System.Collections", StringComparison.Ordinal)
                || type is "Console" or "Stopwatch" or "Array" or "Buffer" or "GC" or "IDisposable" or "Span" || (type is "Debug" or "Trace" && method.Name.StartsWith("Write", StringComparison.Ordinal)) || method.Name == "Dispose"));

    // The guards of the base library throw, or do nothing.
    private Constant? Guarded(IMethodSymbol method, string scope, ImmutableArray<Value> arguments, IOperation call)
    {
        if (scope != "System" || method is not { IsStatic: true, ReturnsVoid: true } || arguments.IsEmpty)
            return null;
        var fails = (method.ContainingType.Name, method.Name) switch
        {
            ("ArgumentNullException", "ThrowIfNull") => IsNull(arguments[0]),
            ("ArgumentException", "ThrowIfNullOrEmpty" or "ThrowIfNullOrWhiteSpace") => IsAbsent(arguments[0]),
            ("ObjectDisposedException", "ThrowIf") => arguments[0] is Constant { Content: true },
            _ => (bool?)null,
        };
        return fails is null || (fails is false && arguments[0].IsDerived) ? null : fails is true ? throw new ClientException(Constant.Null, Here(call.Syntax)) : Constant.Null;
    }

    // Asked again, it answers the same.
    private static bool IsRepeatable(IMethodSymbol method) => method.ContainingType.SpecialType == SpecialType.System_String || method.Name is "GetStream" or "AsStreamForRead" or "AsStreamForWrite" || PureFunctions.Find(method) is not null;

    private Value Work(IMethodSymbol method, string scope, Callback work, ImmutableArray<Value> all, IOperation call)
    {
        if (scope is "System.Threading.Tasks" && method.Name is "Run" or "StartNew")
            return Invoke(work, ImmutableArray<Value>.Empty, work.Lambda?.Syntax ?? _body);
        if (scope is "System.Threading.Tasks" && method.Name == "ContinueWith")
            return Continue(method, work, all);
        if (method.ReturnsVoid)
            NoteShown(call.Syntax);
        if (Ask(method, work, all, call) is { } asked)
            return asked;
        NoteShown(call.Syntax);
        if (work.Lambda is { } lambda ? MaySpeak(lambda) : MaySpeak(work.Method))
            throw Doubt();
        return Fresh(all.ToArray());
    }

    private const int NotOnRanToCompletion = 0x10000;

    // What a task comes to is known when it is made: what is to follow it follows at once, unless it is for failures only.
    private Value Continue(IMethodSymbol method, Callback work, ImmutableArray<Value> all)
    {
        if (all.Any(static value => value is Constant { Content: int options } && (options & NotOnRanToCompletion) != 0) || (work.Lambda is null && !_context.IsSource(work.Method)))
            return Fresh(all.ToArray());
        var hasState = method.Parameters.FirstOrDefault(static parameter => parameter.Type.SpecialType == SpecialType.System_Object);
        return Invoke(work, hasState is null ? ImmutableArray.Create(all[0]) : ImmutableArray.Create(all[0], all[hasState.Ordinal + 1]), work.Lambda?.Syntax ?? _body);
    }
}
