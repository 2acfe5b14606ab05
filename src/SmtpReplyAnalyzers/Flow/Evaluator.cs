using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.BaseLibrary;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>Evaluates the operations of one block for one piece, in the order in which they run. What it does not know is unknown, never an error.</summary>
/// <param name="run">The run that the block belongs to.</param>
/// <param name="block">The block.</param>
/// <param name="piece">The piece; what is learned is written into it.</param>
/// <param name="entry">The values at the entry of the block.</param>
/// <param name="isBystander">The piece is an old failure that passes new attempts by.</param>
/// <param name="fork">The read whose reply is negative; null to go on as after a success.</param>
internal sealed partial class Evaluator(Run run, BasicBlock block, Piece piece, Env entry, bool isBystander, CallSite? fork = null)
{
    private int _depth;

    /// <summary>The reads that were met, and whose replies may be negative.</summary>
    public List<CallSite> Forks { get; } = new();

    /// <summary>The negative reply was met.</summary>
    public bool IsForked { get; private set; }

    /// <summary>A failure at hand is not that of the attempts that are met now.</summary>
    private bool IsBystander => isBystander || IsForked;

    /// <summary>An attempt was met.</summary>
    public bool HasTried { get; private set; }

    public BodyContext Context => run.Context;

    /// <summary>The way ended inside the block.</summary>
    public bool IsDead { get; private set; }

    private Env Env => piece.Env;

    public Value Evaluate(IOperation? operation)
    {
        if (operation is null || IsDead)
            return Unknown.Independent;
        if (operation.ConstantValue is { HasValue: true } constant && operation is not IAssignmentOperation)
            return new Constant(constant.Value);
        if (_depth >= Budget.DeepestOperation)
        {
            Context.Budget.Exhaust();
            return Unknown.Dependent;
        }

        _depth++;
        try
        {
            return Dispatch(operation);
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>What holds the value of a reference; null when nothing does that is followed.</summary>
    public object? SlotOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFlowCaptureReferenceOperation capture => capture.Id,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Arguments.IsEmpty: true } property
            when IsAutomatic(property.Property) => property.Property,
        IConversionOperation { Conversion: { IsIdentity: true } or { IsReference: true } } conversion => SlotOf(conversion.Operand),
        IDeclarationExpressionOperation declaration => SlotOf(declaration.Expression),
        _ => null,
    };

