using System.Collections.Immutable;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Apis;

/// <summary>What is known of one library that speaks SMTP, as data.</summary>
/// <param name="ClientTypes">Metadata names of the types whose values speak SMTP; the static type of the receiver decides.</param>
/// <param name="Members">The members that fail when SMTP does.</param>
/// <param name="Exceptions">For each kind of failure the metadata names of the exception and of its inner exception, or null.</param>
/// <param name="StatusCode">Metadata name of the enumeration of reply codes.</param>
internal sealed record SmtpLibrary(
    ImmutableArray<string> ClientTypes,
    ImmutableArray<FailingMember> Members,
    ImmutableArray<(FailureKind Kind, string Exception, string? Inner)> Exceptions,
    string StatusCode);
