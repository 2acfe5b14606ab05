using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>Files of other people, read from a folder outside the repository: what lies below one of its folders is one project.</summary>
internal static class Sources
{
    private const string GlobalUsings = "global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith("SmtpReplyAnalyzers", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public static IEnumerable<Project> Load(string folder, string[] references)
    {
        var groups = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .GroupBy(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0]);
        var more = references.Select(static path => MetadataReference.CreateFromFile(path)).ToArray();
        foreach (var group in groups)
        {
            using var workspace = new AdhocWorkspace();
            var id = ProjectId.CreateNewId();
            var solution = workspace.CurrentSolution
                .AddProject(ProjectInfo.Create(id, VersionStamp.Default, group.Key, group.Key, LanguageNames.CSharp, compilationOptions: Options, parseOptions: ParseOptions, metadataReferences: [.. References, .. more]))
                .AddDocument(DocumentId.CreateNewId(id), "GlobalUsings.g.cs", GlobalUsings, filePath: "GlobalUsings.g.cs");
            foreach (var file in group)
            {
                var name = Path.GetRelativePath(folder, file);
                solution = solution.AddDocument(DocumentId.CreateNewId(id), name, SourceText.From(File.ReadAllText(file)), filePath: name);
            }

            yield return solution.GetProject(id)!;
        }
    }
}
