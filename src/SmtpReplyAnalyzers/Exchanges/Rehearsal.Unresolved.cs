using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// What does not bind because the type of something is not to be had: members of what turns out to be a text, or a collection, and calls that may
/// mean a method of the client's own, or of the base library.
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

    private Value CallUnresolved(IInvalidOperation invalid)
    {
        var operands = invalid.ChildOperations.Select(Evaluate).ToArray();
        var model = _frame.Model.SyntaxTree == invalid.Syntax.SyntaxTree ? _frame.Model : _context.Compilation.ModelOf(invalid.Syntax.SyntaxTree, _frame.Model);
        if (OfValue(invalid, operands, model) is { } told)
            return told;
        if (IsAskedOfUnboundWire(invalid.Syntax))
            NoteUnseen(invalid.Syntax);
        // The text of a control, or a setting, whose type is not to be had.
        if (invalid.Syntax is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax && !operands.Any(static operand => operand.IsDerived))
            return new Made(Form.Source, ImmutableArray<Value>.Empty, invalid.Syntax.ToString());
        if (invalid.Syntax is not InvocationExpressionSyntax syntax)
            return Fresh(operands);
        var name = UnresolvedNames.NameOf(syntax) ?? string.Empty;
        var count = syntax.ArgumentList.Arguments.Count;
        var all = _context.CandidatesOf(syntax, model, _cancellationToken);
        var type = syntax.Expression is MemberAccessExpressionSyntax access ? model.GetTypeInfo(access.Expression, _cancellationToken).Type : null;
        var arguments = operands.Skip(Math.Max(0, operands.Length - count)).ToImmutableArray();
        // All of them do the same on the wire, whatever they are given.
        if (all.Length > 0 && all.Select(method => Connections.UseOf(method, type)).Distinct().ToArray() is [not ConnectionUse.None]
            && OnWire(all.OrderBy(static method => method.Parameters.Length).FirstOrDefault(method => method.Parameters.Length >= count) ?? all[0], operands.Length > count ? operands[0] : new Made(Form.Source, ImmutableArray<Value>.Empty, (syntax.Expression as MemberAccessExpressionSyntax)?.Expression.ToString()), type, arguments, invalid) is { } spoken)
        {
            return spoken;
        }

        var candidates = all.Where(method => method.Parameters.Length == count && _context.IsSource(method)).ToArray();
        if (candidates.Length == 1 && operands.Length >= count)
            return Call(candidates[0], candidates[0].IsStatic ? null : operands.Length > count ? operands[0] : _frame.Self, arguments, invalid, out _);
        // What encodes and decodes does so whatever type the argument would have.
        if (all.Where(method => method.Parameters.Length == count && !_context.IsSource(method)).OrderByDescending(static method => method.Parameters.FirstOrDefault()?.Type.SpecialType == SpecialType.System_String).FirstOrDefault() is { } coder
            && CodedBy(coder, Namespaces.NameOf(coder.ContainingNamespace), coder.ContainingType.Name, operands.Length > count ? operands[0] : null, arguments, invalid) is { } coded)
        {
            return coded;
        }

        if (operands.Length == 1 && OfEmptiness(name, operands[0]) is { } emptiness)
            return emptiness;
        if (all.Length == 0 && OnUnboundWire(syntax, type, arguments, invalid) is { } line)
            return line;
        // Whichever overload it is, it is that function of the base library.
        if (count > 0 && all.Length > 0 && Array.TrueForAll(all, method => !_context.IsSource(method) && SymbolEqualityComparer.Default.Equals(method.ContainingType, all[0].ContainingType) && method.Name == all[0].Name)
            && (all.FirstOrDefault(method => method.Parameters.Length == count) ?? (all[0] is { IsStatic: true, ContainingType.SpecialType: SpecialType.System_String } ? all[0] : null)) is { } function)
        {
            var after = arguments;
            return CallOther(function, function.IsStatic || operands.Length <= count ? null : operands[0], arguments, invalid, ref after);
        }

        NoteShown(syntax, operands);
        if (!IsHarmless(syntax, operands))
            NoteUnseen(syntax);
        if (all.Length == 0 ? _context.UnboundCalls.MaySpeak(syntax, model, _cancellationToken) : Connections.IsUsingName(name) || Array.Exists(all, method => _context.IsSource(method) && MaySpeak(method)))
            throw Doubt();
        return Fresh(operands);
    }

    // What a library that is not to be had asks of a text by the usual name.
    private static Constant? OfEmptiness(string name, Value text)
    {
        if (name is not ("IsNullOrEmpty" or "IsNullOrWhiteSpace" or "IsNotNullOrEmpty" or "IsNotNullOrWhiteSpace") || text is not (Constant { Content: null or string } or ReplyText { Start.Length: > 0 } or Made { IsDerived: false }))
            return null;
        var isEmpty = text is Constant known && (name.EndsWith("Space", StringComparison.Ordinal) ? string.IsNullOrWhiteSpace((string?)known.Content) : string.IsNullOrEmpty((string?)known.Content));
        return Constant.Of(isEmpty != name.StartsWith("IsNot", StringComparison.Ordinal));
    }

    // What makes a value of plain values speaks to nobody. What has a reply in its hands may throw when it does not like the code.
    private bool IsHarmless(InvocationExpressionSyntax call, Value[] operands) => call.Parent is not ExpressionStatementSyntax && Array.TrueForAll(operands, IsPlain);

    private bool IsPlain(Value value) => value is Constant or ReplyText { Start: "" } || value is Made made && made.Parts.All(IsPlain) || value is Thing { IsGiven: false, Items: { } items, Content: null } && items.TrueForAll(IsPlain) || value is Callback { Lambda: { } lambda } && !MaySpeak(lambda);
}
