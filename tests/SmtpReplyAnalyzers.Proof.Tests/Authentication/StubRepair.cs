using System.Reflection;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Proof.Tests.Harness;

namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>Applies the fix of a rule to the reports that <see cref="StubReports"/> places.</summary>
internal static class StubRepair
{
    private static readonly DiagnosticDescriptor[] Descriptors = [.. typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => field.GetValue(null)).OfType<DiagnosticDescriptor>()];

    public static async Task<string> ApplyAsync(FaultyClient client)
    {
        var reports = StubReports.Of(client);
        Assert.NotEmpty(reports);
        var text = client.Client.Source;
        var runner = new FixRunner(client.Id, client.Id, polly: false);
        foreach (var report in reports)
            text = await runner.FixAsync(text, tree => report.In(tree, Descriptors.Single(descriptor => descriptor.Id == client.Id)));
        return text;
    }
}
