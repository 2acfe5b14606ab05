using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What is handed to parameters, and put into fields and properties, all over a compilation. Syntactic, and silent on doubt.</summary>
internal sealed class GivenValues(CompilationContext compilation)
{
    private const int DeepestLocal = 3;

    /// <summary>Wherever the value comes from in this compilation, it is a literal, or another value as it is: nobody has encoded it.</summary>
    /// <param name="symbol">A parameter, a field or a property.</param>
    /// <param name="own">A model of the compilation.</param>
    public bool ArePlain(ISymbol symbol, SemanticModel own)
    {
        // The property of a record is set where the record is made, by whatever form.
        if (NamesEncoded(symbol.Name) || IsSaidEncoded(symbol) || (symbol is IPropertySymbol && symbol.DeclaringSyntaxReferences.Any(static part => part.GetSyntax() is ParameterSyntax)))
            return false;
        // A credential may hold what was encoded before it was made.
        if (symbol.ContainingType?.Name == "NetworkCredential" && !compilation.TreesThatMention("NetworkCredential").All(static tree => tree.GetRoot().DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
            .All(static made => made.Type.ToString().Split('.').Last() != "NetworkCredential" || made.ArgumentList is null || made.ArgumentList.Arguments.All(static argument => IsPlain(argument.Expression)))))
            return false;
        var method = (symbol as IParameterSymbol)?.ContainingSymbol as IMethodSymbol;
        var name = method is null ? symbol.Name : method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
        return compilation.TreesThatMention(name).All(tree => tree.GetRoot().DescendantNodes().All(node => method is null ? IsPlainlySet(node, name)
            : IsPlainlyHanded(node, name, (IParameterSymbol)symbol, method) || Mentions.IsOfAnother(node, method, compilation.ModelOf(tree, own)) || node is IdentifierNameSyntax mention && Mentions.CallsOf(mention) is { Count: > 0 } calls
                && calls.TrueForAll(call => call.Arguments.Count > ((IParameterSymbol)symbol).Ordinal && call.Arguments.All(static argument => argument.NameColon is null) && IsPlain(call.Arguments[((IParameterSymbol)symbol).Ordinal].Expression))));
    }

    /// <summary>The member of that text, such as <c>passwordBox.Text</c>, is set to nothing that is encoded.</summary>
    public bool ArePlain(string member)
    {
        var name = member.Substring(member.LastIndexOf('.') + 1);
        return !NamesEncoded(member) && compilation.TreesThatMention(member).All(tree => tree.GetRoot().DescendantNodes().All(node => node switch
        {
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax left } assignment when left.Name.Identifier.ValueText == name => (left.ToString() != member && !IsVariable(left.Expression)) || IsPlain(assignment.Right),
            _ => true,
        }));

