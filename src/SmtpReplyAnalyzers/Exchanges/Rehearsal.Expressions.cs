using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;
using Text = SmtpReplyAnalyzers.BaseLibrary.Text;

namespace SmtpReplyAnalyzers.Exchanges;

internal sealed partial class Rehearsal
{
    private Value Evaluate(IOperation operation)
    {
        if (++_depth > DeepestCode)
            throw Doubt();
        var value = EvaluateOnce(operation);
        _depth--;
        return value;
    }

    private Value EvaluateOnce(IOperation operation)
    {
        Step();
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
            return Say(constant, operation);
        switch (operation)
        {
            case IParenthesizedOperation inner:
                return Evaluate(inner.Operand);
            case IConversionOperation conversion:
                return Convert(conversion);
            case ILocalReferenceOperation local:
                return Variable(local.Local, local.Type);
            case IParameterReferenceOperation parameter:
                return Variable(parameter.Parameter, parameter.Type);
            case IFieldReferenceOperation field:
                return Read(field);
            case IPropertyReferenceOperation property:
                return Read(property);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                return _frame.Initialized.Count > 0 ? _frame.Initialized.Peek() : SelfOf(_frame);
            case IInstanceReferenceOperation:
                return SelfOf(_frame);
            case IInvocationOperation call:
                return Call(call);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IArrayCreationOperation array:
                return Create(array);
            case IArrayElementReferenceOperation element:
                return ElementOf(Evaluate(element.ArrayReference), element.Indices.Select(Evaluate).ToImmutableArray(), element);
            case IBinaryOperation binary:
                return Compute(binary);
            case IUnaryOperation unary:
                return Compute(unary);
            case IConditionalOperation choice:
                return Decide(Evaluate(choice.Condition), choice.Condition.Syntax) ? Evaluate(choice.WhenTrue) : choice.WhenFalse is null ? Constant.Null : Evaluate(choice.WhenFalse);
            case ICoalesceOperation coalesce:
                return Evaluate(coalesce.Value) is var first && IsNull(first) ? Evaluate(coalesce.WhenNull) : first;
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, Evaluate(assignment.Value));
            case ICompoundAssignmentOperation compound:
                return AssignCompound(compound);
            case ICoalesceAssignmentOperation coalesce:
                return Evaluate(coalesce.Target) is var held && IsNull(held) ? Assign(coalesce.Target, Evaluate(coalesce.Value)) : held;
            case IIncrementOrDecrementOperation step:
                return Count(step);
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction.Target, Evaluate(deconstruction.Value));
            case IConditionalAccessOperation access:
                return Access(access);
            case IConditionalAccessInstanceOperation:
                return _frame.Conditional.Count > 0 ? _frame.Conditional.Peek() : throw Doubt();
            case IInterpolatedStringOperation text:
                return Forms.Join(text.Parts.Select(Written));
            case IIsPatternOperation pattern:
                return Match(pattern.Pattern, Evaluate(pattern.Value));
            case IIsTypeOperation type:
                return IsOf(Evaluate(type.ValueOperand), type.TypeOperand);
            case ISwitchExpressionOperation choice:
                return Choose(choice);
            case ITupleOperation tuple:
                return new Thing(tuple.Type) { Items = tuple.Elements.Select(Evaluate).ToList() };
            case IAwaitOperation awaited:
                return Evaluate(awaited.Operation);
            case IDelegateCreationOperation creation:
                return Evaluate(creation.Target);
            case IAnonymousFunctionOperation lambda:
                return new Callback(lambda.Symbol, lambda, _frame, _frame.Self);
            case IMethodReferenceOperation reference:
                return new Callback(reference.Method, lambda: null, HomeOf(reference.Method), reference.Instance is null ? null : Evaluate(reference.Instance));
            case IThrowOperation thrown:
                throw Thrown(thrown);
            case IRangeOperation range:
                return Slicing.Range(range.LeftOperand is null ? null : Evaluate(range.LeftOperand), range.RightOperand is null ? null : Evaluate(range.RightOperand));
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case IDefaultValueOperation or IDiscardOperation:
                return DefaultOf(operation.Type);
            case IUtf8StringOperation text:
                Say(text.Value, text);
                return BytesOf(text.Value, text.Type);
            case ITypeOfOperation type:
                return new Constant(type.TypeOperand);
            case IWithOperation copy:
                return Copy(copy);
            case IEventReferenceOperation raised:
                return new Thing(raised.Type) { IsGiven = true };
            case IAddressOfOperation { Reference: IArrayElementReferenceOperation { Indices: [var index] } item }:
                return Evaluate(item.ArrayReference) is Thing { Type: IArrayTypeSymbol } pinned && Evaluate(index) is Constant { Content: int place and >= 0 } ? place == 0 ? pinned : new Pointer(pinned, place) : Fresh();
            case IDynamicInvocationOperation:
                var handed = operation.ChildOperations.Select(Evaluate).ToArray();
                NoteShown(operation.Syntax, handed);
                NoteUnseen(operation.Syntax);
                return Fresh(handed);
            case IEventAssignmentOperation subscription:
                return Subscribe(subscription);
            case IInvalidOperation invalid:
                return CallUnresolved(invalid);
            case IArrayInitializerOperation or IObjectOrCollectionInitializerOperation:
                throw Doubt();
            default:
                if (operation.Syntax is CollectionExpressionSyntax || operation.Kind.ToString() == "CollectionExpression")
                    return Collect(operation);
                if (operation.GetType().Name.StartsWith("ImplicitIndexer", StringComparison.Ordinal) || operation is { Kind: OperationKind.None } && operation.ChildOperations.Count() == 2)
                    return PartOf(operation);
                if (operation.Syntax is StackAllocArrayCreationExpressionSyntax { Initializer: null } && operation.ChildOperations.FirstOrDefault() is { } size)
                    return new Thing(operation.Type) { Items = new List<Value>(), Room = (Evaluate(size) as Constant)?.Content as int? };
                if (Pinned(operation) is { } whole)
                    return Evaluate(whole);
                if (operation.Kind == OperationKind.None)
                    return new Thing(operation.Type) { Items = operation.ChildOperations.Select(Evaluate).ToList() };
                return Fresh(operation.ChildOperations.Select(Evaluate).ToArray());
        }
    }

    private static Thing BytesOf(string text, ITypeSymbol? type) => new(type) { Items = System.Text.Encoding.UTF8.GetBytes(text).Select(static one => (Value)new Constant(one)).ToList(), Room = text.Length };

    private bool _knowsCodes;

    // A word of the client's own: whether it begins an exchange, and where it stands, decides which body is told.
    private Constant Say(object? content, IOperation operation)
    {
        if (content is string text && text.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase))
        {
            _touched++;
            NoteAuth(text, operation);
            if (_frame.Owner.ContainingType is { } type && _context.Compilation.SideInExchange(type, _cancellationToken) == Gates.Side.Client)
                _server.Prove();
        }

        // 334 and 235 are codes of AUTH (RFC 4954, section 6): POP and IMAP have none.
        _knowsCodes |= content is 334 or 235 or "334" or "235";
        return content is bool truth ? Constant.Of(truth) : content is null ? Constant.Null : new Constant(content);
    }

    // A name for the word: who uses it says it.
    private Value Say(Value value, IOperation reference) => value is Constant { Content: string text } ? Say(text, reference) : value;

    private Value SelfOf(Frame frame) => frame.Self ?? (Value)Fresh();

    private Value Variable(ISymbol variable, ITypeSymbol? type)
    {
        if (_frame.HolderOf(variable).Variables.TryGetValue(variable, out var value))
            return value;
        // The parameter of a primary constructor is a field of the object.
        if (variable is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } && _frame.Self is { } self)
            return self.Fields.TryGetValue(variable, out var captured) ? captured : self.Fields[variable] = type is null ? Fresh() : Given(variable, type);
        return Fresh();
    }

    private Value Written(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolatedStringTextOperation text => Evaluate(text.Text),
        IInterpolationOperation { FormatString: null } hole => AsText(Evaluate(hole.Expression), hole.Expression.Type),
        IInterpolationOperation hole => Formatted(Evaluate(hole.Expression)),
        _ => part.ChildOperations.Any() ? AsText(Evaluate(part.ChildOperations.First()), part.ChildOperations.First().Type) : Fresh(),
    };

    private static Value Formatted(Value value) => value is Made { Form: Form.Derived or Form.Hash } made ? Made.From(Form.Hexadecimal, WholeOf(made)) : Made.Derived("format", value);

    /// <summary>How a value is written when it becomes part of a text.</summary>
    private static Value AsText(Value value, ITypeSymbol? type)
    {
        if (value is Constant && type is { TypeKind: TypeKind.Enum })
            value = Operators.Convert(type, null, isChecked: false, value) is Constant { Content: { } number } && Enums.NameOf(new BoxedEnum((INamedTypeSymbol)type, number)) is { } name ? new Constant(name) : Fresh(value);
        return value switch
        {
            Constant { Content: null } => new Constant(string.Empty),
            Constant => Text.Written(value)?.ToValue() ?? Fresh(value),
            Clock => Fresh(),
            Thing { Content: { } content } => content,
            Thing { Items: { } items, Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char } } => Forms.OfItems(items),
            _ => value,
        };
    }

    private Value Convert(IConversionOperation conversion)
    {
        var operand = Evaluate(conversion.Operand);
        if (conversion.OperatorMethod is { } method && _context.IsSource(method))
            return Call(method, receiver: null, ImmutableArray.Create(operand), conversion, out _);
        if (operand is Constant)
            return Operators.Convert(conversion.Operand.Type, conversion.Type, conversion.IsChecked, operand) is var converted and not Unknown ? converted : conversion.OperatorMethod is not null || conversion.Type?.TypeKind == TypeKind.Error ? operand : Fresh(operand);
        if (operand is ReplyText && conversion.Type is { SpecialType: not SpecialType.System_String } && Numbers.IsNumber(Numbers.Of(conversion.Type)))
            return Made.Derived("number", operand);
        return operand;
    }

    // What is not known is there: the other way tells nothing of the exchange.
    private static bool IsNull(Value value) => value is Constant { Content: null };

    private Value Access(IConditionalAccessOperation access)
    {
        var value = Evaluate(access.Operation);
        // Who handles the event is somebody else.
        if (IsHandler(value))
            NoteShown(access.Syntax);
        if (value is Constant { Content: null } || IsHandler(value))
            return Constant.Null;
        _frame.Conditional.Push(value);
        try
        {
            return Evaluate(access.WhenNotNull);
        }
        finally
        {
            _frame.Conditional.Pop();
        }
    }
}
