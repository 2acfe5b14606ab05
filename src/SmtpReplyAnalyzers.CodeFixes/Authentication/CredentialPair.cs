using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>The user name and the secret that are in scope, as expressions. Two that could be meant are none.</summary>
/// <param name="User">The user name.</param>
/// <param name="Secret">The password, or the token.</param>
internal sealed record CredentialPair(string User, string Secret)
{
    private static readonly string[] Prefixes = { "smtp", "mail", "email", "auth", "sasl", "server", "account", "sender" };
    private static readonly HashSet<string> Users = new(StringComparer.Ordinal) { "user", "username", "login", "loginname", "account", "accountname", "userid", "authcid" };
    private static readonly HashSet<string> Passwords = new(StringComparer.Ordinal) { "password", "pass", "passwd", "pwd", "passphrase", "secret" };
    private static readonly HashSet<string> Tokens = new(StringComparer.Ordinal) { "token", "accesstoken", "oauthtoken", "bearertoken", "oauth2token" };

    /// <summary>Null when there is no clear pair.</summary>
    /// <param name="site">The site.</param>
    /// <param name="position">Where the pair is used.</param>
    /// <param name="isToken">The mechanism takes a token.</param>
    public static CredentialPair? Find(AuthSite site, int position, bool isToken)
    {
        var visible = site.Model.LookupSymbols(position).Where(symbol => IsUsable(site, symbol, position)).ToArray();
        var secrets = isToken ? new[] { Tokens, Passwords } : new[] { Passwords };
        var user = Named(visible, Users);
        var secret = secrets.Select(names => Named(visible, names)).FirstOrDefault(static found => found.Length > 0) ?? Array.Empty<ISymbol>();
        if (user.Length == 1 && secret.Length == 1)
            return new(user[0].Name, secret[0].Name);
        return user.Length == 0 && secret.Length == 0 ? OfMembers(visible, secrets) : null;
    }

    // The nearest of those with such a name; a field and the property round it are one.
    private static ISymbol[] Named(IEnumerable<ISymbol> symbols, HashSet<string> names) =>
        symbols.Where(symbol => TypeOf(symbol)?.SpecialType == SpecialType.System_String && names.Contains(Word(symbol.Name)))
            .GroupBy(static symbol => symbol is ILocalSymbol or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } ? 0 : 1)
            .OrderBy(static level => level.Key)
            .Select(static level => level.GroupBy(static symbol => Plain(symbol.Name)).Select(static same => same.OrderBy(static symbol => symbol is IPropertySymbol ? 1 : 0).First()).ToArray())
            .FirstOrDefault() ?? Array.Empty<ISymbol>();

    // settings.UserName and settings.Password, credentials.UserName and credentials.Password.
    private static CredentialPair? OfMembers(IEnumerable<ISymbol> visible, HashSet<string>[] secrets)
    {
        var pairs = new List<CredentialPair>();
        foreach (var symbol in visible)
        {
            if (TypeOf(symbol) is not INamedTypeSymbol { SpecialType: SpecialType.None } type)
                continue;
            var members = type.GetMembers().Where(static member => !member.IsStatic && member.DeclaredAccessibility == Accessibility.Public && member is IPropertySymbol { IsIndexer: false } or IFieldSymbol).ToArray();
            var user = Named(members, Users);
            var secret = secrets.Select(names => Named(members, names)).FirstOrDefault(static found => found.Length > 0) ?? Array.Empty<ISymbol>();
            if (user.Length == 1 && secret.Length == 1)
                pairs.Add(new($"{symbol.Name}.{user[0].Name}", $"{symbol.Name}.{secret[0].Name}"));
        }

        return pairs.Count == 1 ? pairs[0] : null;
    }

    private static bool IsUsable(AuthSite site, ISymbol symbol, int position) => symbol switch
    {
        ILocalSymbol local => site.DeclarationOf(local) is { } declaration && declaration.Span.End <= position,
        IParameterSymbol { RefKind: RefKind.None or RefKind.In } => true,
        IFieldSymbol or IPropertySymbol { GetMethod: not null, IsIndexer: false } =>
            (symbol.IsStatic || site.Function?.Symbol is not { IsStatic: true }) && IsOfTheType(site, symbol),
        _ => false,
    };

    private static bool IsOfTheType(AuthSite site, ISymbol member) =>
        site.Type is not null && site.Model.GetDeclaredSymbol(site.Type) is INamedTypeSymbol type && SymbolEqualityComparer.Default.Equals(member.ContainingType, type)
        || member.ContainingType?.TypeKind == TypeKind.Class && !member.IsStatic;

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static string Plain(string name)
    {
        var plain = name.Replace("_", string.Empty).ToLowerInvariant();
        return name.StartsWith("m_", StringComparison.Ordinal) ? plain.Substring(1) : plain;
    }

    private static string Word(string name)
    {
        var word = Plain(name);
        while (Prefixes.FirstOrDefault(prefix => word.Length > prefix.Length && word.StartsWith(prefix, StringComparison.Ordinal) && !Users.Contains(word)) is { } found)
            word = word.Substring(found.Length);
        return word;
    }
}
