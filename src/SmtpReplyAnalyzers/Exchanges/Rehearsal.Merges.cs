using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// A helper that takes a reply apart asks a lot about its words. Where it only chooses what its variables hold, there is no way to decide for: the
/// variable holds the one or the other, and who looks at it decides.
/// </summary>
internal sealed partial class Rehearsal
{
    private bool Merge(IConditionalOperation test, Value condition)
    {
        if (!_frame.IsQuiet || !condition.IsDerived || _assumed.ContainsKey(condition) || !OnlyChooses(test.WhenTrue) || !(test.WhenFalse is null || OnlyChooses(test.WhenFalse)))
            return false;
        var (frame, depth) = (_frame, _depth);
        var before = Copy(frame.Variables);
        try
        {
            Execute(test.WhenTrue);
            var chosen = Copy(frame.Variables);
            Restore(frame, before);
            Execute(test.WhenFalse);
            foreach (var pair in chosen)
            {
                if (frame.Variables.TryGetValue(pair.Key, out var other) && !pair.Value.Equals(other))
                    frame.Variables[pair.Key] = Made.Derived("either", condition, pair.Value, other);
            }

            return true;
        }
        catch (ClientException)
        {
            // What cannot be done, as with an item that is not there, is not chosen: the usual way shows what happens.
            (_frame, _depth) = (frame, depth);
            Restore(frame, before);
            return false;
        }
    }

    private static Dictionary<ISymbol, Value> Copy(Dictionary<ISymbol, Value> values) => new(values, SymbolEqualityComparer.Default);

    private static void Restore(Frame frame, Dictionary<ISymbol, Value> before)
    {
        foreach (var pair in before)
            frame.Variables[pair.Key] = pair.Value;
    }

    private static bool OnlyChooses(IOperation branch) => branch switch
    {
        IBlockOperation block => block.Locals.IsEmpty && block.Operations.All(OnlyChooses),
        IConditionalOperation test => OnlyLooks(test.Condition) && OnlyChooses(test.WhenTrue) && (test.WhenFalse is null || OnlyChooses(test.WhenFalse)),
        IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: ILocalReferenceOperation, Value: var value } } => OnlyLooks(value),
        _ => false,
    };

    // Texts and numbers are computed, nothing is changed.
    private static bool OnlyLooks(IOperation value) => value.DescendantsAndSelf().All(static part => part switch
    {
        IInvocationOperation call => call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String || BaseLibrary.PureFunctions.Find(call.TargetMethod) is not null,
        ILocalReferenceOperation or IParameterReferenceOperation or ILiteralOperation or IConversionOperation or IArgumentOperation or IParenthesizedOperation or IUnaryOperation
            or IArrayElementReferenceOperation or IArrayCreationOperation or IArrayInitializerOperation => true,
        IBinaryOperation binary => binary.OperatorMethod is null or { ContainingType.SpecialType: SpecialType.System_String },
        IPropertyReferenceOperation property => property.Property.ContainingType.SpecialType is SpecialType.System_String or SpecialType.System_Array,
        IFieldReferenceOperation field => field.Field.IsStatic && (field.Field.IsReadOnly || field.Field.IsConst),
        _ => false,
    });
}
