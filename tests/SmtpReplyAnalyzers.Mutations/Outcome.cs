using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>What became of a mutant.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="New">What the rules report that they did not report before.</param>
/// <param name="Fix">What the first fix made of it, where one was tried.</param>
internal sealed record Outcome(Mutant Mutant, ImmutableArray<Diagnostic> New, FixTrial? Fix)
{
    public bool IsFound => New.Any(report => Mutant.Rules.Contains(report.Id));

    public bool IsFoundOtherwise => !IsFound && New.Length > 0;
}

/// <summary>What the first fix of a report makes of a mutant.</summary>
internal enum FixResult
{
    /// <summary>No fix is offered.</summary>
    None,

    /// <summary>The file is what it was before it was broken, but for white space.</summary>
    Restored,

    /// <summary>It compiles, the report is gone, nothing else of these rules is reported. Whether it behaves as it did, somebody has to look (<c>--show</c>).</summary>
    Good,

    /// <summary>It compiles worse than before.</summary>
    Breaks,

    /// <summary>The report stays.</summary>
    Stays,

    /// <summary>Another report of these rules comes.</summary>
    Raises,
}
