namespace SmtpReplyAnalyzers.Catalogue.Data;

/// <summary>What is true of a reply code in every language; docs/catalogue/README.md says what each member means.</summary>
public sealed record CodeFacts(
    int Code,
    string Text,
    string Status,
    string Action,
    bool ClosesConnection,
    IReadOnlyList<Source> Sources,
    IReadOnlyList<Software> Software,
    IReadOnlyList<string> Commands,
    IReadOnlyList<string> Enhanced,
    string? SystemNetMail,
    string? MailKit,
    IReadOnlyList<string> Rules,
    IReadOnlyList<int> Related,
    IReadOnlyList<string> Samples,
    IReadOnlyList<string> Transcript)
{
    /// <summary>By the first digit (RFC 5321, section 4.2.1).</summary>
    public string Class => $"{Code / 100}yz";

    /// <summary>By the second digit (RFC 5321, section 4.2.1).</summary>
    public string Category => $"x{Code / 10 % 10}z";

    /// <summary>By an RFC in force.</summary>
    public bool IsStandard => Status == "standard";
}

/// <summary>Where an RFC defines something.</summary>
public sealed record Source(int Rfc, IReadOnlyList<string> Sections);

/// <summary>Who sends a code that no RFC defines.</summary>
public sealed record Software(string Name, string Url);

/// <summary>An enhanced status code without its class, such as 7.0 (RFC 3463), and the classes that it goes with.</summary>
public sealed record EnhancedFacts(string Id, IReadOnlyList<int> Classes, int? Rfc);

/// <summary>Something that gets replies: a command, the connection itself, the final dot.</summary>
public sealed record CommandFacts(string Id, string Syntax, IReadOnlyList<Source> Sources);

/// <summary>What the libraries make of replies: the rows of a table, and what fills its cells.</summary>
public sealed record LibraryFacts(IReadOnlyList<Moment> Moments, IReadOnlyList<LibraryFact> Facts);

public sealed record Moment(string Id, IReadOnlyList<string> Commands);

/// <param name="Codes">Ranges, both ends included. Of two facts that fit, the earlier one counts.</param>
public sealed record LibraryFact(string Id, string Library, string Moment, IReadOnlyList<IReadOnlyList<int>> Codes)
{
    public bool IsAbout(int code) => Codes.Any(range => code >= range[0] && code <= range[1]);
}
