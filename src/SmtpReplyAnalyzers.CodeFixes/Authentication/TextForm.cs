namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>What a text of a reply holds.</summary>
internal enum TextForm
{
    /// <summary>It cannot be said.</summary>
    Unknown,

    /// <summary>Nothing of a reply: null, or an empty text to begin with.</summary>
    Nothing,

    /// <summary>The whole line, the code among it.</summary>
    WholeLine,

    /// <summary>What follows the code.</summary>
    AfterCode,
}