        // One control after the other.
        static bool IsVariable(ExpressionSyntax control) => control is IdentifierNameSyntax { Identifier.ValueText: var variable } && control.Ancestors().Any(outer => outer switch
        {
            ForEachStatementSyntax each => each.Identifier.ValueText == variable,
            BaseMethodDeclarationSyntax method => method.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == variable),
            LocalFunctionStatementSyntax local => local.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == variable),
            _ => false,
        });
    }

    private static bool IsPlainlySet(SyntaxNode node, string name) => node switch
    {
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax left } => !left.DescendantNodes().OfType<IdentifierNameSyntax>().Any(part => part.Identifier.ValueText == name),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } assignment when left.Identifier.ValueText == name => IsPlain(assignment.Right),
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax left } assignment when left.Name.Identifier.ValueText == name => IsPlain(assignment.Right),
        ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) => !argument.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(part => part.Identifier.ValueText == name),
        VariableDeclaratorSyntax { Initializer.Value: var value, Parent.Parent: FieldDeclarationSyntax } variable when variable.Identifier.ValueText == name => IsPlain(value),
        PropertyDeclarationSyntax property when property.Identifier.ValueText == name => property.ExpressionBody is null && !Computes(property) && (property.Initializer is null || IsPlain(property.Initializer.Value)),
        _ => true,
    };

    // What a getter returns that calls something is not what was set.
    private static bool Computes(PropertyDeclarationSyntax property) => property.AccessorList is { } accessors
        && (accessors.Accessors.Any(static one => one.IsKind(SyntaxKind.GetAccessorDeclaration) && one.DescendantNodes().Any(static node => node is InvocationExpressionSyntax))
            || accessors.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && NamesEncoded(token.ValueText)));

    private static bool IsPlainlyHanded(SyntaxNode node, string called, IParameterSymbol parameter, IMethodSymbol method)
    {
        // A method that is mentioned and not called is called by somebody else.
        if (node is IdentifierNameSyntax mention && mention.Identifier.ValueText == called && method.MethodKind != MethodKind.Constructor)
        {
            SyntaxNode whole = mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention || mention.Parent is MemberBindingExpressionSyntax ? mention.Parent : mention;
            return whole.Parent is InvocationExpressionSyntax || whole.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
        }

        var arguments = node switch
        {
            InvocationExpressionSyntax call when Apis.UnresolvedNames.NameOf(call) == called => call.ArgumentList,
            ObjectCreationExpressionSyntax creation when Array.IndexOf(creation.Type.ToString().Split('.', '<'), called) >= 0 => creation.ArgumentList,
            ImplicitObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } } } creation when Array.IndexOf(type.ToString().Split('.', '<'), called) >= 0 => creation.ArgumentList,
            ConstructorInitializerSyntax initializer when method.MethodKind == MethodKind.Constructor => initializer.ArgumentList,
            _ => null,
        };
        // Another overload.
        var (least, most) = (method.Parameters.Count(static own => !own.IsOptional && !own.IsParams) - (method.IsExtensionMethod ? 1 : 0), method.Parameters.Length);
        if (arguments is null || arguments.Arguments.Count < least || arguments.Arguments.Count > most)
            return true;
        var named = arguments.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name);
        if (named is not null)
            return IsPlain(named.Expression);
        // An extension method counts its receiver, where it is called as one.
        return Enumerable.Range(parameter.Ordinal - (method.IsExtensionMethod ? 1 : 0), method.IsExtensionMethod ? 2 : 1)
            .All(at => at < 0 || at >= arguments.Arguments.Count || arguments.Arguments[at].NameColon is not null || IsPlain(arguments.Arguments[at].Expression));
    }

    // A name, a literal, or a choice of them.
    private static bool IsPlain(ExpressionSyntax value, int depth = 0) => depth <= DeepestLocal && value switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value is not string text || !MayBeEncoded(text),
        IdentifierNameSyntax name => !NamesEncoded(name.Identifier.ValueText) && ValuesOf(name).All(given => IsPlain(given, depth + 1)),
        MemberAccessExpressionSyntax access => !NamesEncoded(access.Name.Identifier.ValueText),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => IsPlain(choice.Left, depth) && IsPlain(choice.Right, depth),
        ConditionalExpressionSyntax choice => IsPlain(choice.WhenTrue, depth) && IsPlain(choice.WhenFalse, depth),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => IsPlain(sure.Operand, depth),
        ThrowExpressionSyntax or ObjectCreationExpressionSyntax { Type: not PredefinedTypeSyntax } => true,
        ElementAccessExpressionSyntax element => !NamesEncoded(element.ArgumentList.ToString()),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetEnvironmentVariable" } } variable => !NamesEncoded(variable.ArgumentList.ToString()),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Trim" } call } => IsPlain(call.Expression, depth),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ReadLine" } } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } call } => call.Expression is not IdentifierNameSyntax && IsPlain(call.Expression, depth),
        _ => false,
    };

    // A short word such as "user" is valid Base64 too, but of nothing that anybody can type.
    private static bool MayBeEncoded(string text)
    {
        if (text.Length == 0 || text.Length % 4 != 0 || text.TrimEnd('=').Any(static one => !char.IsLetterOrDigit(one) && one is not ('+' or '/')))
            return false;
        try
        {
            return System.Convert.FromBase64String(text) is var bytes && (text.Length > 11 || bytes.All(static one => one is >= (byte)' ' and <= (byte)'~'));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // What a local variable of that name is given in the method round it.
    private static IEnumerable<ExpressionSyntax> ValuesOf(IdentifierNameSyntax name)
    {
        var scope = name.Ancestors().FirstOrDefault(static node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or GlobalStatementSyntax);
        foreach (var node in scope?.DescendantNodes() ?? Enumerable.Empty<SyntaxNode>())
        {
            if (node is VariableDeclaratorSyntax { Initializer.Value: var value } variable && variable.Identifier.ValueText == name.Identifier.ValueText)
                yield return value;
            else if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } assignment && left.Identifier.ValueText == name.Identifier.ValueText && !assignment.Right.Contains(name))
                yield return assignment.Right;
            else if (node is ArgumentSyntax { Expression: IdentifierNameSyntax handed, Parent.Parent: InvocationExpressionSyntax call } argument && handed.Identifier.ValueText == name.Identifier.ValueText && !argument.RefKindKeyword.IsKind(SyntaxKind.None))
                yield return call;
        }
    }

    // The comment on a member, or its attributes, says that it holds Base64; that of a parameter stands on its method.
    private static bool IsSaidEncoded(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(part => part.GetSyntax() is var declared && (declared is ParameterSyntax
        ? declared.Ancestors().FirstOrDefault(static outer => outer is MemberDeclarationSyntax)?.GetLeadingTrivia().ToFullString() is { } said && said.IndexOf($"name=\"{symbol.Name}\"", StringComparison.Ordinal) is >= 0 and var at && SaysBase64(said.Substring(at).Split(new[] { "</param>" }, StringSplitOptions.None)[0])
        : declared.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && (SaysBase64(member.GetLeadingTrivia().ToFullString()) || SaysBase64(member.GetTrailingTrivia().ToFullString()) || SaysBase64(member.AttributeLists.ToFullString()))));

    private static bool SaysBase64(string text) => Array.Exists(new[] { "base64", "base-64", "base 64" }, name => text.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool NamesEncoded(string name) => name.IndexOf("64", StringComparison.Ordinal) >= 0 || name.IndexOf("encod", StringComparison.OrdinalIgnoreCase) >= 0;
}
