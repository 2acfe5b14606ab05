using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

internal sealed partial class Rehearsal
{
    /// <summary>A command that a client derived from MailKit's gives by itself, and the reply to it; null when the call is none.</summary>
    private Value? ThroughMailKit(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, IOperation call)
    {
        if (arguments.IsEmpty || !MailKitCommands.IsCommand(method))
            return null;
        _server.Prove();
        var place = Here(call.Syntax);
        _octets.Clear();
        _server.Take(arguments[0], isLine: true, place with { Said = SaidAt(place.InBody, Forms.WithoutLineEnd(Forms.AsWritten(arguments[0])).Text) }, IsAuthSaidHere(Forms.AsWritten(arguments[0])));
        var (code, goesOn) = NextReply(call);
        while (goesOn)
            (code, goesOn) = NextReply(call);
        var response = new Thing(MailKitCommands.ResponseOf(method));
        foreach (var property in response.Type!.GetMembers().OfType<IPropertySymbol>())
        {
            // The text comes without the code.
            response.Fields[property] = property.Name == "StatusCode" ? new Constant(code) : IsBare(code) ? new Constant(string.Empty) : new ReplyText(string.Empty);
        }

        return response;
    }
}
