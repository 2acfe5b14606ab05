using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>A reply that is put, or told, where nobody looks: whoever asks there later may know what it said.</summary>
internal sealed partial class Rehearsal
{
    // What is kept of the last reply. Two ways on from it that keep something else can be told apart.
    private readonly List<Value> _kept = new();

    /// <summary>Somebody who is not followed knows of the last reply.</summary>
    private bool _isTold;

    /// <summary>How often that has happened.</summary>
    private int _told;

    private void Keep(Value? holder, params Value[] values)
    {
        Tell(holder);
        _kept.AddRange(values);
    }

    // What he has said so far holds no longer.
    private void Tell(Value? holder)
    {
        _touched++;
        _told++;
        _isTold = true;
        if (holder is Made made)
        {
            ForgetAll(_assumed, made);
            ForgetAll(_settled, made);
            ForgetAll(_bounds, made);
        }
    }

    private void Tell(Value? holder, IEnumerable<Value> values)
    {
        if (values.Any(IsOutcome))
            Tell(holder);
    }

    private static void ForgetAll<T>(Dictionary<Value, T> known, Made holder)
    {
        foreach (var one in known.Keys.Where(one => IsOf(one, holder)).ToArray())
            known.Remove(one);
    }

    private static bool IsOf(Value value, Made holder) => value.Equals(holder) || value is Made made && made.Parts.Any(part => IsOf(part, holder));

    // What nobody can look into was given the code, and has answered this.
    private static bool IsOfOutcome(Value value) => value is Made made && (made.Tag is not (BinaryOperatorKind or null) && made.Form == Form.Derived && made.Parts.Any(IsOutcome) || made.Parts.Any(IsOfOutcome));

    private static bool IsOutcome(Value value) => value is Constant { Content: bool } || Tells(value, 0);

    // Made for what it does, and not for what it returns: it does something with what it is given, which is not followed. Who only reads a log, a console, a file or a window is a human being.
    private void KeepGiven(IMethodSymbol method, string scope, Value? receiver, ImmutableArray<Value> arguments, IOperation call)
    {
        if (!arguments.Any(IsOutcome) || scope is "System.IO" || scope.StartsWith("System.Windows", StringComparison.Ordinal) || method.ContainingType.Name == "Console" || _context.Compilation.Apis.KnownMethods.IsLogSink(method))
            return;
        if (method.ReturnsVoid || method.Parameters.Any(static parameter => parameter.RefKind == RefKind.Ref || parameter.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte or SpecialType.System_Char } && parameter.Ordinal > 0)
            || (call.Parent is IAwaitOperation awaited ? awaited.Parent : call.Parent) is IExpressionStatementOperation)
        {
            Keep(receiver, arguments.Where(IsOutcome).ToArray());
            if (receiver is Thing { Type: not null } collection && scope.StartsWith("System.Collections", StringComparison.Ordinal))
                (collection.Items, collection.Values) = (null, null);
        }
    }

    private void KeepIn(Value holder, SyntaxNode site, Value value)
    {
        NoteShown(site, new[] { value });
        Keep(holder, value);
    }

    // What a call that is not followed gives back through its parameters, nobody knows.
    private static ImmutableArray<Value> GivenOut(IMethodSymbol method, ImmutableArray<Value> arguments, ImmutableArray<Value> all)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter is { RefKind: RefKind.Out or RefKind.Ref } && parameter.Ordinal < arguments.Length && arguments[parameter.Ordinal] is not Thing)
                arguments = arguments.SetItem(parameter.Ordinal, Fresh(all.ToArray()));
        }

        return arguments;
    }

    // What it decides by is not known: it may be what somebody was told of the reply.
    private void MayThrow(IOperation code, ImmutableArray<Value> arguments, SyntaxNode site)
    {
        Tell(holder: null, arguments);
        if (_isTold && _server.HasExchange && code.Descendants().Any(static part => part is IThrowOperation) && Assume(Fresh(), _choices.Among(2) == 1))
            throw new ClientException(Constant.Null, Here(site));
    }

    // It answers the same when it is asked again, unless somebody was told something since.
    private Made NotFollowedAnswer(IMethodSymbol method, ImmutableArray<Value> arguments) => Made.Derived(method, (_told == 0 ? arguments : arguments.Add(new Constant(_told))).ToArray());
}
