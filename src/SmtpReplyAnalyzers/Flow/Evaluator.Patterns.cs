using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.BaseLibrary;

namespace SmtpReplyAnalyzers.Flow;

internal sealed partial class Evaluator
{
    /// <summary>Whether the value matches; the variables that the pattern declares are assigned, since they are read only where it does.</summary>
    private Value Match(IPatternOperation pattern, Value value)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return MatchConstant(constant, value);
            case IRelationalPatternOperation relational:
                var (kind, type) = (relational.OperatorKind, relational.Value.Type);
                var bound = Convert(false, relational.Value.Type, type, false, Evaluate(relational.Value));
                return Function.Lift(("relational", kind, type), ImmutableArray.Create(value, bound), operands =>
                    operands[0] is Constant { Content: null } ? Constant.False : Operators.Binary(kind, type, false, operands[0], operands[1]));
            case INegatedPatternOperation negated:
                return Negate(true, Match(negated.Pattern, value));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Or(Match(either.LeftPattern, value), Match(either.RightPattern, value));
            case IBinaryPatternOperation both:
                return And(Match(both.LeftPattern, value), Match(both.RightPattern, value));
            case ITypePatternOperation type1:
                return TypeTest(value, type1.MatchedType);
            case IDeclarationPatternOperation declaration:
                Declare(declaration.DeclaredSymbol, value);
                return declaration.MatchesNull ? Constant.True : declaration.MatchedType is null ? Unknown.From(value) : MatchesType(value, declaration.MatchedType);
            case IDiscardPatternOperation:
                return Constant.True;
            case IRecursivePatternOperation recursive:
                return MatchRecursive(recursive, value);
            default:
                return MatchUnknown(pattern, value);
        }
    }

    private Value MatchConstant(IConstantPatternOperation pattern, Value value)
    {
        var expected = Evaluate(pattern.Value);
        var type = pattern.Value.Type;
        return Function.Lift(("constant", type), ImmutableArray.Create(value, expected), operands =>
            operands[1] is Constant { Content: null } ? IsNull(operands[0])
            : operands[0] is Constant { Content: null } ? Constant.False
            : Operators.Binary(BinaryOperatorKind.Equals, type, false, operands[0], operands[1]));
    }

    private Value MatchRecursive(IRecursivePatternOperation pattern, Value value)
    {
        Declare(pattern.DeclaredSymbol, value);
        var matches = pattern.MatchedType is { } type ? MatchesType(value, type) : Negate(true, Function.Lift("null", ImmutableArray.Create(value), operands => IsNull(operands[0])));
        foreach (var part in pattern.PropertySubpatterns)
        {
            var member = part.Member is IMemberReferenceOperation reference ? ReadMember(value, reference.Member, reference.Type) : Unknown.From(value);
            matches = And(matches, Match(part.Pattern, member));
        }

        foreach (var part in pattern.DeconstructionSubpatterns)
            matches = And(matches, Match(part, Unknown.From(value)));
        return matches;
    }

    // A value of the very type that the pattern asks for matches unless it is null: numbers, enumerations, text.
    private Value MatchesType(Value value, ITypeSymbol type)
    {
        var apis = Context.Apis;
        return Function.Lift(("matches", type), ImmutableArray.Create(value), operands => operands[0] switch
        {
            Constant { Content: null } => Constant.False,
            Constant or Policies.HandledOutcome when type.IsValueType => Constant.True,
            ReplyText when type.SpecialType == SpecialType.System_String => Constant.True,
            _ => Types.IsInstance(apis, operands[0], type),
        });
    }

    private Value MatchUnknown(IPatternOperation pattern, Value value)
    {
        foreach (var child in pattern.ChildOperations)
        {
            if (child is IPatternOperation part)
                Match(part, Unknown.From(value));
        }

        return ListPatterns.TryMatch(pattern, value) ?? Unknown.From(value);
    }

    private void Declare(ISymbol? variable, Value value)
    {
        if (variable is not null)
            Env[variable] = value;
    }

    private static Value And(Value left, Value right) =>
        Function.Lift("and", ImmutableArray.Create(left, right), static operands => Combine(operands, decisive: false));

    private static Value Or(Value left, Value right) =>
        Function.Lift("or", ImmutableArray.Create(left, right), static operands => Combine(operands, decisive: true));

    private static Value Combine(ImmutableArray<Value> operands, bool decisive)
    {
        Value? undecided = null;
        foreach (var operand in operands)
        {
            if (operand is Constant { Content: bool known })
            {
                if (known == decisive)
                    return operand;
            }
            else
            {
                undecided = undecided is null ? operand : Unknown.From(operands);
            }
        }

        return undecided ?? Constant.Of(!decisive);
    }
}
