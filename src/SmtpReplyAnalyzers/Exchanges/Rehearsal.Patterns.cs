using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;
using Text = SmtpReplyAnalyzers.BaseLibrary.Text;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Patterns, and the expressions that choose by them.</summary>
internal sealed partial class Rehearsal
{
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
                        : part.Member is IFieldReferenceOperation field ? ReadMember(value, field.Field, part.Member)
                        : part.Member is IInvalidOperation && !value.IsDerived ? Fresh(value) : throw Doubt();
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
        _ => Made.Derived((object?)type ?? "type", value),
    };

    private static ITypeSymbol? Nullable(ITypeSymbol? type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
