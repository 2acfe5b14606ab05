using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpReplyAnalyzers.Package.Tests.Support;
using SmtpReplyAnalyzers.Rules;

namespace SmtpReplyAnalyzers.Package.Tests;

/// <summary>The configurations behind <c>SmtpReplyAnalysisMode</c> follow from the descriptors. SMTP_UPDATE_DOCS=1 rewrites them.</summary>
public sealed class PresetTests
{
    [Fact]
    public void None_switches_every_rule_off() => Check("None", static _ => "none");

    [Fact]
    public void Strict_raises_every_rule_by_one_step() => Check("Strict", static severity => severity switch
    {
        DiagnosticSeverity.Warning or DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Info => "warning",
        _ => "suggestion",
    });

    private static void Check(string mode, Func<DiagnosticSeverity, string> severity)
    {
        var lines = Rules().Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = {severity(rule.Severity)}");
        var expected = $"""
            # Generated from the rules' descriptors (SMTP_UPDATE_DOCS=1 dotnet test). A project's own configuration has the last word.
            is_global = true
            global_level = -100

            {string.Join('\n', lines)}

            """.ReplaceLineEndings("\n");
        var path = Repository.File("src", "SmtpReplyAnalyzers.Package", "config", mode + ".globalconfig");

        if (Environment.GetEnvironmentVariable("SMTP_UPDATE_DOCS") == "1")
            File.WriteAllText(path, expected);
        Assert.Equal(expected, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    /// <summary>Each id once, with the highest severity it has by default: a rule may suggest at one site and warn at another.</summary>
    private static IEnumerable<(string Id, DiagnosticSeverity Severity)> Rules() =>
        from type in typeof(ReplyFlowAnalyzer).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract
        from descriptor in ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics
        group descriptor.DefaultSeverity by descriptor.Id into rule
        orderby rule.Key
        select (rule.Key, rule.Max());
}
