using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>Breaks every AUTH exchange of a compilation, one mutant for each change.</summary>
internal static class Mutator
{
    public static IEnumerable<Mutant> MutantsOf(Compilation compilation, CancellationToken cancellationToken = default) => AuthExchanges.Of(compilation, cancellationToken)
        .SelectMany(static exchange => Encodings.MutantsOf(exchange)
            .Concat(Decodings.MutantsOf(exchange))
            .Concat(ReplyTests.MutantsOf(exchange))
            .Concat(Reads.MutantsOf(exchange))
            .Concat(Slices.MutantsOf(exchange))
            .Select(mutant => mutant with { Writer = exchange.Writer.SyntaxTree, MustBeFound = mutant.MustBeFound && !TestCode.Has(exchange.Writer) }))
        // Two exchanges may share a helper.
        .DistinctBy(static mutant => (mutant.Tree.FilePath, mutant.Kind, mutant.NewText.ToString()));
}
