using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.Rules;

namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>A report as the rule would place it, told by the texts that stand there.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Client">The name of the client.</param>
/// <param name="Primary">The text that is reported, with guillemets round the reported part where it stands in a longer one.</param>
/// <param name="Additional">The texts of the additional locations, likewise.</param>
internal sealed record StubReport(string Id, string Client, string Primary, params string[] Additional)
{
    public string? Mechanism { get; init; }

    public int Step { get; init; }

    /// <summary>The report in a text; null when nothing there is as it says.</summary>
    public Diagnostic? In(SyntaxTree tree, DiagnosticDescriptor descriptor)
    {
        var places = Additional.Prepend(Primary).Select(place => Find(tree.ToString(), place)).ToArray();
        if (places.Any(static place => place is null))
            return null;
        var locations = places.Select(place => Location.Create(tree, place!.Value)).ToArray();
        var properties = new Dictionary<string, string?> { [Properties.Step] = Step.ToString(CultureInfo.InvariantCulture) };
        if (Mechanism is not null)
            properties[Properties.Mechanism] = Mechanism;
        return Diagnostic.Create(descriptor, locations[0], locations.Skip(1), properties.ToImmutableDictionary(), "AUTH", "MAIL FROM");
    }

    private static TextSpan? Find(string text, string place)
    {
        var open = place.IndexOf('«');
        var close = place.IndexOf('»');
        var start = text.IndexOf(place.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal), StringComparison.Ordinal);
        return start < 0 ? null : open < 0 ? new TextSpan(start, place.Length) : new TextSpan(start + open, close - open - 1);
    }
}
