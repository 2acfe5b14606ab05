using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Apis;

/// <summary>The SMTP libraries as one compilation sees them: symbols for what the data of each library names.</summary>
internal sealed class SmtpApis
{
    private static readonly ConditionalWeakTable<Compilation, SmtpApis> Cache = new();

    private readonly Dictionary<ISymbol, SmtpLibrary> _clients = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol?[] _exceptions = new INamedTypeSymbol?[FailureKinds.Count];
    private readonly INamedTypeSymbol?[] _inner = new INamedTypeSymbol?[FailureKinds.Count];
    private readonly HashSet<ISymbol> _statusCodes = new(SymbolEqualityComparer.Default);

    private SmtpApis(Compilation compilation)
    {
        foreach (var library in new[] { SystemNetMail.Library, MailKit.Library })
        {
            foreach (var name in library.ClientTypes)
            {
                if (compilation.GetTypeByMetadataName(name) is { } client)
                    _clients[client] = library;
            }

            foreach (var (kind, exception, inner) in library.Exceptions)
            {
                _exceptions[(int)kind] = compilation.GetTypeByMetadataName(exception);
                _inner[(int)kind] = inner is null ? null : compilation.GetTypeByMetadataName(inner);
            }

            if (compilation.GetTypeByMetadataName(library.StatusCode) is { } statusCode)
                _statusCodes.Add(statusCode);
        }

        AllFailures = new[] { SystemNetMail.Library, MailKit.Library }.SelectMany(static library => library.Members)
            .Aggregate(FailureSet.Empty, static (all, member) => all.Union(member.Failures))
            .WhereKind(kind => _exceptions[(int)kind] is not null);
        Exception = compilation.GetTypeByMetadataName("System.Exception");
        KnownMethods = new KnownMethods(compilation);
    }

    public INamedTypeSymbol? Exception { get; }

    public KnownMethods KnownMethods { get; }

    public static SmtpApis For(Compilation compilation) => Cache.GetValue(compilation, static c => new SmtpApis(c));

    /// <summary>The names of all failing members of all libraries.</summary>
    public static bool IsFailingName(string name) => FailingNames.Contains(name);

    private static readonly HashSet<string> FailingNames =
        new(SystemNetMail.Library.Members.Concat(MailKit.Library.Members).Select(member => member.Name), StringComparer.Ordinal);

    /// <summary>What is known of a call of <paramref name="method"/> on a receiver of the static type <paramref name="receiver"/>; null when it is no failing member.</summary>
    public FailingMember? FindMember(IMethodSymbol method, ITypeSymbol? receiver)
    {
        if (receiver is null || !IsFailingName(method.Name) || FindLibrary(receiver) is not { } library)
            return null;
        foreach (var member in library.Members)
        {
            if (member.Name == method.Name && FirstParameterFits(member, method))
                return member;
        }

        return null;
    }

    /// <summary>A value of this type speaks SMTP.</summary>
    public bool IsClient(ITypeSymbol? type) => type is not null && FindLibrary(type) is not null;

    /// <summary>An enumeration whose values are reply codes.</summary>
    public bool IsStatusCode(ITypeSymbol? type) => type is not null && _statusCodes.Contains(type);

    /// <summary>The exact type of the exception, or null where its library is not referenced.</summary>
    public INamedTypeSymbol? ExceptionOf(FailureKind kind) => _exceptions[(int)kind];

    /// <summary>The exact type of the inner exception; null when there is none.</summary>
    public INamedTypeSymbol? InnerExceptionOf(FailureKind kind) => _inner[(int)kind];

    /// <summary>An exception type that carries a reply code, or that some of whose subtypes do and nothing but SMTP raises.</summary>
    public bool CarriesCode(ITypeSymbol type)
    {
        if (SymbolEqualityComparer.Default.Equals(type, Exception) || type.SpecialType == SpecialType.System_Object)
            return false;
        for (var kind = FailureKind.None; (int)kind < FailureKinds.Count; kind++)
        {
            if (kind.CarriesCode() && ExceptionOf(kind) is { } carrier && Flow.Types.DerivesFrom(carrier, type))
                return true;
        }

        return false;
    }

    /// <summary>An exception type that nothing but SMTP raises.</summary>
    public bool IsSmtpException(ITypeSymbol? type) => type?.Name.StartsWith("Smtp", StringComparison.Ordinal) == true
        && Array.Exists(_exceptions, exception => SymbolEqualityComparer.Default.Equals(exception, type));

    /// <summary>All that may go wrong in the libraries that the compilation refers to.</summary>
    public FailureSet AllFailures { get; }

    private static bool FirstParameterFits(FailingMember member, IMethodSymbol method)
    {
        if (member.FirstParameterType is null)
            return true;
        return method.Parameters.Length > 0 && method.Parameters[0].Type.ToDisplayString() == member.FirstParameterType;
    }

    private SmtpLibrary? FindLibrary(ITypeSymbol type)
    {
        if (_clients.TryGetValue(type.OriginalDefinition, out var library))
            return library;
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (_clients.TryGetValue(current, out library))
                return library;
        }

        foreach (var contract in type.AllInterfaces)
        {
            if (_clients.TryGetValue(contract, out library))
                return library;
        }

        if (type is ITypeParameterSymbol parameter)
        {
            foreach (var constraint in parameter.ConstraintTypes)
            {
                if (FindLibrary(constraint) is { } found)
                    return found;
            }
        }

        return null;
    }
}
