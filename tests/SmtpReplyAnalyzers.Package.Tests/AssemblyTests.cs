using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using SmtpReplyAnalyzers.Package.Tests.Support;

namespace SmtpReplyAnalyzers.Package.Tests;

/// <summary>What the packed assemblies ask of the host that loads them: a version it lacks is CS8032, and the rules are silent.</summary>
public sealed class AssemblyTests(PackedProduct product)
{
    private const string Analyzers = "analyzers/dotnet/cs/SmtpReplyAnalyzers.dll";
    private const string CodeFixes = "analyzers/dotnet/cs/SmtpReplyAnalyzers.CodeFixes.dll";

    /// <summary>The portable PDB's "Source Link" kind (Portable PDB specification, CustomDebugInformation).</summary>
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    private static readonly HashSet<string> Host =
    [
        "netstandard 2.0.0.0",
        "Microsoft.CodeAnalysis 4.8.0.0",
        "Microsoft.CodeAnalysis.CSharp 4.8.0.0",
        "System.Collections.Immutable 7.0.0.0",
    ];

    private static readonly HashSet<string> Workspace =
    [
        .. Host,
        "Microsoft.CodeAnalysis.Workspaces 4.8.0.0",
        "Microsoft.CodeAnalysis.CSharp.Workspaces 4.8.0.0",
        "SmtpReplyAnalyzers 0.0.0.0",
    ];

    [Fact]
    public void The_analyzers_reference_only_what_every_compiler_host_has() => Assert.Empty(References(Analyzers).Except(Host));

    [Fact]
    public void The_code_fixes_reference_only_what_every_editor_has() => Assert.Empty(References(CodeFixes).Except(Workspace));

    /// <summary>Attributes such as [Shared] bind the assembly to one version of System.Composition.</summary>
    [Fact]
    public void Nothing_is_composed_but_by_ExportCodeFixProvider() => Assert.All([Analyzers, CodeFixes], entry =>
    {
        using var pe = Open(entry);
        var reader = pe.GetMetadataReader();
        Assert.DoesNotContain(
            reader.TypeReferences.Select(handle => reader.GetString(reader.GetTypeReference(handle).Namespace)),
            name => name.StartsWith("System.Composition", StringComparison.Ordinal) || name.StartsWith("System.ComponentModel.Composition", StringComparison.Ordinal));
    });

    [Fact]
    public void Symbols_are_embedded_and_lead_to_the_repository_at_the_commit() => Assert.All([Analyzers, CodeFixes], entry =>
    {
        var metadata = product.Nuspec().Descendants().Single(element => element.Name.LocalName == "repository");
        var path = new Uri(metadata.Attribute("url")!.Value).AbsolutePath;
        using var pe = Open(entry);
        using var symbols = Symbols(pe);
        var reader = symbols.GetMetadataReader();

        var link = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).Single(information => reader.GetGuid(information.Kind) == SourceLink);
        Assert.Contains($"{path}/{metadata.Attribute("commit")!.Value}/*", Encoding.UTF8.GetString(reader.GetBlobBytes(link.Value)));
        Assert.All(reader.Documents, document => Assert.StartsWith("/_/", reader.GetString(reader.GetDocument(document).Name)));
    });

    [Fact]
    public async Task Two_builds_in_different_folders_give_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        await product.PackAsync(folder["elsewhere"], folder["feed"]);
        var again = Path.Combine(folder["feed"], Path.GetFileName(product.PackagePath));

        Assert.All([Analyzers, CodeFixes], entry => Assert.Equal(product.Read(entry), PackedProduct.Read(again, entry)));
    }

    private IEnumerable<string> References(string entry)
    {
        using var pe = Open(entry);
        var reader = pe.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(reader.GetAssemblyReference).Select(reference => $"{reader.GetString(reference.Name)} {reference.Version}")];
    }

    private PEReader Open(string entry) => new(new MemoryStream(product.Read(entry)));

    private static MetadataReaderProvider Symbols(PEReader pe) => pe.ReadEmbeddedPortablePdbDebugDirectoryData(
        pe.ReadDebugDirectory().Single(directory => directory.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));
}
