using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>
/// The wait between two attempts: two seconds, doubled each time up to five minutes, and cut by chance to no less than its half, so that senders who
/// were turned away together do not come back together.
/// </summary>
internal static class BackoffDelay
{
    public static IEnumerable<string> Lines(RetryPlan plan, string attempt) =>
        Lines(plan.Model, plan.Names, plan.Handler.Try.SpanStart, scope: null, attempt, plan.IsAsync, plan.Token, plan.ContinuesAnywhere);

    /// <param name="model">The model of the code that is to wait.</param>
    /// <param name="names">The names of types there.</param>
    /// <param name="position">Where it is to wait.</param>
    /// <param name="scope">The code that follows in the same block.</param>
    /// <param name="attempt">The number of the attempt that has failed, from 1.</param>
    /// <param name="isAsync">May await.</param>
    /// <param name="token">Ends the wait; null for none.</param>
    /// <param name="continuesAnywhere">Awaits without a context.</param>
    public static IEnumerable<string> Lines(SemanticModel model, TypeNames names, int position, SyntaxNode? scope, string attempt, bool isAsync, string? token, bool continuesAnywhere)
    {
        var seconds = FreeNames.Find(model, position, scope, "seconds", "delaySeconds", "delay");
        var random = names.Of("System.Random");
        var next = HasSharedRandom(model.Compilation) ? $"{random}.Shared.NextDouble()" : $"new {random}().NextDouble()";
        yield return "// Exponential backoff with jitter.";
        yield return $"var {seconds} = {names.Of("System.Math")}.Min({names.Of("System.Math")}.Pow(2, {attempt}), 300) * (0.5 + {next} / 2);";

        var time = $"{names.Of("System.TimeSpan")}.FromSeconds({seconds})";
        if (isAsync)
        {
            yield return $"await {names.Of("System.Threading.Tasks.Task")}.Delay({time}{(token is null ? string.Empty : $", {token}")}){(continuesAnywhere ? ".ConfigureAwait(false)" : string.Empty)};";
        }
        else if (token is null)
        {
            yield return $"{names.Of("System.Threading.Thread")}.Sleep({time});";
        }
        else
        {
            yield return $"{token}.WaitHandle.WaitOne({time});";
            yield return $"{token}.ThrowIfCancellationRequested();";
        }
    }

    private static bool HasSharedRandom(Compilation compilation) =>
        compilation.GetTypeByMetadataName("System.Random")?.GetMembers("Shared").Any(static member => member.IsStatic) == true;
}
