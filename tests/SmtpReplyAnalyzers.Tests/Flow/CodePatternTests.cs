using System.Text.RegularExpressions;
using SmtpReplyAnalyzers.BaseLibrary;

namespace SmtpReplyAnalyzers.Tests.Flow;

/// <summary>Random patterns of the kind that is understood, against the regular expressions of the base library.</summary>
public sealed class CodePatternTests
{
    private static readonly string[] Texts = ["", "4", "45", "454", "454 ", "454-OK", "250 ok", "421\n", "a4b5", "454 4.7.0 x", "\n", "aab", "Ab"];

    [Fact]
    public void APatternMatchesWhatTheBaseLibrarySaysItMatches()
    {
        const int seed = 20260824;
        var random = new Random(seed);
        var (decided, failures) = (0, new List<string>());
        for (var i = 0; i < 1500; i++)
        {
            var pattern = (random.Next(2) == 0 ? "^" : "") + Alternatives(2);
            // The other engine runs out of memory on some repetitions of nothing.
            var expected = new Regex(pattern, RegexOptions.NonBacktracking);
            foreach (var text in Texts)
            {
                if (CodePattern.IsMatch(pattern, new Text(text, isWhole: true)) != expected.IsMatch(text))
                    failures.Add($"{pattern} on \"{text}\"");
                for (var known = 0; known <= text.Length; known++)
                {
                    var answer = CodePattern.IsMatch(pattern, new Text(text[..known], isWhole: false));
                    decided += answer is null ? 0 : 1;
                    if (answer is { } certain && certain != expected.IsMatch(text))
                        failures.Add($"{pattern} on \"{text}\" known as \"{text[..known]}\"");
                }
            }
        }

        Assert.True(failures.Count == 0, $"seed {seed}:\n{string.Join('\n', failures)}");
        Assert.InRange(decided, 25_000, int.MaxValue);

        string Alternatives(int depth) => string.Join('|', Enumerable.Range(0, random.Next(4) == 0 ? 2 : 1).Select(_ => InOrder(depth)));

        string InOrder(int depth) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Quantified(depth)));

        string Quantified(int depth)
        {
            if (random.Next(12) == 0)
                return Pick("$", "^");
            var atom = depth > 0 && random.Next(4) == 0 ? $"({Pick("", "?:", "?<code>")}{Alternatives(depth - 1)})" : Pick("4", "5", "a", "B", " ", "-", ".", "\\d", "\\s", "\\.", "[45]", "[^45]", "[0-9]", "[ -]", "[^a]", "[a-c\\d]");
            return atom + Pick("", "", "", "", "*", "+", "?", "{2}", "{0}", "*?", "+?");
        }

        string Pick(params string[] from) => from[random.Next(from.Length)];
    }

    [Theory]
    [InlineData("((((((((((a?){9}){9}){9}){9}){9}){9}){9}){9}){9}){9}$", true)]
    [InlineData("(((((((((){9}){9}){9}){9}){9}){9}){9}){9}){9}b", false)]
    [InlineData("^(((a*)*)*)*c", false)]
    public void RepetitionsInRepetitionsEnd(string pattern, bool matches) =>
        Assert.Equal(matches, CodePattern.IsMatch(pattern, new Text(new string('a', 60), isWhole: true)));
}
