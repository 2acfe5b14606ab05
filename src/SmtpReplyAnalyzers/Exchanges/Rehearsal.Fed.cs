using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>A client that is fed with replies, one at a time: after each call, it is called again with the next reply, as long as there is one.</summary>
internal sealed partial class Rehearsal
{
    private const int MostFeeds = 8;

    // Runs the body, and again for each reply to what it has said.
    private Leave ExecuteAndFeed(IOperation code, Frame root)
    {
        var leave = Execute(code);
        if (leave == Leave.Branch || _owner is not IMethodSymbol { IsAsync: false } method || !(_server.HasExchange || method.ReturnType.SpecialType == SpecialType.System_String)
            || _server.Events.Any(static happened => happened is Heard or Unseen) || FedReplies.ParameterOf(method, _body) is not { } parameter
            || code.Descendants().OfType<IParameterReferenceOperation>().FirstOrDefault(used => SymbolEqualityComparer.Default.Equals(used.Parameter, parameter)) is not { } first)
        {
            return leave;
        }

        if (method.ReturnType.SpecialType == SpecialType.System_String && !_server.HasExchange && (root.Returned is not { } said || Forms.StartOf(Forms.AsWritten(said)) is not { } start || SmtpVerbs.Of(start.Start, start.IsWhole) != SmtpVerb.Authenticate))
            return leave;
        // Who writes himself tells with what he returns whether it goes on.
        var isReturned = !_server.HasExchange;
        if (isReturned)
            Say(root.Returned);
        for (var feeds = 0; _server.IsReplyDue; feeds++)
        {
            if (feeds == MostFeeds)
                throw Doubt();
            var (before, exchanged) = (WhatIsLeft(), _server.Exchanged);
            var reply = ReadLine(first);
            root.Variables[parameter] = parameter.Type.SpecialType == SpecialType.System_String ? reply : new Constant(_server.Events.OfType<Heard>().Last().Code);
            (root.Returned, _returnedAt) = (null, null);
            if (Execute(code) == Leave.Branch || _server.Events.OfType<Begun>().Skip(1).Any())
                throw Doubt();
            if (isReturned)
                Say(root.Returned);
            if (_server.Exchanged == exchanged + 1 && before.SequenceEqual(WhatIsLeft()))
                _server.Note(new Ignored(Here(first.Syntax)));
        }

        return Leave.Return;
    }

    // What it returns is what its caller writes.
    private void Say(Value? text)
    {
        if (text is null || Forms.IsNothing(text))
            return;
        var place = _returnedAt is { } at ? Here(at) : throw Doubt();
        Write(text, isLine: true, receiver: null, place);
    }
}
