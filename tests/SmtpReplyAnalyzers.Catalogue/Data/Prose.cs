namespace SmtpReplyAnalyzers.Catalogue.Data;

/// <summary>What is said of a reply code in one language. Lists are blocks of Markdown.</summary>
public sealed record CodeProse(
    string Title,
    string Summary,
    IReadOnlyList<string> Keywords,
    Brief Brief,
    IReadOnlyList<string> Description,
    IReadOnlyList<string> WhenYouSeeIt,
    IReadOnlyList<string> HowToFix,
    IReadOnlyList<string>? Enhanced = null,
    IReadOnlyList<string>? InDotNet = null);

/// <summary>The same in short, for comparisons.</summary>
public sealed record Brief(string Means, string When, string Fix);

public sealed record ComparisonProse(IReadOnlyList<string> Opening, IReadOnlyList<Difference> Differences, IReadOnlyList<string> WhenEach);

/// <param name="First">What holds for the lower code.</param>
/// <param name="Second">What holds for the higher code.</param>
public sealed record Difference(string Aspect, string First, string Second);

public sealed record EnhancedProse(
    string Title,
    string Summary,
    IReadOnlyList<string> Opening,
    IReadOnlyDictionary<string, Subject> Subjects,
    IReadOnlyDictionary<string, EnhancedText> Codes);

public sealed record Subject(string Title, string Description);

public sealed record EnhancedText(string Title, string Meaning);

public sealed record CommandsProse(string Title, string Summary, IReadOnlyList<string> Opening, IReadOnlyDictionary<string, CommandText> Commands);

/// <param name="Name">As it is written in a session, such as MAIL FROM.</param>
public sealed record CommandText(string Name, string Title, string Description);

public sealed record ClassesProse(IReadOnlyDictionary<string, ClassText> Classes, IReadOnlyDictionary<string, Subject> Categories);

public sealed record ClassText(string Title, string Short, string Summary, IReadOnlyList<string> Description, IReadOnlyList<string> WhatToDo);

public sealed record LibraryProse(IReadOnlyDictionary<string, string> Moments, IReadOnlyDictionary<string, string> Facts);
