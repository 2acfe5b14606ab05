namespace SmtpReplyAnalyzers.CodeFixes.Editing;

/// <summary>By how much a piece of code moves.</summary>
internal readonly record struct Move(string By, bool IsLeft = false)
{
    public static Move None => new(string.Empty);

    /// <summary>The indentation after the move.</summary>
    public string Apply(string indent) => !IsLeft ? indent + By : indent.EndsWith(By, StringComparison.Ordinal) ? indent.Substring(0, indent.Length - By.Length) : indent;
}
