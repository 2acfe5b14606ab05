using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// Sockets that tell by an event when they are done (<c>SocketAsyncEventArgs</c>), and what somebody waits for meanwhile. The event comes at once: what the client does
/// between the call and the event, it does without what the event brings.
/// </summary>
internal sealed partial class Rehearsal
{
    private bool _isHearing;

    private const string Arguments = "SocketAsyncEventArgs";

    private static bool IsAsynchronous(IMethodSymbol method) => method.Name is "SendAsync" or "ReceiveAsync" or "ConnectAsync" && method.ContainingType.Name == "Socket"
        && method.Parameters.Length > 0 && method.Parameters[method.Parameters.Length - 1].Type.Name == Arguments && Namespaces.NameOf(method.ContainingNamespace) == "System.Net.Sockets";

    private Value Complete(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, IOperation call)
    {
        // Whose handlers are not known, nobody knows what goes on when it is done.
        if (arguments[arguments.Length - 1] is not Thing { IsGiven: false, Type: { } type } operation || MemberOf(type, "Completed") is not { } completed)
            throw Doubt();
        switch (method.Name)
        {
            case "ConnectAsync":
                _server.Connect();
                break;
            case "SendAsync":
                Write(SentBy(operation, type), isLine: false, receiver, Here(call.Syntax));
                break;
            default:
                ReceiveInto(operation, type, call);
                break;
        }

        Set(operation, type, "SocketError", new Constant(0));
        Set(operation, type, "LastOperation", new Constant(method.Name switch { "ConnectAsync" => 1, "ReceiveAsync" => 4, _ => 7 }));
        if (!operation.Fields.TryGetValue(completed, out var handlers) || handlers is not Thing { Items: { Count: > 0 } callbacks })
            return Constant.False;
        foreach (var callback in callbacks.OfType<Callback>().ToArray())
            Tell(callback, ImmutableArray.Create(receiver ?? Fresh(), operation), isOfReply: method.Name == "ReceiveAsync", call.Syntax);
        return Constant.True;
    }

    // Where the handler of one reply asks for the next, the conversation goes on when nobody waits any more: that is not followed.
    private void Tell(Callback callback, ImmutableArray<Value> arguments, bool isOfReply, SyntaxNode site)
    {
        var before = _isHearing;
        _isHearing |= isOfReply;
        try
        {
            Invoke(callback, arguments, site);
        }
        finally
        {
            _isHearing = before;
        }
    }

    private static Value SentBy(Thing operation, ITypeSymbol type)
    {
        var (buffer, from, count) = (Get(operation, type, "Buffer"), NumberOf(Get(operation, type, "Offset") as Constant), NumberOf(Get(operation, type, "Count") as Constant));
        return buffer switch
        {
            null => throw Doubt(),
            Thing { Items: { } items, Content: null } when from is { } start && count is { } length && start + length <= items.Count => Forms.OfItems(items.Skip(start).Take(length)),
            _ => Forms.AsWritten(buffer),
        };
    }

    private void ReceiveInto(Thing operation, ITypeSymbol type, IOperation call)
    {
        // It may be asked for ahead of a reply, and comes with it.
        if (_isHearing || _octets.Count == 0 && !_server.HasReply || Get(operation, type, "Buffer") is not Thing buffer)
            throw Doubt();
        Receive(call);
        var (from, most) = (NumberOf(Get(operation, type, "Offset") as Constant) ?? 0, NumberOf(Get(operation, type, "Count") as Constant) ?? int.MaxValue);
        Set(operation, type, "BytesTransferred", new Constant(Take(buffer, from, most, isText: false)));
    }

    private static Value SetBuffer(Thing operation, IMethodSymbol method, ImmutableArray<Value> arguments)
    {
        if (operation.Type is not { } type)
            return Fresh();
        if (arguments.Length == 3)
            (operation.Fields[MemberOf(type, "Buffer")!], operation.Fields[MemberOf(type, "Offset")!], operation.Fields[MemberOf(type, "Count")!]) = (arguments[0], arguments[1], arguments[2]);
        else if (arguments.Length == 2 && method.Parameters[0].Type.SpecialType == SpecialType.System_Int32)
            (operation.Fields[MemberOf(type, "Offset")!], operation.Fields[MemberOf(type, "Count")!]) = (arguments[0], arguments[1]);
        else if (arguments.Length == 1)
            (operation.Fields[MemberOf(type, "Buffer")!], operation.Fields[MemberOf(type, "Offset")!], operation.Fields[MemberOf(type, "Count")!]) = (arguments[0], new Constant(0), Fresh());
        return Constant.Null;
    }

    private static Value? Get(Thing operation, ITypeSymbol type, string name) => MemberOf(type, name) is { } member && operation.Fields.TryGetValue(member, out var value) ? value : null;

    private static void Set(Thing operation, ITypeSymbol type, string name, Value value)
    {
        if (MemberOf(type, name) is { } member)
            operation.Fields[member] = value;
    }

    private static ISymbol? MemberOf(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == Arguments)
                return current.GetMembers(name).FirstOrDefault(static member => member is IPropertySymbol or IEventSymbol);
        }

        return null;
    }

    // Who is told when a socket is done; to all other events nothing happens in an exchange.
    private Value Subscribe(IEventAssignmentOperation subscription)
    {
        if (subscription.EventReference is not IEventReferenceOperation { Event: { Name: "Completed", ContainingType.Name: Arguments } raised, Instance: { } instance } || Evaluate(instance) is not Thing thing)
            return Constant.Null;
        var handler = Evaluate(subscription.HandlerValue);
        if (!thing.Fields.TryGetValue(raised, out var known) || known is not Thing { Items: { } handlers })
            thing.Fields[raised] = new Thing(raised.Type) { Items = handlers = new List<Value>() };
        if (subscription.Adds)
            handlers.Add(handler);
        else
            handlers.RemoveAll(other => other.Equals(handler) || (other is Callback a && handler is Callback b && SymbolEqualityComparer.Default.Equals(a.Method, b.Method)));
        return Constant.Null;
    }

    // What was signalled need not be waited for.
    private static Value? OfSignal(string name, Thing signal, ImmutableArray<Value> arguments)
    {
        switch (signal.Type?.Name)
        {
            case "ManualResetEvent" or "AutoResetEvent" or "EventWaitHandle" or "ManualResetEventSlim" when name is "Set" or "Reset":
                signal.Content = name == "Set" ? Constant.True : null;
                return Constant.True;
            case "ManualResetEvent" or "ManualResetEventSlim" or "WaitHandle" when name is "WaitOne" or "Wait" && signal.Content is not null:
                return Constant.True;
            case "AutoResetEvent" when name == "WaitOne" && signal.Content is not null:
                signal.Content = null;
                return Constant.True;
            case "TaskCompletionSource" when name is "SetResult" or "TrySetResult" && arguments.Length == 1 && signal.Type.GetMembers("Task").FirstOrDefault() is { } task:
                signal.Fields[task.OriginalDefinition] = arguments[0];
                return Constant.True;
            default:
                return null;
        }
    }
}
