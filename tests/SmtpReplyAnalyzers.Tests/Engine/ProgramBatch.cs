using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Gates;
using SmtpReplyAnalyzers.Replies;
using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Engine;

/// <summary>Programs that are compiled together: each can be run, and analysed.</summary>
internal sealed class ProgramBatch
{
    // Not optimized: the just-in-time compiler of .NET 10.0.12 crashes on the optimized code of the program with seed 694.
    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, generalDiagnosticOption: ReportDiagnostic.Suppress, concurrentBuild: false);

    private static readonly MetadataReference[] References = [.. CSharpCode.References, MetadataReference.CreateFromFile(typeof(Probe).Assembly.Location)];

    private readonly CSharpCompilation _compilation;
    private readonly CompilationContext _context;
    private readonly Dictionary<int, SyntaxTree> _trees;
    private readonly Assembly _assembly;

    public ProgramBatch(IEnumerable<FlowProgram> programs, CSharpParseOptions parseOptions)
    {
        _trees = programs.ToDictionary(static program => program.Seed, program => CSharpSyntaxTree.ParseText(program.Code, parseOptions, $"P{program.Seed}.cs"));
        _compilation = CSharpCompilation.Create("Programs", _trees.Values, References, Options);
        using var image = new MemoryStream();
        var result = _compilation.Emit(image);
        foreach (var error in result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            Assert.Fail($"{error}\n{error.Location.SourceTree}");
        _assembly = Assembly.Load(image.ToArray());
        _context = new CompilationContext(_compilation, NameClosure.Of(_compilation, default));
    }

    /// <summary>What the program does for each failure: a bit for each statement that runs.</summary>
    public ulong[] Run(FlowProgram program)
    {
        var method = _assembly.GetType("P" + program.Seed)!.GetMethod("Run")!;
        return new ProgramRunner(program, method).RunAll();
    }

    /// <summary>What the engine says of the same; null where it gave up.</summary>
    public ulong[]? Analyze(FlowProgram program)
    {
        var tree = _trees[program.Seed];
        var model = _compilation.GetSemanticModel(tree);
        var method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(static method => method.Identifier.ValueText == "Run");
        var graph = Bodies.GraphOf(method, model, default)!;
        var answer = new ulong[program.Target.Failures.Length + 1];
        // Of a body in which nothing can fail the engine says nothing, unless its values are asked for.
        var run = new Run(new BodyContext(_context, model, model.GetDeclaredSymbol(method)!, default), graph) { Watch = Note, NeedsValues = true };
        run.Execute(FailureSet.Success);
        return run.Context.Budget.IsExhausted ? null : answer;

        void Note(IOperation operation, FailureSet failures)
        {
            if (operation is not IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod.Name: nameof(Probe.Hit) } hit })
                return;
            var bit = 1UL << (int)hit.Arguments[0].Value.ConstantValue.Value!;
            for (var i = 0; i < program.Target.Failures.Length; i++)
            {
                if (failures.Contains(program.Target.Failures[i]))
                    answer[i] |= bit;
            }

            if (failures.HasSuccess)
                answer[^1] |= bit;
        }
    }
}
