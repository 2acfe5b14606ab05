namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>Whether a regular expression matches; the class itself is not loaded, since it costs start-up time in every build.</summary>
internal static class PatternFunctions
{
    /// <summary>The content of a constant <c>Match</c>.</summary>
    private sealed record Match(bool Success);

    public static Func<Call, Value?>? Find(string name) => name switch
    {
        ".ctor" => static c => Pattern(c, 0) is { } pattern ? new Constant(pattern) : null,
        "IsMatch" => static c => Call.Answer(IsMatch(c)),
        "Match" => static c => IsMatch(c) is { } success ? new Constant(new Match(success)) : null,
        "get_Success" => static c => c.Content(0) is Match match ? Constant.Of(match.Success) : null,
        _ => null,
    };

    private static bool? IsMatch(Call call)
    {
        var pattern = call.Method.IsStatic ? Pattern(call, 1) : call.Count == 2 ? call.Content(0) as CodePattern : null;
        return pattern is not null && call.Text(call.Method.IsStatic ? 0 : 1) is { } text ? pattern.IsMatch(text) : null;
    }

    private static CodePattern? Pattern(Call call, int at) =>
        call.Content(at) is string pattern && (call.Count == at + 1 || call.Int(at + 1) is not null) ? CodePattern.Parse(pattern, call.Int(at + 1) ?? 0) : null;
}
