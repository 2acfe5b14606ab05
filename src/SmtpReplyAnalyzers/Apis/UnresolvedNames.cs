using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.Apis;

/// <summary>Calls whose method is not to be had, in broken code: only a log or a clean-up is taken for what its name says.</summary>
internal static class UnresolvedNames
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Log", "LogError", "LogWarning", "LogInformation", "LogDebug", "LogTrace", "LogCritical", "LogException", "Error", "ErrorFormat", "Warn", "WarnFormat",
        "Info", "InfoFormat", "Debug", "DebugFormat", "Trace", "Fatal", "FatalFormat", "Verbose", "Information", "Warning", "WriteLog", "WriteEntry",
        "Dispose", "DisposeAsync", "Close", "Disconnect", "DisconnectAsync",
    };

    private static readonly HashSet<string> Sinks = new(StringComparer.OrdinalIgnoreCase) { "Trace", "Debug", "Log", "Logger", "Logging" };

    public static bool TellNobody(InvocationExpressionSyntax call) => NameOf(call) is { } name && (Names.Contains(name) || IsSink(call.Expression));

    // HttpContext.Current.Trace.Write, _logger.Write.
    private static bool IsSink(ExpressionSyntax called) => called is MemberAccessExpressionSyntax { Expression: var receiver }
        && Sinks.Contains((receiver is MemberAccessExpressionSyntax access ? access.Name : receiver as SimpleNameSyntax)?.Identifier.ValueText.TrimStart('_') ?? string.Empty);

    public static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
