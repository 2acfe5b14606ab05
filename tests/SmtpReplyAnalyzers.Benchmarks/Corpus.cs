using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmtpReplyAnalyzers.Benchmarks;

/// <summary>Files of other people, read from a folder outside the repository.</summary>
internal static class Corpus
{
    private const string GlobalUsings = "global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    public static IReadOnlyList<CSharpCompilation> Load(string folder, MetadataReference[] references, Func<string, bool> accept)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);
        return Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .GroupBy(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0])
            .Select(group => CSharpCompilation.Create(group.Key, Parse(group, accept), references, options))
            .ToArray();
    }

    private static IEnumerable<SyntaxTree> Parse(IEnumerable<string> files, Func<string, bool> accept) => files
        .Select(static file => (Path: file, Text: File.ReadAllText(file)))
        .Where(file => accept(file.Text))
        .Select(static file => CSharpSyntaxTree.ParseText(file.Text, path: file.Path))
        .Append(CSharpSyntaxTree.ParseText(GlobalUsings));
}
