using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>Is the code still in a text that was read? Followed through locals, parameters, members and methods of the file; where two ways disagree, unknown.</summary>
internal sealed class ReplyText(AuthSite site)
{
    private const int Deepest = 12;

    private readonly HashSet<SyntaxNode> _asked = new();
    private int _depth;

    public static TextForm FormOf(AuthSite site, ExpressionSyntax expression) => new ReplyText(site).Of(expression);

    public static TextForm FormOf(AuthSite site, ISymbol symbol) => new ReplyText(site).OfSymbol(symbol);

    /// <summary>The code is followed by a space or nothing, so an empty challenge may lack that too.</summary>
    public static string Challenge(string line) => $"{line}.Length > 4 ? {line}.Substring(4) : \"\"";

    /// <summary>A slice that leaves out the code: <c>x.Substring(4)</c>, <c>x[4..]</c>, <c>x.Remove(0, 4)</c>, <c>x.Split(' ')[1]</c>; null for anything else.</summary>
    public static ExpressionSyntax? Sliced(AuthSite site, ExpressionSyntax expression) => Waiting.Bare(expression) switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Substring" } access, ArgumentList.Arguments: [var start] } when IsFour(site, start) => access.Expression,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Remove" } access, ArgumentList.Arguments: [_, var count] } when IsFour(site, count) => access.Expression,
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: RangeExpressionSyntax { LeftOperand: { } left, RightOperand: null } }] } slice when site.Model.GetConstantValue(left).Value is 4 => slice.Expression,
        ElementAccessExpressionSyntax
        {
            ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: 1 } }],
            Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Split" } split },
        } => split.Expression,
        _ => null,
    };

    private static bool IsFour(AuthSite site, ArgumentSyntax argument) => site.Model.GetConstantValue(argument.Expression).Value is 4;

    private TextForm Of(ExpressionSyntax expression)
    {
        expression = Waiting.Bare(expression);
        if (_depth > Deepest || !_asked.Add(expression))
            return TextForm.Nothing;
        _depth++;
        var form = Waiting.CallIn(expression) is { } call && Sliced(site, expression) is null ? OfCall(call) : OfOther(expression);
        _depth--;
        return form;
    }

    private TextForm OfOther(ExpressionSyntax expression)
    {
        if (Sliced(site, expression) is not null)
            return TextForm.AfterCode;
        switch (expression)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.Token.ValueText.Length == 0:
            case ThrowExpressionSyntax:
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" }:
                return TextForm.Nothing;
            case ConditionalExpressionSyntax choice:
                return Join(Of(choice.WhenTrue), Of(choice.WhenFalse));
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression):
                return Join(Of(binary.Left), Of(binary.Right));
            case AssignmentExpressionSyntax assignment:
                return Of(assignment.Right);
            // What was sliced, or made of itself, counts, whatever it was before and after: line = line.Substring(4);
            case IdentifierNameSyntax when site.SymbolOf(expression) is ILocalSymbol local && AssignedValue.Before(site, local, expression) is { } value && (Sliced(site, value) is not null || site.References(local, value).Any()):
                return Sliced(site, value) is not null ? TextForm.AfterCode : value is IdentifierNameSyntax ? Of(value) : TextForm.Unknown;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when site.SymbolOf(expression) is { } symbol:
                return OfSymbol(symbol);
            default:
                return TextForm.Unknown;
        }
    }

    private TextForm OfCall(InvocationExpressionSyntax call)
    {
        if (site.MethodOf(call) is not { } method)
            return TextForm.Unknown;
        if (site.DeclarationOf(method) is { } declaration)
        {
            var returned = declaration.ChildNodes().OfType<ArrowExpressionClauseSyntax>().Select(static arrow => arrow.Expression)
                .Concat(EnclosingFunction.Own(declaration).OfType<ReturnStatementSyntax>().Select(static statement => statement.Expression)).OfType<ExpressionSyntax>();
            return returned.Aggregate(TextForm.Nothing, (form, expression) => Join(form, Of(expression)));
        }

        return method.Name switch
        {
            "ReadLine" or "ReadLineAsync" => TextForm.WholeLine,
            "Trim" or "TrimEnd" or "ToString" or "ToUpper" or "ToUpperInvariant" when call.Expression is MemberAccessExpressionSyntax access && site.IsString(access.Expression) => Of(access.Expression),
            _ => TextForm.Unknown,
        };
    }

    private TextForm OfSymbol(ISymbol symbol)
    {
        if (HasCode(symbol))
            return TextForm.WholeLine;
        if (symbol is IFieldSymbol or IPropertySymbol && IsDecoded(symbol))
            return TextForm.AfterCode;
        var values = symbol switch
        {
            ILocalSymbol => Assigned(symbol, site.DeclarationOf(symbol)?.Ancestors().OfType<BlockSyntax>().LastOrDefault() ?? site.Root),
            IParameterSymbol parameter => Arguments(parameter),
            IFieldSymbol or IPropertySymbol => Assigned(symbol, site.Root).Concat(Arguments(symbol)),
            _ => Enumerable.Empty<ExpressionSyntax>(),
        };
        var forms = values.Select(Of).Where(static form => form != TextForm.Nothing).Distinct().ToArray();
        return forms.Length == 1 ? forms[0] : TextForm.Unknown;
    }

    private IEnumerable<ExpressionSyntax> Assigned(ISymbol symbol, SyntaxNode scope)
    {
        switch (site.DeclarationOf(symbol))
        {
            case VariableDeclaratorSyntax { Initializer.Value: { } value }:
                yield return value;
                break;
            case PropertyDeclarationSyntax { Initializer.Value: { } value }:
                yield return value;
                break;
            case PropertyDeclarationSyntax { ExpressionBody.Expression: { } value }:
                yield return value;
                break;
        }

        foreach (var assignment in scope.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (SymbolEqualityComparer.Default.Equals(site.SymbolOf(assignment.Left), symbol))
                yield return assignment.Right;
        }
    }

    // What callers in the file pass.
    private IEnumerable<ExpressionSyntax> Arguments(IParameterSymbol parameter) =>
        site.Root.DescendantNodes().Where(static node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)
            .Where(node => SymbolEqualityComparer.Default.Equals(site.SymbolOf(node)?.OriginalDefinition, parameter.ContainingSymbol))
            .Select(node => ArgumentFor(node is InvocationExpressionSyntax call ? call.ArgumentList : ((BaseObjectCreationExpressionSyntax)node).ArgumentList, parameter)).OfType<ExpressionSyntax>();

    // A member of a reply class, or an element of a tuple, gets what the constructor gets under its name.
    private IEnumerable<ExpressionSyntax> Arguments(ISymbol member)
    {
        if (member.ContainingType is { IsTupleType: true })
        {
            return site.Root.DescendantNodes().OfType<TupleExpressionSyntax>().Where(static tuple => tuple.Parent is not AssignmentExpressionSyntax { Left: TupleExpressionSyntax })
                .SelectMany(static tuple => tuple.Arguments).Select(static argument => argument.Expression).Where(site.IsString);
        }

        return site.Root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
            .Where(creation => site.SymbolOf(creation) is IMethodSymbol constructor && SymbolEqualityComparer.Default.Equals(constructor.ContainingType, member.ContainingType))
            .Select(creation => ((IMethodSymbol)site.SymbolOf(creation)!).Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, member.Name, StringComparison.OrdinalIgnoreCase)) is { } parameter
                ? ArgumentFor(creation.ArgumentList, parameter)
                : null)
            .OfType<ExpressionSyntax>();
    }

    private static ExpressionSyntax? ArgumentFor(ArgumentListSyntax? list, IParameterSymbol parameter) =>
        list?.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name)?.Expression
        ?? (list?.Arguments.Count > parameter.Ordinal && list.Arguments[parameter.Ordinal].NameColon is null ? list.Arguments[parameter.Ordinal].Expression : null);

    // It is Base64 as it is, since it is decoded as it is.
    private bool IsDecoded(ISymbol symbol) => site.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Any(call => Base64Text.IsNamed(call, "FromBase64String") && call.ArgumentList.Arguments is [var coded] && SymbolEqualityComparer.Default.Equals(site.SymbolOf(coded.Expression), symbol));

    // The code is read from it: Substring(0, 3), AsSpan(0, 3), [..3], StartsWith("334").
    private bool HasCode(ISymbol symbol) => site.Root.DescendantNodes().OfType<SimpleNameSyntax>()
        .Where(name => name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(site.SymbolOf(name), symbol))
        .Select(static name => name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? (ExpressionSyntax)member : name)
        .Any(use => use.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Substring" or "AsSpan", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [var start, var length] } } access when access.Expression == use =>
                site.Model.GetConstantValue(start.Expression).Value is 0 && site.Model.GetConstantValue(length.Expression).Value is 3,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "StartsWith", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [var code, ..] } } access when access.Expression == use =>
                CodeConstant.Of(site, code.Expression) is not null,
            ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: RangeExpressionSyntax { LeftOperand: null, RightOperand: { } end } }] } slice when slice.Expression == use =>
                site.Model.GetConstantValue(end).Value is 3,
            _ => false,
        });

    private static TextForm Join(TextForm one, TextForm other) =>
        one == TextForm.Nothing ? other : other == TextForm.Nothing || one == other ? one : TextForm.Unknown;
}
