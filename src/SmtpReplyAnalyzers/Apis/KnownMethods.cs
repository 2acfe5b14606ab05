using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Apis;

/// <summary>What methods outside the SMTP libraries do to a failure: they log it, clean up after it, or end the process.</summary>
internal sealed class KnownMethods
{
    private static readonly string[] LogNamespaces =
    {
        "Microsoft.Extensions.Logging", "Serilog", "NLog", "log4net", "Common.Logging", "Microsoft.ApplicationInsights",
    };

    private static readonly string[] LogTypes =
    {
        "System.Diagnostics.Trace", "System.Diagnostics.Debug", "System.Diagnostics.TraceSource", "System.Diagnostics.EventLog",
        "System.Diagnostics.Activity", "System.Diagnostics.Tracing.EventSource", "System.Diagnostics.Metrics.Counter",
    };

    private static readonly HashSet<string> CleanUpNames = new(StringComparer.Ordinal)
    {
        "Dispose", "DisposeAsync", "Close", "CloseAsync", "Disconnect", "DisconnectAsync", "Quit", "QuitAsync",
        "Stop", "Flush", "FlushAsync", "Clear", "NoOp", "NoOpAsync", "SuppressFinalize",
    };

    private static readonly string[] TakingVerbs = { "Dequeue", "Take", "Pop", "Read", "Receive", "Next", "GetNext", "Fetch", "RemoveAt", "RemoveFirst" };

    private static readonly string[] TestAttributes =
    {
        "Xunit.FactAttribute", "NUnit.Framework.TestAttribute", "NUnit.Framework.TestCaseAttribute", "NUnit.Framework.TestCaseSourceAttribute",
        "NUnit.Framework.SetUpAttribute", "NUnit.Framework.TearDownAttribute", "NUnit.Framework.TestFixtureAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute", "Microsoft.VisualStudio.TestTools.UnitTesting.TestClassAttribute",
        "TUnit.Core.TestAttribute",
    };

    private static readonly string[] UnresolvedTestAttributes =
    {
        "Test", "TestAttribute", "TestCase", "TestCaseSource", "TestFixture", "TestFixtureAttribute", "Fact", "FactAttribute", "Theory", "TestMethod", "TestClass", "SetUp", "TearDown",
    };

    private readonly HashSet<ISymbol> _logTypes;
    private readonly HashSet<ISymbol> _testAttributes;
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _logs = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol? _environment;

    public KnownMethods(Compilation compilation)
    {
        _logTypes = Resolve(compilation, LogTypes);
        _testAttributes = Resolve(compilation, TestAttributes);
        _environment = compilation.GetTypeByMetadataName("System.Environment");
        Console = compilation.GetTypeByMetadataName("System.Console");
    }

    public INamedTypeSymbol? Console { get; }

    /// <summary>Writes to a log, which nobody who could act on a failure is bound to read.</summary>
    public bool IsLogSink(IMethodSymbol method) => method.ContainingType is { } type && _logs.GetOrAdd(type, IsLog);

    private bool IsLog(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (_logTypes.Contains(current.OriginalDefinition))
                return true;
        }

        return IsInLogNamespace(type.ContainingNamespace) || type.AllInterfaces.Any(contract => IsInLogNamespace(contract.ContainingNamespace));
    }

    /// <summary>Leaves a connection or a resource behind; says nothing to anybody.</summary>
    public static bool IsCleanUp(IMethodSymbol method) => IsCleanUp(method.Name);

    /// <summary>The same by name, where the receiver is known to be a client.</summary>
    public static bool IsCleanUp(string name) => CleanUpNames.Contains(name);

    /// <summary>Puts its argument into a queue of the base library.</summary>
    public static bool IsQueueing(IMethodSymbol method) =>
        method.Name is "Enqueue" or "EnqueueRange" or "Push" or "Add" or "TryAdd" or "AddLast" or "Write" or "WriteAsync" or "TryWrite" or "Post" or "SendAsync"
        && Namespaces.NameOf(method.ContainingNamespace) is "System.Collections.Generic" or "System.Collections.Concurrent" or "System.Collections"
            or "System.Threading.Channels" or "System.Threading.Tasks.Dataflow"
        && method.ContainingType.Name is not ("List" or "HashSet" or "Dictionary" or "ArrayList");

    /// <summary>Looks at the next item of a collection and leaves it there: the same one, until something is taken out.</summary>
    public static bool IsPeeking(string method) => method is "Peek" or "TryPeek" or "PeekAsync";

    /// <summary>Takes an item out, or goes on to the next: another one with each call.</summary>
    public static bool IsTaking(IMethodSymbol method)
    {
        foreach (var verb in TakingVerbs)
        {
            if (method.Name.StartsWith(verb, StringComparison.Ordinal) || method.Name.StartsWith("Try" + verb, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Ends the process.</summary>
    public bool IsExit(IMethodSymbol method) =>
        method.Name is "Exit" or "FailFast" && SymbolEqualityComparer.Default.Equals(method.ContainingType, _environment);

    /// <summary>The method, or its class, belongs to a test.</summary>
    public bool IsTest(ISymbol method)
    {
        for (var symbol = method; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            foreach (var attribute in symbol.GetAttributes())
            {
                for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
                {
                    // A test project that is not restored still is one.
                    if (_testAttributes.Contains(type) || (type.TypeKind == TypeKind.Error && Array.IndexOf(UnresolvedTestAttributes, type.Name) >= 0))
                        return true;
                }
            }
        }

        return false;
    }

    private static bool IsInLogNamespace(INamespaceSymbol? symbol)
    {
        var name = Namespaces.NameOf(symbol);
        return Array.Exists(LogNamespaces, root =>
            name.StartsWith(root, StringComparison.Ordinal) && (name.Length == root.Length || name[root.Length] == '.'));
    }

    private static HashSet<ISymbol> Resolve(Compilation compilation, string[] names)
    {
        var resolved = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var name in names)
        {
            if (compilation.GetTypeByMetadataName(name) is { } type)
                resolved.Add(type);
        }

        return resolved;
    }
}
