using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>The analyzers and fixes, of this build or of a folder.</summary>
internal sealed record RuleSet(ImmutableArray<DiagnosticAnalyzer> Analyzers, ImmutableArray<CodeFixProvider> Fixes)
{
    /// <summary>The rules on the AUTH exchange.</summary>
    public const string Prefix = "SMTP20";

    public static RuleSet Load(string? folder)
    {
        var context = folder is null ? AssemblyLoadContext.Default : new FolderContext(Path.GetFullPath(folder));
        Assembly[] assemblies = [context.LoadFromAssemblyName(new AssemblyName("SmtpReplyAnalyzers")), context.LoadFromAssemblyName(new AssemblyName("SmtpReplyAnalyzers.CodeFixes"))];
        return new RuleSet(CreateAll<DiagnosticAnalyzer>(assemblies), CreateAll<CodeFixProvider>(assemblies));
    }

    private static ImmutableArray<T> CreateAll<T>(Assembly[] assemblies) =>
    [
        .. assemblies.SelectMany(static assembly => assembly.GetTypes())
            .Where(static type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
            .OrderBy(static type => type.FullName, StringComparer.Ordinal)
            .Select(static type => (T)Activator.CreateInstance(type, nonPublic: true)!),
    ];

    /// <summary>Takes our two assemblies from the folder, and Roslyn from this tool.</summary>
    private sealed class FolderContext(string folder) : AssemblyLoadContext("rules")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var file = Path.Combine(folder, assemblyName.Name + ".dll");
            return assemblyName.Name!.StartsWith("SmtpReplyAnalyzers", StringComparison.Ordinal) && File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }
    }
}
