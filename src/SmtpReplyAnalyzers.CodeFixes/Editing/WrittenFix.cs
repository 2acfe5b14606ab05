using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.CodeFixes.Editing;

/// <summary>A document's text with one report fixed.</summary>
/// <param name="Title">What the action says of it.</param>
/// <param name="Text">The text.</param>
internal sealed record WrittenFix(string Title, SourceText Text);
