using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>What a client's reading gives back of a reply: the line, the code, or a value with members.</summary>
internal sealed class ReplyForm
{
    private const int Deepest = 4;

    private readonly AuthSite _site;
    private readonly ITypeSymbol? _codeType;
    private readonly ISymbol? _codeMember;
    private readonly ISymbol? _textMember;
    private readonly bool _textIsBeside;

    private ReplyForm(AuthSite site, ITypeSymbol type, ITypeSymbol? codeType, ISymbol? codeMember, ISymbol? textMember, bool textIsBeside)
    {
        _site = site;
        Type = type;
        _codeType = codeType;
        _codeMember = codeMember;
        _textMember = textMember;
        _textIsBeside = textIsBeside;
    }

    public ITypeSymbol Type { get; }

    public bool IsLine => _codeType is null;

    /// <summary>The challenge has to be taken from the value, not from a member of the client.</summary>
    public bool HasText => IsLine || (_textMember is not null && !_textIsBeside);

    /// <summary>The names that suit a local for it.</summary>
    public string[] LocalNames => !IsLine && _codeMember is null ? new[] { "code", "replyCode" } : new[] { "reply", "authReply" };

    /// <summary>Null when it cannot be told where the code is.</summary>
    public static ReplyForm? Of(AuthSite site, InvocationExpressionSyntax call)
    {
        var whole = Waiting.Whole(call);
        var type = site.TypeOf(whole) ?? site.TypeOf(call);
        if (type is null || type.TypeKind == TypeKind.Error)
            return null;
        if (type.SpecialType == SpecialType.System_String)
            return ReplyText.FormOf(site, whole) == TextForm.WholeLine || HasCodeTest(site, call) ? new ReplyForm(site, type, null, null, null, false) : null;
        if (IsCode(type))
            return site.MethodOf(call) is { DeclaringSyntaxReferences.IsEmpty: false } method ? new ReplyForm(site, type, type, null, site.DeclarationOf(method) is { } code ? LastText(site, code) : null, true) : null;
        var codes = Members(type).Where(static member => IsCode(TypeOf(member)) && IsCodeName(member)).ToArray();
        // Some keep the three digits as they came.
        if (codes.Length == 0)
            codes = Members(type).Where(static member => TypeOf(member)?.SpecialType == SpecialType.System_String && IsCodeName(member)).ToArray();
        if (codes.Length != 1)
            return null;
        var texts = Members(type).Where(member => TypeOf(member)?.SpecialType == SpecialType.System_String && !SymbolEqualityComparer.Default.Equals(member, codes[0])).ToArray();
        return new ReplyForm(site, type, TypeOf(codes[0]), codes[0], texts.Length == 1 ? texts[0] : texts.FirstOrDefault(static member => member.Name is "Text" or "Message"), false);
    }

