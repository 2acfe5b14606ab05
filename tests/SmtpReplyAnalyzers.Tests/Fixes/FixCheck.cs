using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using SmtpReplyAnalyzers.CodeFixes;
using SmtpReplyAnalyzers.CodeFixes.Rules;
using SmtpReplyAnalyzers.Rules;
using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>
/// Applies a fix to code with marked reports and compares the text, one report after the other and by Fix All in document, project and solution.
/// <c>{|SMTP1003:…|}</c> marks a warning, <c>{|SMTP1003?:…|}</c> a suggestion; nothing may be reported afterwards but what is still marked.
/// </summary>
/// <typeparam name="TFix">The fix.</typeparam>
internal sealed partial class FixCheck<TFix>
    where TFix : CodeFixProvider, new()
{
    public string Key { get; init; } = FixKeys.FailureSwallowed;

    public bool Polly { get; init; }

    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    public bool IsProgram { get; init; }

    /// <summary>Rules that speak of the same code and are tested elsewhere.</summary>
    public string[] Ignored { get; init; } = [];

    /// <summary>Lines of an .editorconfig for all files.</summary>
    public string? Config { get; init; }

    /// <summary>Checks what becomes of the code.</summary>
    public Task BecomesAsync(string code, string expected) => RunAsync(code, expected);

    /// <summary>Checks that nothing is offered.</summary>
    public Task StaysAsync(string code) => RunAsync(code, code);

    private async Task RunAsync(string code, string expected)
    {
        var test = new Test(Language) { CodeActionEquivalenceKey = Key };
        test.DisabledDiagnostics.AddRange(Ignored);
        foreach (var (state, text) in new[] { (test.TestState, code), (test.FixedState, expected) })
        {
            Fill(state, text);
            if (Language >= LanguageVersion.CSharp10)
                state.Sources.Add(CSharpCode.ImplicitUsings);
            state.OutputKind = IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
            state.AdditionalReferences.AddRange(CSharpCode.References.Where(reference => Polly || !Path.GetFileName(reference.Display!).StartsWith("Polly", StringComparison.Ordinal)));
            if (Config is not null)
                state.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n\n[*.cs]\n{Config}\n"));
        }

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static void Fill(SolutionState state, string text)
    {
        var number = 0;
        state.Sources.Add(Mark().Replace(text, match =>
        {
            var severity = match.Groups["suggestion"].Success ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
            state.ExpectedDiagnostics.Add(new DiagnosticResult(match.Groups["id"].Value, severity).WithLocation(number).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
            return $"{{|#{number++}:";
        }));
    }

    [GeneratedRegex(@"\{\|(?<id>SMTP\d{4})(?<suggestion>\?)?:")]
    private static partial Regex Mark();

    private sealed class Test : CSharpCodeFixTest<ReplyFlowAnalyzer, TFix, DefaultVerifier>
    {
        private readonly LanguageVersion _language;

        public Test(LanguageVersion language)
        {
            _language = language;
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            CompilerDiagnostics = CompilerDiagnostics.Warnings;
            CodeActionValidationMode = CodeActionValidationMode.Full;
            DisabledDiagnostics.AddRange(["CS1591", "CS9113"]);

            // A retry that is there has a pace, a limit, recipients and a connection of its own; one that a fix writes must be right in all.
            if (new TFix() is TransientTreatedAsPermanentFix)
                DisabledDiagnostics.Add("SMTP1008");
            if (new TFix() is SentAgainToServedFix)
                DisabledDiagnostics.AddRange(["SMTP1101", "SMTP1102"]);
            if (new TFix() is PermanentRetriedFix)
                DisabledDiagnostics.AddRange(["SMTP1008", "SMTP1101", "SMTP1102", "SMTP1103"]);
        }

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(_language);

        protected override CompilationOptions CreateCompilationOptions() =>
            CSharpCode.Options.WithNullableContextOptions(_language >= LanguageVersion.CSharp8 ? NullableContextOptions.Enable : NullableContextOptions.Disable);
    }
}
