using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// What does not bind because the type of something is not to be had, where the value turns out to be known all the same: its members are those of
/// a text, or of a collection.
/// </summary>
internal sealed partial class Rehearsal
{
    /// <summary>Null where the value does not tell.</summary>
    private Value? OfValue(IOperation invalid, Value[] operands, SemanticModel model)
    {
        switch (invalid.Syntax)
        {
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count" } access when operands is [var whole] && IsToldByValue(whole):
                return whole is Thing { Items: { } items } ? new Constant(items.Count) : StringIn(model).GetMembers("Length").OfType<IPropertySymbol>().FirstOrDefault() is { } length ? Library.Get(length, whole, whole) ?? Fresh(whole) : null;
            case MemberAccessExpressionSyntax access when operands is [Thing { Type: INamedTypeSymbol { TypeKind: not TypeKind.Error } type } thing] && MemberOf(type, access.Name.Identifier.ValueText) is { } member:
                return ReadMember(thing, member, invalid);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }, Parent: AwaitExpressionSyntax } when operands.Length == 2:
                // What is awaited is the same.
                return operands[0];
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetString" } } when operands is [_, Thing { Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte }, IsGiven: false } octets]
                && model.Compilation.GetTypeByMetadataName("System.Text.Encoding")?.GetMembers("GetString").OfType<IMethodSymbol>().FirstOrDefault(static method => method.Parameters is [{ Type: IArrayTypeSymbol }]) is { } decoder:
                // Of an encoding that is not to be had: what was received is text in any.
                return Call(decoder, Charset.Unknown, ImmutableArray.Create<Value>(octets), invalid, out _);
            case ElementAccessExpressionSyntax { ArgumentList.Arguments.Count: 1 } access when operands.Length == 2:
                var at = invalid.ChildOperations.First().Syntax == access.Expression ? 0 : 1;
                return IsToldByValue(operands[at]) ? ElementOf(operands[at], ImmutableArray.Create(operands[1 - at]), invalid) : null;
            case BaseObjectCreationExpressionSyntax when invalid.Type is INamedTypeSymbol { SpecialType: SpecialType.System_String } type:
                return Library.Create(type, null, operands.Select(Snapshot).ToImmutableArray(), ImmutableArray.Create(operands));
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } call when operands.Length == call.ArgumentList.Arguments.Count + 1 && IsToldByValue(operands[0]):
                var queries = model.Compilation.GetTypeByMetadataName("System.Linq.Enumerable")?.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(method => Fits(method, operands));
                if (operands[0] is not Thing && StringIn(model).GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(method => !method.IsStatic && Fits(method, operands.Skip(1).ToArray())) is { } ofText)
                    return Call(ofText, operands[0], operands.Skip(1).ToImmutableArray(), invalid, out _);
                return queries is null ? null : Call(queries, null, ImmutableArray.Create(operands), invalid, out _);
            default:
                return null;
        }
    }

    private static ISymbol? MemberOf(INamedTypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).FirstOrDefault(static member => member is IFieldSymbol or IPropertySymbol { IsIndexer: false }) is { } member)
                return member;
        }

        return null;
    }

    // The type of an operator whose operands are known, and are of one type.
    private ITypeSymbol? TypeOf(Value left, Value right) => (left is Constant { Content: { } one } ? one : right is Constant { Content: { } other } ? other : null) switch
    {
        int => _frame.Model.Compilation.GetSpecialType(SpecialType.System_Int32),
        char => _frame.Model.Compilation.GetSpecialType(SpecialType.System_Char),
        string => _frame.Model.Compilation.GetSpecialType(SpecialType.System_String),
        bool => _frame.Model.Compilation.GetSpecialType(SpecialType.System_Boolean),
        _ => null,
    };

    private static INamedTypeSymbol StringIn(SemanticModel model) => model.Compilation.GetSpecialType(SpecialType.System_String);

    private static bool IsToldByValue(Value value) => value is ReplyText or Constant { Content: string } or Thing { Items: not null, Values: null };

    private static bool Fits(IMethodSymbol method, Value[] arguments) => method.Parameters.Length == arguments.Length && method.Parameters.All(parameter => Fits(parameter.Type, arguments[parameter.Ordinal]));

    private static bool Fits(ITypeSymbol type, Value value) => value switch
    {
        Callback callback => type is INamedTypeSymbol { DelegateInvokeMethod: { } invoked } && invoked.Parameters.Length == callback.Method.Parameters.Length,
        Constant { Content: char } => type.SpecialType is SpecialType.System_Char,
        Constant { Content: int } => type.SpecialType is SpecialType.System_Int32 || type.TypeKind == TypeKind.Enum,
        Constant { Content: string } or ReplyText => type.SpecialType is SpecialType.System_String || type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T,
        _ => type.TypeKind != TypeKind.Delegate,
    };
}