    /// <summary>It gives nothing back.</summary>
    public static bool IsBlind(IMethodSymbol method) => method.ReturnsVoid || method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 0 };

    /// <summary>A type of the client's own that has a code among its members.</summary>
    public static bool IsReply(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: false } or { IsTupleType: true } && Members(type).Any(static member => IsCode(TypeOf(member)) && IsCodeName(member));

    /// <summary>The reply has a code.</summary>
    public string Is(string reply, int code, bool mayBeNull = false) =>
        IsLine ? mayBeNull ? $"{reply}?.{Start(code)} == true" : $"{reply}.{Start(code)}" : $"{Code(reply)} == {Written(code)}";

    /// <summary>The reply has another code.</summary>
    public string IsNot(string reply, int code, bool mayBeNull = false) =>
        IsLine ? mayBeNull ? $"{reply}?.{Start(code)} != true" : $"!{reply}.{Start(code)}" : $"{Code(reply)} != {Written(code)}";

    /// <summary>The Base64 of the challenge; null when it is not certain where it stands.</summary>
    public string? Challenge(string reply)
    {
        if (IsLine)
            return ReplyText.Challenge(reply);
        if (_textMember is null)
            return null;
        var text = _textIsBeside ? _textMember.Name : $"{reply}.{_textMember.Name}";
        return ReplyText.FormOf(_site, _textMember) switch
        {
            TextForm.AfterCode => text,
            TextForm.WholeLine => ReplyText.Challenge(text),
            _ => null,
        };
    }

    /// <summary>A text that tells the reply.</summary>
    public string Message(string reply)
    {
        if (IsLine)
            return reply;
        if (_textIsBeside && _textMember is not null)
            return ReplyText.FormOf(_site, _textMember) == TextForm.WholeLine ? _textMember.Name : $"{Code(reply)} + \" \" + {_textMember.Name}";
        return _textMember is null ? $"\"AUTH: \" + {Code(reply)}" : $"{Code(reply)} + \" \" + {reply}.{_textMember.Name}";
    }

    private string Code(string reply) => _codeMember is null ? reply : $"{reply}.{_codeMember.Name}";

    private string Written(int code) => CodeConstant.Write(_site, _codeType!, code)!;

    private string Start(int code) => $"StartsWith({CodeConstant.Write(_site, Type, code)}, {_site.Names.Of("System.StringComparison")}.Ordinal)";

    private static bool IsCode(ITypeSymbol? type) => type is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Int32 };

    private static bool IsCodeName(ISymbol member) => member.Name.IndexOf("code", StringComparison.OrdinalIgnoreCase) >= 0 || member.Name.IndexOf("status", StringComparison.OrdinalIgnoreCase) >= 0;

    private static IEnumerable<ISymbol> Members(ITypeSymbol type) => type is INamedTypeSymbol { IsTupleType: true } tuple
        ? tuple.TupleElements
        : type.GetMembers().Where(static member => !member.IsStatic && !member.IsImplicitlyDeclared && member.DeclaredAccessibility != Accessibility.Private && member is IPropertySymbol or IFieldSymbol { AssociatedSymbol: null });

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    // The first three characters are looked at where the value is kept, or that of another call of the same method.
    private static bool HasCodeTest(AuthSite site, InvocationExpressionSyntax call) => IsKeptAndTested(site, Exchange.WholeOf(call))
        || site.MethodOf(call) is { DeclaringSyntaxReferences.IsEmpty: false } method
            && site.Root.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(other => other != call && SymbolEqualityComparer.Default.Equals(site.MethodOf(other), method) && IsKeptAndTested(site, Exchange.WholeOf(other)));

    private static bool IsKeptAndTested(AuthSite site, ExpressionSyntax whole) =>
        whole.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declaration } when site.Model.GetDeclaredSymbol(declaration) is { } local => ReplyText.FormOf(site, local) == TextForm.WholeLine,
            AssignmentExpressionSyntax assignment when site.SymbolOf(assignment.Left) is { } kept => ReplyText.FormOf(site, kept) == TextForm.WholeLine,
            ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: var arguments, Parent: InvocationExpressionSyntax outer } } argument when site.MethodOf(outer) is { DeclaringSyntaxReferences.IsEmpty: false } method && arguments.IndexOf(argument) is var at && at < method.Parameters.Length =>
                ReplyText.FormOf(site, method.Parameters[at]) == TextForm.WholeLine,
            _ => false,
        };

    // The member of the client that reading leaves the text in.
    private static ISymbol? LastText(AuthSite site, SyntaxNode method)
    {
        var texts = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var seen = new HashSet<SyntaxNode>();
        Collect(method, 0);
        return texts.Count == 1 ? texts.Single() : null;

        void Collect(SyntaxNode node, int depth)
        {
            if (depth > Deepest || !seen.Add(node))
                return;
            foreach (var assignment in EnclosingFunction.Own(node).OfType<AssignmentExpressionSyntax>())
            {
                if (site.IsString(assignment.Left) && site.SymbolOf(assignment.Left) is IFieldSymbol or IPropertySymbol)
                    texts.Add(site.SymbolOf(assignment.Left)!);
            }

            foreach (var call in EnclosingFunction.Own(node).OfType<InvocationExpressionSyntax>())
            {
                if (site.DeclarationOf(site.MethodOf(call)) is { } callee)
                    Collect(callee, depth + 1);
            }
        }
    }
}
