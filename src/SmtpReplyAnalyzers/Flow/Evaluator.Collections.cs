using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>Collections that are gone through: item by item where they are known, once more than none where they hold the failure.</summary>
internal sealed partial class Evaluator
{
    private const int MostAsked = 16;

    // A predicate is asked about each item of a known collection.
    private Value? AskEach(IMethodSymbol method, ImmutableArray<Value> operands)
    {
        var isAny = method.Name is "Any" or "Exists";
        if (!isAny && method.Name is not ("All" or "TrueForAll"))
            return null;
        if (operands.Length != 2 || operands[0] is not Sequence { IsDictionary: false, Items.Length: <= MostAsked } sequence || operands[1] is not Callable predicate
            || PureFunctions.FullName(method.ContainingType) is not ("System.Linq.Enumerable" or "System.Array" or "System.Collections.Generic.List`1"))
        {
            return null;
        }

        Value answer = Constant.Of(!isAny);
        foreach (var item in sequence.Items)
        {
            if (Context.Compilation.Summaries.Call(predicate, ImmutableArray.Create(item), this, run) is not { } summary)
                return null;
            answer = isAny ? Or(answer, summary.Returned) : And(answer, summary.Returned);
        }

        return answer;
    }

    // A loop over a known collection goes on item by item.
    private Value? Step(IInvocationOperation call, Value? receiver)
    {
        var name = call.TargetMethod.Name;
        if (receiver is Sequence { Items.Length: <= Enumerator.MostSteps, IsDictionary: false } sequence && name == "GetEnumerator")
            return new Enumerator(sequence, -1);
        if (receiver is Enumerator enumerator)
        {
            if (name != "MoveNext" || SlotOf(call.Instance!) is not { } slot)
                return Unknown.Independent;
            Env[slot] = new Enumerator(enumerator.Sequence, enumerator.Position + 1);
            return Constant.Of(enumerator.Position + 1 < enumerator.Sequence.Items.Length);
        }

        if (receiver is Function && name is "GetEnumerator" or "MoveNext" && ItemOf(receiver!) is not null)
            return name == "MoveNext" ? StepInRepeated(call, receiver!) : receiver;
        if (name is "MoveNext" or "MoveNextAsync" && call.Instance is { } instance && SlotOf(instance) is { } other)
        {
            Env[other] = new Unknown(dependent: false, receiver?.IsDerived == true, fresh: true, new Origin(call.Syntax));
            return Unknown.Independent;
        }

        return null;
    }

    private Value StepInRepeated(IInvocationOperation call, Value collection)
    {
        if (SlotOf(call.Instance!) is not { } slot)
            return Unknown.Independent;
        var isFirst = piece.Failures.Each().All(failure => collection.At(failure) is Repeated { IsPastFirst: false });
        if (!isFirst)
            return Unknown.Independent;
        Env[slot] = Function.Lift(Repeated.PastFirst, ImmutableArray.Create(collection), static operands =>
            operands[0] is Repeated repeated ? new Repeated(repeated.Item, isPastFirst: true) : operands[0]);
        return Constant.True;
    }

    // The item of a collection that is followed by one item, if it is one for every failure at hand.
    private Value? ItemOf(Value collection) => piece.Failures.Each().All(failure => collection.At(failure) is Repeated)
        ? Function.Lift("item", ImmutableArray.Create(collection), static operands => operands[0] is Repeated repeated ? repeated.Item : Unknown.Dependent)
        : null;
}
