using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP2010. Reports an escape <c>\x1</c> that took the first letter of <c>auth=</c>, or of another key, in a string of XOAUTH2 or OAUTHBEARER (RFC 7628, section 3.1):
/// U+001A and <c>uth=</c> behind it. Exact; verbatim and raw strings have no escapes.
/// </summary>
internal static class EscapeSwallowsLetter
{
    private const string Rest = "uth=";

    public static void Check(SyntaxNode body, Action<Diagnostic> report)
    {
        foreach (var token in body.DescendantTokens())
        {
            if (token.RawKind is (int)SyntaxKind.StringLiteralToken or (int)SyntaxKind.InterpolatedStringTextToken or (int)SyntaxKind.Utf8StringLiteralToken && token.ValueText.Contains("\u001A" + Rest))
                Check(token, report);
        }
    }

    private static void Check(SyntaxToken token, Action<Diagnostic> report)
    {
        var text = token.Text;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] != '\\')
                continue;
            var end = i + 2;
            if (text[i + 1] == 'x')
            {
                while (end < text.Length && end < i + 6 && Uri.IsHexDigit(text[end]))
                    end++;
                var digits = text.Substring(i + 2, end - i - 2);
                if (digits.TrimStart('0') is "1a" or "1A" && string.CompareOrdinal(text, end, Rest, 0, Rest.Length) == 0)
                {
                    report(Diagnostic.Create(Descriptors.EscapeSwallowsLetter, Location.Create(token.SyntaxTree!, TextSpan.FromBounds(token.SpanStart + i, token.SpanStart + end)),
                        text.Substring(i, end - i), int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture).ToString("X4", CultureInfo.InvariantCulture)));
                }
            }

            i = end - 1;
        }
    }
}
