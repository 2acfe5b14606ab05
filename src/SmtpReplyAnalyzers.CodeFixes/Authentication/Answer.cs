namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>The response to one challenge.</summary>
/// <param name="Line">The expression of the line, without its end.</param>
/// <param name="Preparation">Statements that compute it.</param>
/// <param name="IsMaybe">The challenge comes only where something is wrong: it tells the error.</param>
internal sealed record Answer(string Line, IReadOnlyList<string> Preparation, bool IsMaybe = false)
{
    public Answer(string line)
        : this(line, Array.Empty<string>())
    {
    }
}
