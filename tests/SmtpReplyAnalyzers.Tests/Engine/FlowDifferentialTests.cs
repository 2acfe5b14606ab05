using System.Collections.Concurrent;
using System.Numerics;
using Microsoft.CodeAnalysis.CSharp;
using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Engine;

/// <summary>
/// Random programs are compiled and run for every failure, and the statements that ran are compared with the engine's answer: never
/// fewer, and the same ones where nothing is unknown.
/// </summary>
public sealed class FlowDifferentialTests
{
    private const int InOneCompilation = 250;

    // All of them are for CI, and for the compiler that the analyzers run on today.
    private static readonly int Programs = typeof(SyntaxFactory).Assembly.GetName().Version!.Major < 5 ? 500
        : Environment.GetEnvironmentVariable("CI") == "true" ? 10_000
        : 1_000;

    [Fact]
    public void What_the_engine_says_of_random_programs_is_what_they_do()
    {
        var faults = new ConcurrentBag<(int Seed, string Text)>();
        var exact = 0;
        Parallel.For(0, Programs / InOneCompilation, Options, batch =>
        {
            var programs = Enumerable.Range(batch * InOneCompilation, InOneCompilation).Select(ProgramGenerator.Create).ToArray();
            var compiled = new ProgramBatch(programs, CSharpCode.ParseOptions);
            foreach (var program in programs)
            {
                if (FaultOf(program, compiled) is { } fault)
                    faults.Add((program.Seed, fault));
                if (program.IsExact)
                    Interlocked.Increment(ref exact);
            }
        });

        Assert.True(faults.IsEmpty, $"{faults.Count} faults. {string.Join("\n\n", faults.OrderBy(static fault => fault.Text.Length).Take(3).Select(static fault => fault.Text))}");
        Assert.InRange(exact, Programs / 3, Programs);
    }

    private static ParallelOptions Options => new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = TestContext.Current.CancellationToken };

    private static string? FaultOf(FlowProgram program, ProgramBatch compiled)
    {
        var truth = compiled.Run(program);
        if (compiled.Analyze(program) is not { } answer)
            return $"Seed {program.Seed}: the engine gave up.\n{program.Code}";
        var faults = new List<string>();
        for (var i = 0; i < truth.Length; i++)
        {
            var isSuccess = i == program.Target.Failures.Length;
            if (isSuccess && !program.TellsSuccess)
                continue;
            var missed = truth[i] & ~answer[i];
            var added = program.IsExact ? answer[i] & ~truth[i] : 0;
            if (missed != 0)
                faults.Add($"{(isSuccess ? "success" : program.Target.Failures[i])}: {Statements(missed)} run, which the engine rules out");
            if (added != 0)
                faults.Add($"{(isSuccess ? "success" : program.Target.Failures[i])}: {Statements(added)} do not run, which the engine expects");
        }

        return faults.Count == 0 ? null : $"Seed {program.Seed}: {faults.Count} failures, such as\n  {string.Join("\n  ", faults.Take(3))}\n{program.Code}";
    }

    private static string Statements(ulong bits) =>
        string.Join(", ", Enumerable.Range(0, BitOperations.Log2(bits) + 1).Where(bit => (bits >> bit & 1) != 0));
}
