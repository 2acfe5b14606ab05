using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>Compiles a page's code as a project of the .NET SDK would, with every analyzer of the package on.</summary>
internal static class SampleCompiler
{
    public static Task<ImmutableArray<Diagnostic>> CompileAsync(string code, CancellationToken cancellationToken) =>
        CompileAsync(new Dictionary<string, string> { ["Sample.cs"] = code }, cancellationToken);

    /// <summary>The compiler's errors and the analyzers' reports, suggestions included.</summary>
    /// <param name="sources">The text of each file, by its name.</param>
    public static async Task<ImmutableArray<Diagnostic>> CompileAsync(IReadOnlyDictionary<string, string> sources, CancellationToken cancellationToken)
    {
        var compilation = CSharpCode.Compile(sources.Select(static source => CSharpCode.Parse(source.Value, source.Key)));

        return [.. CSharpCode.ErrorsOf(compilation), .. await Analysis.ReportsOfAsync(compilation, cancellationToken)];
    }

    /// <summary>A document with the code, in a project of its own.</summary>
    public static Document AddTo(Workspace workspace, string code)
    {
        var project = workspace.CurrentSolution.AddProject("Sample", "Sample", LanguageNames.CSharp)
            .WithParseOptions(CSharpCode.ParseOptions)
            .WithCompilationOptions(CSharpCode.Options)
            .WithMetadataReferences(CSharpCode.References)
            .AddDocument("Usings.cs", CSharpCode.ImplicitUsings).Project;
        return project.AddDocument("Sample.cs", code);
    }

    public static async Task<ImmutableArray<Diagnostic>> ReportsOfAsync(Project project, CancellationToken cancellationToken) =>
        await Analysis.ReportsOfAsync((await project.GetCompilationAsync(cancellationToken))!, cancellationToken);
}
