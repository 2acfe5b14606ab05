using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpReplyAnalyzers.Benchmarks;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Rules;

// Runs our analyzer and two reference analyzers in turn over a folder of C# files, warm and in one process, and prints ratios.
// The first folder below it is one compilation. Usage: dotnet run -c Release --project tests/SmtpReplyAnalyzers.Benchmarks -- FOLDER [ROUNDS]
if (args.Length == 0 || !Directory.Exists(args[0]))
{
    Console.Error.WriteLine("usage: SmtpReplyAnalyzers.Benchmarks FOLDER [ROUNDS]");
    return 2;
}

var rounds = args.Length > 1 ? int.Parse(args[1]) : 5;
var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
    .Where(static path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
    .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))
    .ToArray();
var all = Corpus.Load(args[0], references, static text => true);
var withoutSmtp = Corpus.Load(args[0], references, static text => !text.Contains("Smtp", StringComparison.Ordinal) && !text.Contains("MailKit", StringComparison.Ordinal));

var own = new Dictionary<string, List<double>>();
var whole = new Dictionary<string, List<double>>();
for (var round = -1; round < rounds; round++)
{
    // Round -1 warms up and is not counted.
    await MeasureAsync("Ours", all, static () => new ReplyFlowAnalyzer(), round);
    await MeasureAsync("BindOnly", all, static () => new BindOnlyAnalyzer(), round);
    await MeasureAsync("Ours, no SMTP", withoutSmtp, static () => new ReplyFlowAnalyzer(), round);
    await MeasureAsync("Empty, no SMTP", withoutSmtp, static () => new EmptyAnalyzer(), round);
}

foreach (var name in own.Keys)
    Console.WriteLine($"{name,-16} own {Median(own[name]),8:F0} ms   whole {Median(whole[name]),8:F0} ms");
Console.WriteLine($"own time, ours / BindOnly             {Ratio(own, "Ours", "BindOnly"):F2}   (at most 1.5)");
Console.WriteLine($"whole run, ours / BindOnly            {Ratio(whole, "Ours", "BindOnly"):F3}  (at most 1.05)");
Console.WriteLine($"whole run without SMTP, ours / Empty  {Ratio(whole, "Ours, no SMTP", "Empty, no SMTP"):F3}  (at most 1.05)");
Console.WriteLine($"budgets hit                           {Budget.Exhaustions}");
return 0;

async Task MeasureAsync(string name, IReadOnlyList<CSharpCompilation> corpus, Func<DiagnosticAnalyzer> make, int round)
{
    var (ownTime, watch) = (0.0, new Stopwatch());
    foreach (var source in corpus)
    {
        // A clone binds anew, as each build does.
        var analyzer = make();
        var run = source.Clone().WithAnalyzers([analyzer], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        watch.Start();
        run.Compilation.GetDiagnostics();
        await run.GetAnalyzerDiagnosticsAsync();
        watch.Stop();
        ownTime += (await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime.TotalMilliseconds;
    }

    if (round < 0)
        return;
    (own.TryGetValue(name, out var owns) ? owns : own[name] = new()).Add(ownTime);
    (whole.TryGetValue(name, out var wholes) ? wholes : whole[name] = new()).Add(watch.Elapsed.TotalMilliseconds);
}

// Pair by pair, so that a machine that slows down slows both.
static double Ratio(Dictionary<string, List<double>> times, string ours, string reference) =>
    Median(times[ours].Zip(times[reference], static (a, b) => a / b).ToList());

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
