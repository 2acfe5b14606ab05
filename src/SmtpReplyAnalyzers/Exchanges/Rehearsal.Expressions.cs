using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;
using Text = SmtpReplyAnalyzers.BaseLibrary.Text;

namespace SmtpReplyAnalyzers.Exchanges;

internal sealed partial class Rehearsal
{
    private Value Evaluate(IOperation operation)
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
                return Constant.Of(Evaluate(type.ValueOperand) is Thing { Type: { } actual } ? Types.DerivesFrom(actual, type.TypeOperand) : throw Doubt());
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
            case IDynamicInvocationOperation:
                DoubtInExchange();
                return Fresh(operation.ChildOperations.Select(Evaluate).ToArray());
            case IEventAssignmentOperation:
                return Constant.Null;
            case IInvalidOperation invalid:
                return CallUnresolved(invalid);
            case IArrayInitializerOperation or IObjectOrCollectionInitializerOperation:
                throw Doubt();
            default:
                if (operation.GetType().Name.StartsWith("ImplicitIndexer", StringComparison.Ordinal) || operation is { Kind: OperationKind.None } && operation.ChildOperations.Count() == 2)
                    return PartOf(operation);
                if (operation.Kind.ToString() == "CollectionExpression" || operation.Kind == OperationKind.None)
                    return new Thing(operation.Type) { Items = operation.ChildOperations.Select(Evaluate).ToList() };
                return Fresh(operation.ChildOperations.Select(Evaluate).ToArray());
        }
    }

    private static Thing BytesOf(string text, ITypeSymbol? type) => new(type) { Items = System.Text.Encoding.UTF8.GetBytes(text).Select(static one => (Value)new Constant(one)).ToList(), Room = text.Length };

    private bool _isAuthSaidHere;

    // A word of the client's own: whether it begins an exchange, and where it stands, decides which body is told.
    private Constant Say(object? content, IOperation operation)
    {
        if (content is string text && text.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase))
        {
            _isAuthSaidHere = IsInBody(operation.Syntax) || _frame.Caller is null;
            if (_frame.Owner.ContainingType is { } type && _context.Compilation.SideOf(type, _cancellationToken) == Gates.Side.Client)
                _server.Prove();
        }

        return content is bool truth ? Constant.Of(truth) : content is null ? Constant.Null : new Constant(content);
    }

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

    private static Value Formatted(Value value) => value is Made { Form: Form.Derived or Form.Hash } made ? Made.From(Form.Hexadecimal, made) : Made.Derived("format", value);

    /// <summary>How a value is written when it becomes part of a text.</summary>
    private static Value AsText(Value value, ITypeSymbol? type)
    {
        if (value is Constant && type is { TypeKind: TypeKind.Enum })
            value = Operators.Convert(type, null, isChecked: false, value) is Constant { Content: { } number } && Enums.NameOf(new BoxedEnum((INamedTypeSymbol)type, number)) is { } name ? new Constant(name) : Fresh(value);
        return value switch
        {
            Constant { Content: null } => new Constant(string.Empty),
            Constant => Text.Written(value)?.ToValue() ?? Fresh(value),
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

    private Value Compute(IBinaryOperation binary)
    {
        var left = Evaluate(binary.LeftOperand);
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            // Each operand is a decision of its own, so that what depends on it stays in step with it.
            var isAnd = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd;
            return Decide(left, binary.LeftOperand.Syntax) == isAnd ? Constant.Of(Decide(Evaluate(binary.RightOperand), binary.RightOperand.Syntax)) : Constant.Of(!isAnd);
        }

        var right = Evaluate(binary.RightOperand);
        if (binary.OperatorMethod is { } method && _context.IsSource(method))
            return Call(method, receiver: null, ImmutableArray.Create(left, right), binary, out _);
        if (binary.OperatorKind == BinaryOperatorKind.Add && binary.Type?.SpecialType == SpecialType.System_String)
            return Forms.Join(AsText(left, binary.LeftOperand.Type), AsText(right, binary.RightOperand.Type));
        return Compare(binary.OperatorKind, binary.LeftOperand.Type, left, right, binary.Syntax, binary.IsChecked);
    }

    private Value Compare(BinaryOperatorKind kind, ITypeSymbol? type, Value left, Value right, SyntaxNode site, bool isChecked = false)
    {
        if ((left is ReplyCharacter && right is Constant) || (right is ReplyCharacter && left is Constant))
            return OfReplyCharacter(kind, left is ReplyCharacter, (left as Constant ?? right as Constant)!);
        if (kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
        {
            NoteComparison(left, right, site);
            // Whoever asks whether there is a handler can do without it.
            if ((IsHandler(left) && right is Constant { Content: null }) || (IsHandler(right) && left is Constant { Content: null }))
                return Constant.Of(kind == BinaryOperatorKind.Equals);
            // What was made, or given, is there.
            if ((left is Constant { Content: null } && right is Thing or Callback or Charset or Made { Form: not (Form.Source or Form.Derived) })
                || (right is Constant { Content: null } && left is Thing or Callback or Charset or Made { Form: not (Form.Source or Form.Derived) }))
                return Constant.Of(kind == BinaryOperatorKind.NotEquals);
            // What comes from outside is there, and not empty: what a client does without it tells nothing of the exchange.
            if ((IsAbsent(left) && right is Made { IsDerived: false }) || (IsAbsent(right) && left is Made { IsDerived: false }))
                return Constant.Of(kind == BinaryOperatorKind.NotEquals);
            if (left.Equals(right) && left is not Made { Tag: not ISymbol and not string } and not ReplyText and not Bounded and not ReplyCharacter)
                return Constant.Of(kind == BinaryOperatorKind.Equals);
        }

        var result = Operators.Binary(kind, type, isChecked, Snapshot(left), Snapshot(right));
        return result is Unknown ? Made.Derived(kind, left, right) : result;
    }

    private static bool IsHandler(Value value) => value is Thing { IsGiven: true, Type.TypeKind: TypeKind.Delegate };

    private static bool IsAbsent(Value value) => value is Constant { Content: null or "" };

    // A byte behind the code ends no line and no connection, and is no hyphen.
    private static Value OfReplyCharacter(BinaryOperatorKind kind, bool isLeft, Constant other)
    {
        var number = other.Content is char one ? one : other.Content is int or byte or long ? System.Convert.ToInt64(other.Content, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return kind switch
        {
            BinaryOperatorKind.Equals => Constant.False,
            BinaryOperatorKind.NotEquals => Constant.True,
            _ when number is > 0 and <= 127 && !(number is '\r' or '\n' or 32 or 31) => Made.Derived(kind, isLeft ? ReplyCharacter.Any : other, isLeft ? other : ReplyCharacter.Any),
            BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => Constant.Of(isLeft == number <= 32),
            BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual => Constant.Of(isLeft == number > 127),
            _ => Made.Derived(kind, ReplyCharacter.Any, other),
        };
    }

    private void NoteComparison(Value left, Value right, SyntaxNode site)
    {
        var words = left is ReplyText { Start: "" } ? right : right is ReplyText { Start: "" } ? left : null;
        if (words is Constant { Content: string { Length: > 3 } text } && !IsEncodedText(text))
            _server.Note(new ComparedUndecoded(Here(site)));
    }

    private static bool IsEncodedText(string text)
    {
        var digits = text.TrimEnd('=');
        if (digits.Any(static one => !char.IsLetterOrDigit(one) && one is not ('+' or '/')))
            return false;
        try
        {
            // The beginning of a longer text is enough.
            var bytes = System.Convert.FromBase64String(digits.Substring(0, digits.Length / 4 * 4));
            return bytes.All(static one => one is >= (byte)' ' and <= (byte)'~');
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private Value Compute(IUnaryOperation unary)
    {
        var operand = Evaluate(unary.Operand);
        if (unary.OperatorMethod is not null)
            return Fresh(operand);
        if (Operators.Unary(unary.OperatorKind, unary.Type, operand) is var known and not Unknown)
            return known;
        return unary.OperatorKind == UnaryOperatorKind.Not ? Constant.Of(!Decide(operand, unary.Operand.Syntax)) : Made.Derived(unary.OperatorKind, operand);
    }

    // What is not known is there: the other way tells nothing of the exchange.
    private static bool IsNull(Value value) => value is Constant { Content: null };

    private Value Access(IConditionalAccessOperation access)
    {
        var value = Evaluate(access.Operation);
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

    private Value Choose(ISwitchExpressionOperation choice)
    {
        var value = Evaluate(choice.Value);
        foreach (var arm in choice.Arms)
        {
            if (Decide(And(Match(arm.Pattern, value), arm.Guard), arm.Pattern.Syntax))
                return Evaluate(arm.Value);
        }

        throw new ClientException(Constant.Null, Here(choice.Syntax));
    }

    private Value Match(IPatternOperation pattern, Value value)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return Compare(BinaryOperatorKind.Equals, Nullable(pattern.InputType), value, Evaluate(constant.Value), pattern.Syntax);
            case IRelationalPatternOperation relational:
                return Compare(relational.OperatorKind, Nullable(pattern.InputType), value, Evaluate(relational.Value), pattern.Syntax);
            case INegatedPatternOperation negated:
                return Constant.Of(!Decide(Match(negated.Pattern, value), negated.Pattern.Syntax));
            case IBinaryPatternOperation both:
                var isAnd = both.OperatorKind == BinaryOperatorKind.And;
                return Decide(Match(both.LeftPattern, value), both.LeftPattern.Syntax) == isAnd ? Match(both.RightPattern, value) : Constant.Of(!isAnd);
            case IDiscardPatternOperation:
                return Constant.True;
            case IDeclarationPatternOperation declaration:
                if (declaration.DeclaredSymbol is { } variable)
                    _frame.Variables[variable] = value;
                return declaration.MatchesNull ? Constant.True : IsOf(value, declaration.MatchedType);
            case ITypePatternOperation type:
                return IsOf(value, type.MatchedType);
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is { } held)
                    _frame.Variables[held] = value;
                if (value is Constant { Content: null })
                    return Constant.False;
                if (!recursive.DeconstructionSubpatterns.IsEmpty)
                    throw Doubt();
                foreach (var part in recursive.PropertySubpatterns)
                {
                    var member = part.Member is IPropertyReferenceOperation property ? ReadMember(value, property.Property, part.Member)
                        : part.Member is IFieldReferenceOperation field ? ReadMember(value, field.Field, part.Member) : throw Doubt();
                    if (!Decide(Match(part.Pattern, member), part.Pattern.Syntax))
                        return Constant.False;
                }

                return Constant.True;
            default:
                throw Doubt();
        }
    }

    private static Value IsOf(Value value, ITypeSymbol? type) => value switch
    {
        Constant { Content: null } => Constant.False,
        Thing { Type: { } actual } when type is not null => Constant.Of(Types.DerivesFrom(actual, type)),
        Constant or ReplyText => Constant.True,
        _ => Made.Derived("type", value),
    };

    private static ITypeSymbol? Nullable(ITypeSymbol? type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
