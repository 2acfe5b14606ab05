using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.BaseLibrary;

namespace SmtpReplyAnalyzers.Tests.Flow;

/// <summary>The least evaluator that hands every part of an expression to the functions under test; folds nothing by itself.</summary>
internal sealed class PureEvaluator(Value line)
{
    public Value Evaluate(IOperation? operation) => operation switch
    {
        null => Unknown.Independent,
        ILiteralOperation or IFieldReferenceOperation { Field.IsConst: true } => new Constant(operation.ConstantValue.Value),
        IParameterReferenceOperation => line,
        IParenthesizedOperation inner => Evaluate(inner.Operand),
        IDefaultValueOperation { ConstantValue.HasValue: true } => new Constant(operation.ConstantValue.Value),
        IDefaultValueOperation => Constant.Null,
        ITypeOfOperation type => new Constant(type.TypeOperand),
        IConversionOperation conversion => Convert(conversion),
        IBinaryOperation { OperatorMethod: { } method } binary when binary.LeftOperand.Type?.SpecialType != SpecialType.System_String && binary.OperatorMethod.ContainingType.TypeKind != TypeKind.Enum && PureFunctions.Call(method, Values(binary.LeftOperand, binary.RightOperand)) is { } result => result,
        IBinaryOperation binary => Operators.Binary(binary.OperatorKind, binary.LeftOperand.Type, binary.IsChecked, Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand)),
        IUnaryOperation unary => Operators.Unary(unary.OperatorKind, unary.Type, Evaluate(unary.Operand)),
        IInvocationOperation call => Call(call.TargetMethod, call.Instance, call.Arguments),
        IPropertyReferenceOperation property => Call(property.Property.GetMethod!, property.Instance, property.Arguments),
        IObjectCreationOperation creation => Create(creation),
        IArrayCreationOperation array => new Sequence(Values(array.Initializer?.ElementValues)),
        IArrayElementReferenceOperation { Indices: [var index] } element => index.Type?.Name == "Range"
            ? Slicing.Part(Evaluate(element.ArrayReference), Evaluate(index))
            : Slicing.Item(Evaluate(element.ArrayReference), Evaluate(index)),
        IImplicitIndexerReferenceOperation { IndexerSymbol: IMethodSymbol } slice => Slicing.Part(Evaluate(slice.Instance), Evaluate(slice.Argument)),
        IImplicitIndexerReferenceOperation item => Slicing.Item(Evaluate(item.Instance), Evaluate(item.Argument)),
        IRangeOperation range => Slicing.Range(range.LeftOperand is { } start ? Evaluate(start) : null, range.RightOperand is { } end ? Evaluate(end) : null),

        // A collection expression, or what C# 13 makes of a params span: Roslyn 4.8 has no name for it yet.
        _ when operation.GetType().Name == "CollectionExpressionOperation" => new Sequence(Values(operation.ChildOperations)),
        _ => Unknown.Independent,
    };

    private Value Convert(IConversionOperation conversion)
    {
        var operand = Evaluate(conversion.Operand);
        return conversion.OperatorMethod is { } method && PureFunctions.Call(method, ImmutableArray.Create(operand)) is { } result
            ? result
            : Operators.Convert(conversion.Operand.Type, conversion.Type, conversion.IsChecked, operand);
    }

    private Value Call(IMethodSymbol method, IOperation? instance, ImmutableArray<IArgumentOperation> given)
    {
        var arguments = ImmutableArray.CreateBuilder<Value>();
        if (instance is not null)
            arguments.Add(instance.Type?.TypeKind == TypeKind.Enum ? Operators.Convert(instance.Type, method.ContainingType, isChecked: false, Evaluate(instance)) : Evaluate(instance));
        var isParsing = given.Any(static argument => argument.Parameter!.RefKind == RefKind.Out);
        foreach (var argument in given.OrderBy(static argument => argument.Parameter!.Ordinal))
            arguments.Add(Evaluate(argument.Value));
        if (isParsing)
            return ParsingFunctions.Call(method, arguments.ToImmutable())?.Result ?? Unknown.Independent;
        return PureFunctions.Call(method, arguments.ToImmutable()) ?? Unknown.Independent;
    }

    private Value Create(IObjectCreationOperation creation)
    {
        if (creation.Initializer is not { } initializer)
            return PureFunctions.Call(creation.Constructor!, Values(creation.Arguments.Select(static argument => argument.Value))) ?? Unknown.Independent;
        var additions = initializer.Initializers.OfType<IInvocationOperation>().Select(static add => add.Arguments).ToList();
        var items = additions.Select(add => Evaluate(add[0].Value)).ToImmutableArray();
        return additions[0].Length == 2 ? new Sequence(items, additions.Select(add => Evaluate(add[1].Value)).ToImmutableArray()) : new Sequence(items);
    }

    private ImmutableArray<Value> Values(params IEnumerable<IOperation>? operations) => (operations ?? []).Select(Evaluate).ToImmutableArray();
}
