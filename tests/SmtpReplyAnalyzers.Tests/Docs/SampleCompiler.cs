using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>Compiles a page's code as a project of the .NET SDK would, with every analyzer of the package on.</summary>
internal static class SampleCompiler
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly ImmutableArray<MetadataReference> References = FindReferences();
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);
    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions);

    public static Task<ImmutableArray<Diagnostic>> CompileAsync(string code, CancellationToken cancellationToken) =>
        CompileAsync(new Dictionary<string, string> { ["Sample.cs"] = code }, cancellationToken);

    /// <summary>The compiler's errors and the analyzers' reports, suggestions included.</summary>
    /// <param name="sources">The text of each file, by its name.</param>
    public static async Task<ImmutableArray<Diagnostic>> CompileAsync(IReadOnlyDictionary<string, string> sources, CancellationToken cancellationToken)
    {
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source.Value, ParseOptions, source.Key, cancellationToken: cancellationToken)).ToArray();
        var hasStatements = trees.Any(tree => tree.GetCompilationUnitRoot(cancellationToken).Members.OfType<GlobalStatementSyntax>().Any());
        var kind = hasStatements ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var compilation = CSharpCompilation.Create("Sample", [.. trees, Usings], References, Options.WithOutputKind(kind));

        var errors = compilation.GetDiagnostics(cancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return [.. errors, .. await ReportsOfAsync(compilation, cancellationToken)];
    }

    /// <summary>A document with the code, in a project of its own that knows no Polly: a fix writes a loop there.</summary>
    public static Document AddTo(Workspace workspace, string code)
    {
        var project = workspace.CurrentSolution.AddProject("Sample", "Sample", LanguageNames.CSharp)
            .WithParseOptions(ParseOptions)
            .WithCompilationOptions(Options)
            .WithMetadataReferences(References.Where(static reference => !Path.GetFileName(reference.Display!).StartsWith("Polly", StringComparison.Ordinal)))
            .AddDocument("Usings.cs", ImplicitUsings).Project;
        return project.AddDocument("Sample.cs", code);
    }

    public static async Task<ImmutableArray<Diagnostic>> ReportsOfAsync(Project project, CancellationToken cancellationToken) =>
        await ReportsOfAsync((await project.GetCompilationAsync(cancellationToken))!, cancellationToken);

    private static Task<ImmutableArray<Diagnostic>> ReportsOfAsync(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.WithAnalyzers([.. RuleCatalogue.Analyzers]).GetAnalyzerDiagnosticsAsync(cancellationToken);

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        string[] libraries =
        [
            "MailKit.dll", "MimeKit.dll", "Polly.dll", "Polly.Core.dll", "Polly.Extensions.dll",
            "Microsoft.Extensions.Logging.Abstractions.dll", "Microsoft.Extensions.DependencyInjection.Abstractions.dll",
        ];
        return Directory.EnumerateFiles(Repository.TargetingPack, "*.dll")
            .Concat(libraries.Select(static library => Path.Combine(AppContext.BaseDirectory, library)))
            .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToImmutableArray();
    }
}