    private Value Dispatch(IOperation operation)
    {
        switch (operation)
        {
            case IExpressionStatementOperation statement:
                return EvaluateStatement(statement);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, ItemOfUnresolved(assignment, Evaluate(assignment.Value)), source: assignment.Value);
            case IFlowCaptureOperation capture:
                // What is evaluated may put another environment in the place of this one.
                var captured = Evaluate(capture.Value);
                return Env[capture.Id] = captured;
            case ICompoundAssignmentOperation compound:
                return Compound(compound);
            case IIncrementOrDecrementOperation step:
                return Increment(step);
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation:
                return Read(operation);
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case IInstanceReferenceOperation instance:
                return Env[Run.This] ?? new Unknown(dependent: false, derived: false, fresh: false, new Origin(Run.This));
            case ICaughtExceptionOperation:
                return Env[Run.CaughtIn(block.EnclosingRegion)] ?? Unknown.Independent;
            case IConversionOperation conversion:
                return EvaluateConversion(conversion);
            case IBinaryOperation binary:
                return EvaluateBinary(binary);
            case IUnaryOperation unary:
                var (kind, type) = (unary.OperatorKind, unary.Operand.Type);
                return unary.OperatorMethod is not null
                    ? Unknown.From(Evaluate(unary.Operand))
                    : Function.Lift(("unary", kind, type), ImmutableArray.Create(Evaluate(unary.Operand)), operands => Operators.Unary(kind, type, operands[0]));
            case IIsNullOperation isNull:
                return Function.Lift("null", ImmutableArray.Create(Evaluate(isNull.Operand)), operands => IsNull(operands[0]));
            case IIsTypeOperation isType:
                return Negate(isType.IsNegated, TypeTest(Evaluate(isType.ValueOperand), isType.TypeOperand));
            case IIsPatternOperation isPattern:
                return Match(isPattern.Pattern, Evaluate(isPattern.Value));
            case ITypeOfOperation typeOf:
                return new Constant(typeOf.TypeOperand);
            case IAwaitOperation await:
                return Await(Evaluate(await.Operation), await);
            case IInvocationOperation invocation:
                return Invoke(invocation);
            case IInvalidOperation invalid:
                return InvokeUnresolved(invalid);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IArrayCreationOperation array:
                return CreateArray(array);
            case IArrayElementReferenceOperation element:
                return ReadElement(element);
            case IImplicitIndexerReferenceOperation { IndexerSymbol: IMethodSymbol } slice:
                return Function.Lift("slice", ImmutableArray.Create(Evaluate(slice.Instance), Evaluate(slice.Argument)), static operands => Slicing.Part(operands[0], operands[1]));
            case IImplicitIndexerReferenceOperation item:
                return Function.Lift("item of", ImmutableArray.Create(Evaluate(item.Instance), Evaluate(item.Argument)), static operands => Slicing.Item(operands[0], operands[1]));
            case IUtf8StringOperation bytes:
                return new Constant(bytes.Value);
            case IRangeOperation range:
                return Slicing.Range(range.LeftOperand is { } start ? Evaluate(start) : null, range.RightOperand is { } end ? Evaluate(end) : null);
            case IDelegateCreationOperation creation:
                return Evaluate(creation.Target);
            case IFlowAnonymousFunctionOperation lambda:
                var read = ReadBy(lambda.Syntax);
                return new Callable(new GraphOfLambda(run.Graph, lambda), receiver: null, read.Any(static value => value.IsDerived), read.Any(static value => value.IsFresh));
            case IMethodReferenceOperation method:
                return new Callable(method.Method, method.Instance is null ? null : Evaluate(method.Instance));
            case IDefaultValueOperation { Type: { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } }:
                return Constant.Null;
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                return HandOver(yielded.ReturnedValue!);
            case IDiscardOperation:
                return Unknown.Independent;
            case IInterpolatedStringOperation interpolated:
                return EvaluateInterpolation(interpolated);
            case ITupleOperation tuple:
                return CreateTuple(tuple);
            case IDynamicInvocationOperation dynamicCall:
                return CallUnknown(method: null, dynamicCall, dynamicCall.Arguments.Prepend(dynamicCall.Operation));
            default:
                return operation.Syntax is CollectionExpressionSyntax collection
                    ? CreateCollection(collection)
                    : PutTogether(operation.ChildOperations.Select(Evaluate).ToArray());
        }
    }

    private Value EvaluateStatement(IExpressionStatementOperation statement)
    {
        var value = Evaluate(statement.Operation);
        // What is assigned is kept; a discard is noted by Assign.
        if (value is PendingTask dropped && statement.Operation is not IAssignmentOperation)
            run.NoteDropped(dropped.Call);
        return value;
    }

    private Value EvaluateConversion(IConversionOperation conversion)
    {
        var operand = Evaluate(conversion.Operand);
        if (!conversion.IsTryCast || conversion.Type is not { } target)
            return Convert(conversion.OperatorMethod is not null, conversion.Operand.Type, conversion.Type, conversion.IsChecked, operand);
        var apis = Context.Apis;
        return Function.Lift(("as", target), ImmutableArray.Create(operand), operands => Types.IsInstance(apis, operands[0], target) switch
        {
            Constant { Content: true } => operands[0],
            Constant { Content: false } => Constant.Null,
            _ => Unknown.From(operands[0]),
        });
    }

    private static Value Convert(bool isUserDefined, ITypeSymbol? from, ITypeSymbol? to, bool isChecked, Value operand)
    {
        if (isUserDefined && to is { Name: "ReadOnlyMemory" or "Memory" or "ReadOnlySpan" or "Span" or "ArraySegment", ContainingNamespace.Name: "System" })
            return operand;
        if (isUserDefined && to is not { Name: "Index", ContainingNamespace.Name: "System" })
            return Unknown.From(operand);
        if (operand is not (Constant or Function) || SymbolEqualityComparer.Default.Equals(from, to) || (from is { IsReferenceType: true } && to is { IsReferenceType: true }))
            return operand;
        return Function.Lift(("convert", from, to, isChecked), ImmutableArray.Create(operand), operands =>
            operands[0] is Constant ? Operators.Convert(from, to, isChecked, operands[0]) : operands[0]);
    }

    private Value EvaluateInterpolation(IInterpolatedStringOperation interpolated)
    {
        var parts = new List<Value>();
        foreach (var part in interpolated.Parts)
        {
            if (part is IInterpolationOperation hole)
                parts.Add(Evaluate(hole.Expression));
            else
                parts.AddRange(part.ChildOperations.Select(Evaluate));
        }

        return PutTogether(parts);
    }

    // A text made of others: known by what it begins with, be that a verb or a reply.
    private static Value PutTogether(IReadOnlyList<Value> parts)
    {
        var origins = parts.Select(OriginOf).Where(static origin => origin is not null).Distinct().Take(2).ToArray();
        var whole = Unknown.From(parts, origins.Length == 1 ? origins[0] : null);
        return parts.Count == 0 ? whole : StartOf(parts[0]) is { } start ? whole.Beginning(start) : whole;
    }

    private Value TypeTest(Value value, ITypeSymbol type)
    {
        var apis = Context.Apis;
        return Function.Lift(("is", type), ImmutableArray.Create(value), operands => Types.IsInstance(apis, operands[0], type));
    }

    private static Value Negate(bool negated, Value value) =>
        negated ? Function.Lift("not", ImmutableArray.Create(value), static operands => Not(operands[0])) : value;

    private static Value Not(Value value) => value is Constant { Content: bool known } ? Constant.Of(!known) : Unknown.From(value);

    private static Value IsNull(Value value) => value switch
    {
        Constant constant => Constant.Of(constant.Content is null),
        Unknown { IsNotNull: true } => Constant.False,
        RaisedException or Repeated or Created or Sequence or Callable or ReplyText or PendingTask or Enumerator or Policies.HandledOutcome => Constant.False,
        _ => Unknown.From(value),
    };
}
