using System.Collections.Concurrent;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmtpReplyAnalyzers.Proof.Tests.Harness;

/// <summary>The text of a class <c>Mailer</c>, compiled in memory with its waits recorded.</summary>
internal static class MailerCode
{
    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly ConcurrentDictionary<string, byte[]> Images = new(StringComparer.Ordinal);

    /// <summary>Loads the class anew, so that its static fields belong to one run.</summary>
    public static Type Load(string source)
    {
        using var image = new MemoryStream(Images.GetOrAdd(source, Emit));
        var context = new AssemblyLoadContext("mailer", isCollectible: true);
        return context.LoadFromStream(image).GetType("Mailer") ?? throw new InvalidOperationException("The source has no class Mailer.");
    }

    /// <summary>Compiles the text as it stands, and fails with it where it has errors.</summary>
    public static CSharpCompilation Compile(string source, IEnumerable<MetadataReference> references)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest), path: "Mailer.cs");
        var compilation = CSharpCompilation.Create("Mailer", [tree], references, Options);
        AssertNoErrors(compilation.GetDiagnostics(), source);
        return compilation;
    }

    private static byte[] Emit(string source)
    {
        using var image = new MemoryStream();
        var compilation = Rewrite(Compile(source, CodeReferences.WithPolly));
        AssertNoErrors(compilation.Emit(image).Diagnostics, compilation.SyntaxTrees.Single().ToString());
        return image.ToArray();
    }

    private static CSharpCompilation Rewrite(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees.Single();
        var root = new TimeRewriter(compilation.GetSemanticModel(tree)).Visit(tree.GetRoot());
        return compilation.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(root, tree.Options));
    }

    private static void AssertNoErrors(IEnumerable<Diagnostic> diagnostics, string source)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
            Assert.Fail(string.Join('\n', errors.Select(error => error.ToString())) + "\n\n" + source);
    }
}
