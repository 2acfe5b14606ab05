using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpReplyAnalyzers.Tests.Flow;

/// <summary>Expressions over a text, compiled into one assembly: each can be bound, and run.</summary>
internal sealed class PureProgram
{
    private readonly Func<string, object?>[] _run;
    private readonly IOperation[] _bound;

    public PureProgram(IReadOnlyList<string> expressions, LanguageVersion version = LanguageVersion.Preview)
    {
        var source = """
            using System; using System.Collections.Frozen; using System.Collections.Generic; using System.Collections.Immutable;
            using System.Globalization; using System.Linq; using System.Net.Mail; using System.Text.RegularExpressions;
            public enum Small : byte { None, One, Two, Other = 200 }
            [Flags] public enum Bits { A = 1, B = 2, C = 4 }
            public enum Twins { A = 1, B = 1, C = 2 }
            public static class Program
            {
            #pragma warning disable

            """ + string.Concat(expressions.Select(static (expression, i) => $"    public static object M{i}(string line) => {expression};\n")) + "}";
        var compilation = Compile(source, version);
        var tree = compilation.SyntaxTrees[0];
        using var image = new MemoryStream();
        var result = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        var program = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image).GetType("Program")!;
        _run = [.. expressions.Select((_, i) => program.GetMethod("M" + i)!.CreateDelegate<Func<string, object?>>())];
        var model = compilation.GetSemanticModel(tree);
        _bound = [.. tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Select(method => ((IReturnOperation)((IBlockOperation)model.GetOperation(method.ExpressionBody!)!).Operations[0]).ReturnedValue!)];
    }

    /// <summary>A compilation that knows the base library.</summary>
    public static CSharpCompilation Empty(string source = "") => Compile(source, LanguageVersion.Preview);

    /// <summary>The expression without the boxing of its result.</summary>
    public IOperation Bound(int index) => _bound[index] is IConversionOperation { IsImplicit: true, Operand: var operand } ? operand : _bound[index];

    /// <summary>False where the expression throws.</summary>
    public bool Runs(int index, string line, out object? result)
    {
        try
        {
            result = _run[index](line);
            return true;
        }
        catch (Exception)
        {
            result = null;
            return false;
        }
    }

    private static CSharpCompilation Compile(string source, LanguageVersion version)
    {
        var references = typeof(PureProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "TargetingPackReferences").Value!;
        return CSharpCompilation.Create(
            "Pure" + version,
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version), cancellationToken: TestContext.Current.CancellationToken)],
            Directory.GetFiles(references, "*.dll").Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }
}
