using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>
/// The wait between two attempts: two seconds, doubled each time up to five minutes, and cut by chance to no less than its half, so that senders who
/// were turned away together do not come back together.
/// </summary>
internal static class BackoffDelay
{
    public static IEnumerable<string> Lines(RetryPlan plan, string attempt, SyntaxNode scope)
    {
        var names = plan.Names;
        var seconds = FreeNames.Find(plan.Model, plan.Handler.Try.SpanStart, scope: null, "seconds", "delaySeconds", "delay");
        var random = names.Of("System.Random");
        var next = HasSharedRandom(plan.Model.Compilation) ? $"{random}.Shared.NextDouble()" : $"new {random}().NextDouble()";
        yield return "// Exponential backoff with jitter.";
        yield return $"var {seconds} = {names.Of("System.Math")}.Min({names.Of("System.Math")}.Pow(2, {attempt}), 300) * (0.5 + {next} / 2);";

        var time = $"{names.Of("System.TimeSpan")}.FromSeconds({seconds})";
        if (plan.IsAsync)
        {
            var token = plan.Token is null ? string.Empty : $", {plan.Token}";
            yield return $"await {names.Of("System.Threading.Tasks.Task")}.Delay({time}{token}){(plan.ContinuesAnywhere ? ".ConfigureAwait(false)" : string.Empty)};";
        }
        else if (plan.Token is null)
        {
            yield return $"{names.Of("System.Threading.Thread")}.Sleep({time});";
        }
        else
        {
            yield return $"{plan.Token}.WaitHandle.WaitOne({time});";
            yield return $"{plan.Token}.ThrowIfCancellationRequested();";
        }
    }

    private static bool HasSharedRandom(Compilation compilation) =>
        compilation.GetTypeByMetadataName("System.Random")?.GetMembers("Shared").Any(static member => member.IsStatic) == true;
}
