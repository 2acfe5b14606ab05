using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>Prints what a study found.</summary>
internal static class Report
{
    public static void Print(Study study, TextWriter output)
    {
        var required = study.Outcomes.Where(static outcome => outcome.Mutant.MustBeFound).ToArray();
        var optional = study.Outcomes.Where(static outcome => !outcome.Mutant.MustBeFound).ToArray();
        Header(output, "rule");
        foreach (var rule in required.GroupBy(static outcome => outcome.Mutant.Rules[0]).OrderBy(static group => group.Key, StringComparer.Ordinal))
            Row(output, rule.Key, [.. rule]);
        Row(output, "all", required);
        if (optional.Length > 0)
            Row(output, "silence is right", optional);
        output.WriteLine();
        Header(output, "kind");
        foreach (var kind in study.Outcomes.GroupBy(static outcome => outcome.Mutant.Kind).OrderBy(static group => group.Key))
            Row(output, kind.Key.ToString(), [.. kind]);
        foreach (var (kind, count) in study.NotCompiled.OrderBy(static entry => entry.Key))
            output.WriteLine($"left out, does not compile: {kind} {count}");
        foreach (var (kind, count) in study.AlreadyReported.OrderBy(static entry => entry.Key))
            output.WriteLine($"left out, file has a report of the rule: {kind} {count}");

        List(output, "missed", required.Where(static outcome => outcome.New.IsEmpty).Select(Line));
        List(output, "found with another rule only", required.Where(static outcome => outcome.IsFoundOtherwise).Select(static outcome => $"{Line(outcome)}   [{string.Join(", ", outcome.New.Select(static report => report.Id))}]"));
        List(output, "on files as they are", study.OnOriginals.Select(LineOf));
        PrintFixes([.. study.Outcomes.Where(static outcome => outcome.Fix is not null)], output);
        List(output, "analyzers that threw", study.Faults);
    }

    private static void PrintFixes(Outcome[] tried, TextWriter output)
    {
        if (tried.Length == 0)
            return;
        var results = Enum.GetValues<FixResult>();
        output.WriteLine();
        output.WriteLine($"{"fixes",-22} {"tried",8} {string.Join(' ', results.Select(static result => $"{result,8}"))}");
        foreach (var rule in tried.GroupBy(static outcome => outcome.Fix!.Rule).OrderBy(static group => group.Key, StringComparer.Ordinal).Append(tried.GroupBy(static _ => "all").Single()))
            output.WriteLine($"{rule.Key,-22} {rule.Count(),8} {string.Join(' ', results.Select(result => $"{rule.Count(outcome => outcome.Fix!.Result == result),8}"))}");
        foreach (var result in results.Except([FixResult.Restored, FixResult.Good]))
            List(output, $"fixes, {result}", tried.Where(outcome => outcome.Fix!.Result == result).Select(static outcome => $"{outcome.Fix!.Rule}  {Line(outcome)}"));
    }

    /// <summary>What a fix changed.</summary>
    public static IEnumerable<string> Show(Outcome outcome) => outcome.Fix is not { } trial ? []
        : LineDiff.Of(trial.Before, trial.After).Prepend($"{trial.Result}  {trial.Rule}  {Line(outcome)}   reported: {string.Join("; ", trial.Reports.Select(Reported))}").Append("");

    private static string Reported(Diagnostic report)
    {
        var text = report.Location.SourceTree!.GetText();
        return $"{text.Lines.GetLinePosition(report.Location.SourceSpan.Start).Line + 1} {string.Join(' ', text.ToString(report.Location.SourceSpan).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}";
    }

    public static string Line(Mutant mutant) => $"{mutant.Place}  {mutant.Kind} ({string.Join('/', mutant.Rules)})  {mutant.Description}";

    private static string Line(Outcome outcome) => Line(outcome.Mutant);

    private static string LineOf(Diagnostic report)
    {
        var span = report.Location.GetLineSpan();
        return $"{span.Path}:{span.StartLinePosition.Line + 1}  {report.Id}  {report.GetMessage()}";
    }

    private static void Header(TextWriter output, string first) => output.WriteLine($"{first,-22} {"mutants",8} {"found",8} {"other",8} {"missed",8}");

    private static void Row(TextWriter output, string name, Outcome[] outcomes)
    {
        var found = outcomes.Count(static outcome => outcome.IsFound);
        var share = outcomes.Length == 0 ? 0 : 100.0 * found / outcomes.Length;
        output.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name,-22} {outcomes.Length,8} {found,8} {outcomes.Count(static outcome => outcome.IsFoundOtherwise),8} {outcomes.Count(static outcome => outcome.New.IsEmpty),8}   {share:F1} %"));
    }

    private static void List(TextWriter output, string title, IEnumerable<string> lines)
    {
        var all = lines.ToArray();
        output.WriteLine();
        output.WriteLine($"{title}: {all.Length}");
        foreach (var line in all)
            output.WriteLine($"  {line}");
    }
}
