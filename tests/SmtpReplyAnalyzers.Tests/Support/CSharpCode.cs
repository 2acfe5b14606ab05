using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Tests.Docs;

namespace SmtpReplyAnalyzers.Tests.Support;

/// <summary>Compiles code as a project of the .NET SDK would that refers to the libraries that mail is sent with.</summary>
internal static class CSharpCode
{
    public const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    public static CSharpCompilationOptions Options { get; } = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly SyntaxTree Usings = Parse(ImplicitUsings, path: "");

    /// <summary>Read once: to read them for each case would cost more than all the rest.</summary>
    public static ImmutableArray<MetadataReference> References { get; } = FindReferences();

    public static SyntaxTree Parse(string code, string path) => CSharpSyntaxTree.ParseText(code, ParseOptions, path);

    private static readonly CSharpCompilation Library = CSharpCompilation.Create("Sample", [Usings], References, Options);
    private static readonly CSharpCompilation Program = Library.WithOptions(Options.WithOutputKind(OutputKind.ConsoleApplication));

    /// <summary>A compilation of the trees with the usings of a new project; a program where one of them has top-level statements.</summary>
    public static CSharpCompilation Compile(params IEnumerable<SyntaxTree> trees)
    {
        var sources = trees.ToArray();
        var hasStatements = sources.Any(static tree => tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any());
        // A compilation that is made from another one shares what that one knows of its references.
        return (hasStatements ? Program : Library).AddSyntaxTrees(sources);
    }

    /// <summary>The same for a Windows app.</summary>
    public static CSharpCompilation CompileForWindows(params IEnumerable<SyntaxTree> trees) => WindowsLibrary.Value.AddSyntaxTrees(trees);

    private static readonly Lazy<CSharpCompilation> WindowsLibrary = new(static () =>
        Library.AddReferences(Directory.EnumerateFiles(Repository.WindowsRuntime, "*.dll").Select(static path => MetadataReference.CreateFromFile(path))));

    public static IEnumerable<Diagnostic> ErrorsOf(Compilation compilation) =>
        compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        string[] libraries = ["MailKit.dll", "MimeKit.dll", "Polly.dll", "Polly.Core.dll", "Polly.Extensions.dll", "Microsoft.Extensions.DependencyInjection.Abstractions.dll", "Microsoft.Extensions.Logging.Abstractions.dll"];
        return Directory.EnumerateFiles(Repository.TargetingPack, "*.dll")
            .Concat(libraries.Select(static library => Path.Combine(AppContext.BaseDirectory, library)))
            .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToImmutableArray();
    }
}
