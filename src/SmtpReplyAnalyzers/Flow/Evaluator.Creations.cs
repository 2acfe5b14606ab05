using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

internal sealed partial class Evaluator
{
    private Value Create(IObjectCreationOperation creation)
    {
        var arguments = creation.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal).Select(argument => Evaluate(argument.Value)).ToImmutableArray();
        if (creation.Type is not INamedTypeSymbol type)
            return Unknown.From(arguments);
        if (IsCollection(type))
        {
            if (arguments.IsEmpty)
                return new Sequence(ImmutableArray<Value>.Empty, type.Name.Contains("Dictionary") ? ImmutableArray<Value>.Empty : default);
            if (arguments[0] is Sequence source)
                return source;
        }

        if (Context.Compilation.Names.HasClients && creation.Constructor is { } made && Apis.Connections.UseOf(made, type) == Apis.ConnectionUse.Connect)
            Connect();
        if (creation.Constructor is { } constructor && CallPure(constructor, arguments) is { } known and not Unknown)
            return known;
        if (type.SpecialType == SpecialType.System_Nullable_T && arguments.Length == 1)
            return arguments[0];
        if (IsSameFailure(type, creation, arguments))
            return Function.Exception;
        return FillMembers(new Created(type, arguments.Any(a => a.IsDerived), arguments.Any(a => a.IsFresh), new Origin(creation.Syntax)), creation.Constructor, arguments);
    }

    // A handler that says more than the library did, in an exception of the same type with the same code, raises the same failure.
    private bool IsSameFailure(INamedTypeSymbol type, IObjectCreationOperation creation, ImmutableArray<Value> arguments)
    {
        if (!piece.IsPending || piece.Failures.Kinds.Any(kind => !SymbolEqualityComparer.Default.Equals(Context.Apis.ExceptionOf(kind), type)))
            return false;
        var keepsCode = creation.Arguments.Any(argument => Context.Apis.IsStatusCode(argument.Value.Type) && Evaluate(argument.Value) is Function);
        return keepsCode || (arguments.Any(static a => a.IsDerived) && !piece.Failures.Kinds.Any(static kind => kind.CarriesCode()));
    }

    private Value CreateArray(IArrayCreationOperation array)
    {
        var items = array.Initializer?.ElementValues.Select(Evaluate).ToImmutableArray() ?? default;
        foreach (var size in array.DimensionSizes)
            Evaluate(size);
        if (array.Initializer is null && array.DimensionSizes is [{ ConstantValue: { HasValue: true, Value: 1 } }])
            return new Unknown(dependent: false, derived: false, fresh: false, new Origin(OneByte));
        // Commands that a loop goes through: each with its verb.
        if (!items.IsDefault && items.Length <= Enumerator.MostSteps && items.Any(static item => Dialogue.VerbOf(item) != SmtpVerb.Unknown) && items.All(static item => item is Constant or Unknown))
            return new Sequence(items);
        // One item that is a function of the failure: whoever goes through the list comes to it.
        if (!items.IsDefault && items.Length == 1 && items[0] is Function)
            return Function.Lift("array", items, static operands => new Repeated(operands[0]));
        return !items.IsDefault && array.DimensionSizes.Length == 1 && items.Length <= Sequence.Longest
            && items.All(item => item is Constant)
            ? new Sequence(items)
            : Unknown.From(items.IsDefault ? ImmutableArray<Value>.Empty : items, new Origin(array.Syntax));
    }

    // Read by syntax: Roslyn 4.8 has no operation for a collection expression, and later ones name it.
    private Value CreateCollection(CollectionExpressionSyntax collection)
    {
        var items = ImmutableArray.CreateBuilder<Value>(collection.Elements.Count);
        foreach (var element in collection.Elements)
        {
            if (element is not ExpressionElementSyntax { Expression: { } expression } || Context.Model.GetConstantValue(expression) is not { HasValue: true } constant)
                return new Unknown(dependent: false, ReadBy(collection).Any(static value => value.IsDerived), fresh: false, new Origin(collection));
            items.Add(new Constant(constant.Value));
        }

        return items.Count <= Sequence.Longest ? new Sequence(items.ToImmutable()) : Unknown.Independent;
    }

    // The values that the code there may read, found by the names in it.
    private Value[] ReadBy(SyntaxNode syntax) => syntax.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Where(name => run.Slots.HasName(name.Identifier.ValueText))
        .Select(name => Context.Model.GetSymbolInfo(name, Context.CancellationToken).Symbol is { } symbol ? Env[symbol] : null)
        .Where(static value => value is not null)
        .ToArray()!;

    // Initializers of collections: the graph adds one item after the other to a capture.
    private bool AddToCollection(IInvocationOperation call, ImmutableArray<Value> arguments)
    {
        if (call.Instance is not { } instance || SlotOf(RootOf(instance)) is not { } slot)
            return false;
        var name = call.TargetMethod.Name;
        // A list that lines of a reply are gathered in: emptied, it begins anew.
        if ((name == "Clear" && arguments.IsEmpty) || (name is "SetLength" && arguments is [Constant { Content: 0 or 0L }]) || (name == "Remove" && arguments is [Constant { Content: 0 }, not Constant]))
            Empty(instance);
        else if (Env[slot] is Sequence { Items.IsEmpty: true, IsDictionary: false } && IsSpeaking && arguments.Length == 1 && IsOfReply(arguments[0]) && instance is not IFlowCaptureReferenceOperation && instance.Type is INamedTypeSymbol filling)
            Env[slot] = new Created(filling, derived: true, fresh: false, new Origin(call.Syntax));
        if (Env[slot] is Created created && (IsFilling(name) ?? (IsBuffer(created.Type) && name.StartsWith("Write", StringComparison.Ordinal) ? true : null)) is { } filled)
            Env[slot] = Append(created.AsFilled(filled), arguments);
        if (Env[slot] is not Sequence known)
            return false;
        if (instance is not IFlowCaptureReferenceOperation || name != "Add")
        {
            if (IsFilling(name) is { } fills)
                Env[slot] = Changed(instance, arguments, fills);
            else if (name is "AddRange" or "UnionWith" or "ExceptWith")
                Env[slot] = Changed(instance, arguments, isFilled: false);
            return false;
        }

        Env[slot] = (arguments.Length, known.IsDictionary) switch
        {
            (1, false) => new Sequence(known.Items.Add(arguments[0])),
            (2, true) => new Sequence(known.Items.Add(arguments[0]), known.Values.Add(arguments[1])),
            _ => Unknown.From(arguments),
        };
        return true;
    }

    private bool AddToCollection(IPropertyReferenceOperation indexer, Value value)
    {
        if (indexer.Instance is not { } instance || SlotOf(instance) is not { } slot || Env[slot] is not Sequence known)
            return false;
        var key = Evaluate(indexer.Arguments[0].Value);
        Env[slot] = instance is IFlowCaptureReferenceOperation && known.IsDictionary
            ? new Sequence(known.Items.Add(key), known.Values.Add(value))
            : Changed(instance, ImmutableArray.Create(key, value), isFilled: true);
        return true;
    }

    private static Value Changed(IOperation collection, ImmutableArray<Value> items, bool isFilled) => collection.Type is INamedTypeSymbol type
        ? new Created(type, items.Any(item => item.IsDerived), items.Any(item => item.IsFresh), new Origin(collection.Syntax)) { IsFilled = isFilled }
        : Unknown.From(items);

    // Whether a collection, or a text in the making, has something in it after a call; null when the call leaves that as it was.
    private static bool? IsFilling(string method) => method switch
    {
        "Add" or "Insert" or "Enqueue" or "Push" or "AddLast" or "AddFirst" or "Append" or "AppendLine" or "AppendFormat" => true,
        "Remove" or "RemoveAt" or "RemoveAll" or "Clear" or "Dequeue" or "Pop" => false,
        _ => null,
    };

    private static bool IsCollection(INamedTypeSymbol type)
    {
        var space = Apis.Namespaces.NameOf(type.ContainingNamespace);
        return space is "System.Collections.Generic" or "System.Collections" && type.Name is "List" or "HashSet" or "SortedSet" or "Dictionary" or "SortedDictionary" or "ArrayList";
    }
}
