using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// The asynchronous programming model: <c>BeginRead</c>, <c>EndRead</c>, and a callback between them. The server answers at once, so the callback runs
/// as soon as there is something to be read, and whoever waits for it does not wait.
/// </summary>
internal sealed partial class Rehearsal
{
    private readonly Queue<(IMethodSymbol Method, ImmutableArray<Value> Arguments, Thing Result, Callback Callback, IOperation Call)> _pending = new();
    private readonly Dictionary<Value, (IMethodSymbol Method, ImmutableArray<Value> Arguments)> _begun = new();

    private Value? OfAsynchronous(IMethodSymbol method, Value? receiver, ITypeSymbol? type, ImmutableArray<Value> arguments, IOperation call)
    {
        if (_context.IsSource(method) || !(method.Name.StartsWith("Begin", StringComparison.Ordinal) || method.Name.StartsWith("End", StringComparison.Ordinal)))
            return null;
        if (type is null || !Connections.IsConnection(type))
            return null;
        switch (method.Name)
        {
            case "BeginConnect":
                _server.Connect();
                return Done(Begin(method, arguments), Constant.Null, arguments, call);
            case "BeginWrite" or "BeginSend":
                Write(method, receiver, arguments, call);
                return Written(Begin(method, arguments), arguments, call);
            case "BeginRead" or "BeginReceive":
                var result = Begin(method, arguments);
                if (CallbackIn(arguments) is not { } callback)
                    _begun[result] = (method, arguments);
                else if (_octets.Count > 0 || _server.HasReply)
                    Done(result, ReadInto(method, arguments, call), arguments, call);
                else
                    _pending.Enqueue((method, arguments, result, callback, call));
                return result;
            case "EndConnect" or "EndWrite" or "EndSend":
                return Fresh();
            case "EndRead" or "EndReceive" when arguments.FirstOrDefault() is Thing { Content: { } count }:
                return count;
            case "EndRead" or "EndReceive" when arguments.FirstOrDefault() is { } waited && _begun.TryGetValue(waited, out var begun):
                _begun.Remove(waited);
                return ReadInto(begun.Method, begun.Arguments, call);
            default:
                return null;
        }
    }

    // What the client waited for has come.
    private void ReadPending()
    {
        while (_pending.Count > 0 && _server.IsReplyDue)
        {
            var (method, arguments, result, _, call) = _pending.Dequeue();
            Done(result, ReadInto(method, arguments, call), arguments, call);
        }
    }

    // What is to follow a write follows it. What the client does behind the call, it may do before or after that: a step that it takes there, and not under a lock, is not followed.
    private Thing Written(Thing result, ImmutableArray<Value> arguments, IOperation call)
    {
        result.Content = Fresh();
        if (CallbackIn(arguments) is not { } callback)
            return result;
        var before = _server.Exchanged;
        Invoke(callback, ImmutableArray.Create<Value>(result), call.Syntax);
        _isBehindCallback |= _server.HasExchange && _server.Exchanged != before;
        return result;
    }

    private bool _isBehindCallback;
    private int _locks;

    private Leave ExecuteLocked(IOperation body)
    {
        _locks++;
        try
        {
            return Execute(body);
        }
        finally
        {
            _locks--;
        }
    }

    private void NoteStep()
    {
        if (_isBehindCallback && _locks == 0)
            throw Doubt();
    }

    private static Callback? CallbackIn(ImmutableArray<Value> arguments) => arguments.OfType<Callback>().FirstOrDefault();

    private static Thing Begin(IMethodSymbol method, ImmutableArray<Value> arguments) => new(method.ReturnType) { Items = new List<Value> { arguments.Length > 0 ? arguments[arguments.Length - 1] : Constant.Null } };

    private Thing Done(Thing result, Value count, ImmutableArray<Value> arguments, IOperation call)
    {
        result.Content = count;
        if (CallbackIn(arguments) is not { } callback)
            return result;
        _callbacks++;
        try
        {
            Invoke(callback, ImmutableArray.Create<Value>(result), call.Syntax);
        }
        finally
        {
            _callbacks--;
        }

        return result;
    }

    // A callback that speaks to the server itself does so whatever the reply was to: which step of the exchange that is, its own state tells.
    private int _callbacks;

    // It makes a task of a value, or a value of a task.
    private static bool IsAwaiting(string name) => name is "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" or "Unwrap" or "WaitAsync" or "FromResult";
}
