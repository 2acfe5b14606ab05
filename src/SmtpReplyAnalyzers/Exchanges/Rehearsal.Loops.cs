using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Loops: as many turns as are known, or the fewest that show what follows.</summary>
internal sealed partial class Rehearsal
{
    private Leave Repeat(ILoopOperation loop, IOperation? condition, bool isTop, IOperation body, ImmutableArray<IOperation> bottom)
    {
        for (var turn = 0; ; turn++)
        {
            Step();
            if (turn == EnoughBuffers && FillsPool(body))
                return Leave.Next;
            if ((isTop || turn > 0) && condition is not null && !Continues(condition, loop, isTop ? turn : turn - 1))
                return Leave.Next;
            switch (Execute(body))
            {
                case Leave.Return:
                    return Leave.Return;
                case Leave.Branch when SymbolEqualityComparer.Default.Equals(_target, loop.ExitLabel):
                    return Leave.Next;
                case Leave.Branch when !SymbolEqualityComparer.Default.Equals(_target, loop.ContinueLabel):
                    return Leave.Branch;
            }

            ExecuteAll(bottom, 0);
        }
    }

    // A loop that does not speak to the server is gone through once, where it is not known how often: what it makes is made of the same parts.
    private bool Continues(IOperation condition, ILoopOperation loop, int turn)
    {
        var before = _presumed;
        var value = Evaluate(condition);
        if (value is Constant { Content: false } || (value is Constant { Content: true } && _presumed == before) || turn == 0 && MaySpeak(loop))
            return Decide(value, condition.Syntax);
        return turn < (MaySpeak(loop) ? MostTurns : 1) && (turn == 0 || Decide(value, condition.Syntax));
    }

    private Leave Enumerate(IForEachLoopOperation loop)
    {
        var collection = Evaluate(loop.Collection);
        var items = ItemsOf(collection);
        if (items is null && MaySpeak(loop) && !Decide(Fresh(collection), loop.Collection.Syntax))
            return Leave.Next;
        // Somebody may have put observers there.
        if (items?.Any() == false)
            NoteShown(loop.Syntax);
        var answers = _server.Answers;
        foreach (var item in items?.ToArray() ?? new[] { (Value)Made.Derived("item", collection) })
        {
            Step();
            if (loop.LoopControlVariable is IVariableDeclaratorOperation variable)
                _frame.Variables[variable.Symbol] = item;
            else
                Assign(loop.LoopControlVariable, item);
            switch (Execute(loop.Body))
            {
                case Leave.Return:
                    return Leave.Return;
                case Leave.Branch when SymbolEqualityComparer.Default.Equals(_target, loop.ExitLabel):
                    return Leave.Next;
                case Leave.Branch when !SymbolEqualityComparer.Default.Equals(_target, loop.ContinueLabel):
                    return Leave.Branch;
            }
        }

        // How many responses there are is not known.
        return items is null && _server.Answers > answers ? throw Doubt() : Leave.Next;
    }
}
