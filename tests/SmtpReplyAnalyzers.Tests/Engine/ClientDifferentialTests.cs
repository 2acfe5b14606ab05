using System.Collections.Concurrent;
using System.Numerics;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Gates;
using SmtpReplyAnalyzers.Replies;
using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Engine;

/// <summary>
/// Random clients that speak SMTP by themselves are compiled and run against every reply, and the statements that ran are compared with the
/// engine's answer. Replies are text, numbers, digits, enumerations, classes, records, tuples and out parameters; helpers speak, test and throw.
/// </summary>
public sealed class ClientDifferentialTests
{
    private const int InOneCompilation = 100;

    private static readonly int Programs = typeof(SyntaxFactory).Assembly.GetName().Version!.Major < 5 ? 300
        : Environment.GetEnvironmentVariable("CI") == "true" ? 10_000
        : 500;

    private static readonly int[] Codes = [250, .. Enumerable.Range(400, 200)];

    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, generalDiagnosticOption: ReportDiagnostic.Suppress, concurrentBuild: false);

    private static readonly MetadataReference[] References = [.. CSharpCode.References, MetadataReference.CreateFromFile(typeof(Probe).Assembly.Location)];

    [Fact]
    public void What_the_engine_says_of_random_clients_is_what_they_do()
    {
        var faults = new ConcurrentBag<string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = TestContext.Current.CancellationToken };
        Parallel.For(0, Programs / InOneCompilation, options, batch =>
        {
            foreach (var fault in FaultsOf([.. Enumerable.Range(batch * InOneCompilation, InOneCompilation).Select(ClientProgram.Create)]))
                faults.Add(fault);
        });

        Assert.True(faults.IsEmpty, $"{faults.Count} faults. {string.Join("\n\n", faults.OrderBy(static fault => fault.Length).Take(3))}");
    }

    private static IEnumerable<string> FaultsOf(ClientProgram[] programs)
    {
        var trees = programs.Select(static program => CSharpSyntaxTree.ParseText(program.Code, CSharpCode.ParseOptions, $"C{program.Seed}.cs")).ToArray();
        var compilation = CSharpCompilation.Create("Clients", trees, References, Options);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, result.Diagnostics.FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)?.ToString());
        var assembly = Assembly.Load(image.ToArray());
        var context = new CompilationContext(compilation, NameClosure.Of(compilation, default));
        for (var i = 0; i < programs.Length; i++)
        {
            var truth = Run(assembly, programs[i]);
            var answer = Analyze(compilation, context, trees[i], programs[i]);
            var wrong = answer is null ? -1 : Array.FindIndex(Codes, code => truth[Array.IndexOf(Codes, code)] != answer[Array.IndexOf(Codes, code)]);
            if (answer is null)
                yield return $"Seed {programs[i].Seed}: the engine gave up.\n{programs[i].Code}";
            else if (wrong >= 0)
                yield return $"Seed {programs[i].Seed}: for {Codes[wrong]} {Statements(truth[wrong])} run, and the engine says {Statements(answer[wrong])}\n{programs[i].Code}";
        }
    }

    private static ulong[] Run(Assembly assembly, ClientProgram program)
    {
        var run = assembly.GetType("C" + program.Seed)!.GetMethod("Run")!.CreateDelegate<Action<StreamReader, StreamWriter, string, bool>>();
        return [.. Codes.Select(code => Hits(code, free: false) | Hits(code, free: true))];

        ulong Hits(int code, bool free)
        {
            using var reader = new StreamReader(new MemoryStream(Encoding.ASCII.GetBytes($"{code}-first\r\n{code} last line\r\n")));
            return Probe.Run(() => run(reader, StreamWriter.Null, "bob@example.com", free), failure: null);
        }
    }

    private static ulong[]? Analyze(CSharpCompilation compilation, CompilationContext context, SyntaxTree tree, ClientProgram program)
    {
        var model = compilation.GetSemanticModel(tree);
        var method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(static method => method.Identifier.ValueText == "Run");
        var answer = new ulong[Codes.Length];
        var kind = program.IsToRecipient ? FailureKind.ReplyToRecipient : FailureKind.Reply;
        var run = new Run(new BodyContext(context, model, model.GetDeclaredSymbol(method)!, default), Bodies.GraphOf(method, model, default)!) { Watch = Note };
        run.Execute(FailureSet.Success);
        return run.Context.Budget.IsExhausted || run.Attempts.Count == 0 ? null : answer;

        void Note(IOperation operation, FailureSet failures)
        {
            if (operation is not IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod.Name: nameof(Probe.Hit) } hit })
                return;
            var bit = 1UL << (int)hit.Arguments[0].Value.ConstantValue.Value!;
            for (var i = 0; i < Codes.Length; i++)
            {
                if (Codes[i] < 400 ? failures.HasSuccess : failures.Contains(new Failure(kind, Codes[i])))
                    answer[i] |= bit;
            }
        }
    }

    private static string Statements(ulong bits) =>
        bits == 0 ? "nothing" : string.Join(", ", Enumerable.Range(0, BitOperations.Log2(bits) + 1).Where(bit => (bits >> bit & 1) != 0));
}
