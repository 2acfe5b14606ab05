using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>
/// A response as a line has it, in plain text, and its encoding: without the command before it (RFC 4954, section 4: an initial response) and without the
/// end of the line. Where a local holds command or end as well, it is encoded where that was written.
/// </summary>
internal static class PlainResponse
{
    private const int Deepest = 4;
    private static readonly string[] Mechanisms = { "PLAIN ", "LOGIN ", "XOAUTH2 ", "OAUTHBEARER " };

    /// <summary>The argument of a call that the response is in; null when it cannot be told.</summary>
    /// <param name="site">The site.</param>
    /// <param name="call">The call that writes it.</param>
    /// <param name="step">How many challenges were answered before it.</param>
    public static ExpressionSyntax? In(AuthSite site, InvocationExpressionSyntax call, int step)
    {
        var arguments = call.ArgumentList.Arguments.Select(static argument => argument.Expression).ToArray();
        if (Formatted(site, arguments) is { } formatted)
            return formatted;
        // A constant is no response: the command's own word, whose parameters are another argument.
        if (Exchange.Of(site, call) is { WritesBefore: false } exchange && site.Constant(exchange.Line) is null)
            return exchange.Line;
        if (call.FirstAncestorOrSelf<StatementSyntax>() is { } statement && LineWrite.Of(site, statement) is { } write && call.Span.Contains(write.Line.Span))
            return write.Line;
        var lines = arguments.Where(argument => site.TypeOf(argument) is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String }).ToArray();
        if (lines.Length > 0)
            return lines.Length == 1 && site.SymbolOf(lines[0]) is ILocalSymbol array ? Element(site, array, call, step) : null;
        var texts = arguments.Where(argument => site.IsString(argument) && site.Constant(argument) is null).ToArray();
        return texts.Length == 1 ? texts[0] : null;
    }

    /// <summary>Encodes it; false when it cannot be told what is to be encoded.</summary>
    public static bool Encode(AuthSite site, ExpressionSyntax line) => Encode(site, line, 0);

    // With what suppresses the warning that it may be null.
    private static ExpressionSyntax Suppressed(ExpressionSyntax value) => value.Parent is PostfixUnaryExpressionSyntax { OperatorToken.Text: "!" } suppressed ? suppressed : value;

    private static bool Encode(AuthSite site, ExpressionSyntax line, int depth)
    {
        if (depth > Deepest || !site.IsString(line) || Base64Text.Encoded(site, line) is not null || IsOfAnother(site, line))
            return false;
        line = Suppressed(line);
        switch (Waiting.Bare(line))
        {
            case IdentifierNameSyntax name when site.SymbolOf(name) is { } symbol and (ILocalSymbol or IParameterSymbol):
                return OfVariable(site, name, symbol, depth);
            case InterpolatedStringExpressionSyntax text:
                return SeveralLines.Are(site, text.Contents) ? SeveralLines.Plain(site, text.Contents) is { } response && Encode(site, response, depth + 1) : OfInterpolated(site, line, text, depth);
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                return OfSum(site, line, sum, depth);
            case InvocationExpressionSyntax call when site.MethodOf(call) is { ContainingType.SpecialType: SpecialType.System_String, Name: "Format" }
                && Formatted(site, call.ArgumentList.Arguments.Select(static argument => argument.Expression).ToArray()) is { } formatted:
                return Encode(site, formatted, depth + 1);
            case ConditionalExpressionSyntax { WhenTrue: var some, WhenFalse: var none } when site.Constant(none) == string.Empty:
                return Encode(site, some, depth + 1);
            case ConditionalExpressionSyntax { WhenTrue: var none, WhenFalse: var some } when site.Constant(none) == string.Empty:
                return Encode(site, some, depth + 1);
            default:
                if (HasCommand(site, line))
                    return false;
                var split = LineEnd.Split(line, site);
                site.Edits.Replace(line.Span, split.End.Length == 0 ? Base64Text.Encode(site, line) : Base64Text.Encode(site, split.Content) + split.End);
                return true;
        }
    }

    private static bool OfVariable(AuthSite site, IdentifierNameSyntax name, ISymbol symbol, int depth)
    {
        var function = site.Function?.Node ?? site.Root;
        if (AssignedValue.Before(site, symbol, name) is { } value && site.References(symbol, function).Where(use => use.SpanStart > value.Span.End && !AssignedValue.IsTarget(use)).All(use => use == name)
            && (IsFramed(site, value) || IsCopy(site, value) || Base64Text.Octets(site, value) is not null))
        {
            return Encode(site, value, depth + 1);
        }

        if (AssignedValue.All(site, symbol, function).Any(other => IsFramed(site, other) || IsOfAnother(site, other)))
            return false;
        site.Edits.Replace(Suppressed(name).Span, Base64Text.Encode(site, Suppressed(name).ToString()));
        return true;
    }

    // What an object of another class makes, in several places, that class has to encode: mechanism.Challenge(token).
    private static bool IsOfAnother(AuthSite site, ExpressionSyntax value) =>
        Waiting.CallIn(value) is { } call && site.MethodOf(call) is { IsStatic: false, DeclaringSyntaxReferences.IsEmpty: false } method
        && !SymbolEqualityComparer.Default.Equals(method.ContainingType, site.Type is null ? null : site.Model.GetDeclaredSymbol(site.Type))
        && site.Root.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(other => other != call && site.MethodOf(other)?.Name == method.Name && SymbolEqualityComparer.Default.Equals(site.MethodOf(other)!.OriginalDefinition, method.OriginalDefinition));

    // Two names for one thing: the second is what is to be written.
    private static bool IsCopy(AuthSite site, ExpressionSyntax value) => Waiting.Bare(value) switch
    {
        IdentifierNameSyntax or MemberAccessExpressionSyntax => site.SymbolOf(Waiting.Bare(value)) is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol,
        ConditionalExpressionSyntax choice => site.Constant(choice.WhenTrue) == string.Empty && IsCopy(site, choice.WhenFalse) || site.Constant(choice.WhenFalse) == string.Empty && IsCopy(site, choice.WhenTrue),
        _ => false,
    };

    private static bool IsFramed(AuthSite site, ExpressionSyntax value) =>
        HasCommand(site, value) || LineEnd.Split(value, site).End.Length > 0 || value.ToString().EndsWith("\\r\\n\"", StringComparison.Ordinal);

    private static bool OfInterpolated(AuthSite site, ExpressionSyntax line, InterpolatedStringExpressionSyntax text, int depth)
    {
        var contents = text.Contents.ToArray();
        // $"{Auth} {Login} {user}"
        var leading = contents.TakeWhile(content => LeadingText.ConstantOf(site, content) is not null).Count();
        if (leading > 1 && contents.Skip(leading).ToArray() is [InterpolationSyntax { AlignmentClause: null, FormatClause: null, Expression: var last }, ..] rests && (rests.Length == 1 || rests.Length == 2 && LeadingText.ConstantOf(site, rests[1]) is "\r\n" or "\n"))
            return LeadingText.Of(site, text).Start is var command && CommandIn(command) == command.Length && Encode(site, last, depth + 1);
        if (contents[0] is InterpolationSyntax && HasCommand(site, line))
            return false;
        var hasCommand = contents[0] is InterpolatedStringTextSyntax first && CommandIn(first.TextToken.ValueText) is > 0 and var length && length == first.TextToken.ValueText.Length;
        var hasEnd = contents[contents.Length - 1] is InterpolatedStringTextSyntax { TextToken.ValueText: "\r\n" or "\n" };
        var parts = contents.Skip(hasCommand ? 1 : 0).Take(contents.Length - (hasCommand ? 1 : 0) - (hasEnd ? 1 : 0)).ToArray();
        if (parts is [InterpolationSyntax { AlignmentClause: null, FormatClause: null, Expression: var hole }] && site.IsString(hole) && text.StringStartToken.ValueText == "$\"")
        {
            return Encode(site, hole, depth + 1);
        }

        if (hasCommand)
        {
            if (text.StringStartToken.ValueText != "$\"" || parts.Length == 0)
                return false;
            var rest = "$\"" + string.Concat(parts.Select(static part => part.ToString())) + "\"";
            site.Edits.Replace(line.Span, $"\"{contents[0]}\" + {Base64Text.Encode(site, rest)}{(hasEnd ? $" + \"{contents[contents.Length - 1]}\"" : string.Empty)}");
            return true;
        }

        // $"AUTH PLAIN \0{user}\0{password}"
        if (contents[0] is InterpolatedStringTextSyntax start && CommandIn(start.TextToken.Text) is > 0 and var cut)
        {
            if (text.StringStartToken.ValueText != "$\"" || parts.Length < 2)
                return false;
            var written = string.Concat(parts.Select(static part => part.ToString()));
            site.Edits.Replace(line.Span, $"\"{written.Substring(0, cut)}\" + {Base64Text.Encode(site, "$\"" + written.Substring(cut) + "\"")}{(hasEnd ? $" + \"{contents[contents.Length - 1]}\"" : string.Empty)}");
            return true;
        }

        if (HasCommand(site, line))
            return false;
        var split = LineEnd.Split(text, site);
        site.Edits.Replace(line.Span, Base64Text.Encode(site, split.End.Length == 0 ? line.ToString() : split.Content) + split.End);
        return true;
    }

    private static bool OfSum(AuthSite site, ExpressionSyntax line, BinaryExpressionSyntax sum, int depth)
    {
        var operands = Operands(sum).ToArray();
        if (SeveralLines.Are(site, operands))
            return SeveralLines.Plain(site, operands) is { } response && Encode(site, response, depth + 1);
        var start = CommandOperands(site, operands);
        var end = LineEnd.Split(sum, site).End.Length > 0 ? operands.Length - 1 : operands.Length;
        if (start < 0)
            return OfLiteral(site, operands, end);
        if (start >= end || start == 0 && HasCommand(site, sum))
            return false;
        if (end - start == 1)
            return Encode(site, operands[start], depth + 1);
        if (start == 0 && end == operands.Length)
        {
            site.Edits.Replace(line.Span, Base64Text.Encode(site, line.ToString()));
            return true;
        }

        Between(site, operands[start].SpanStart, operands[end - 1].Span.End, string.Empty);
        return true;
    }

    // How many operands the command is: "AUTH " + Mechanism + " "; -1 where one of them goes on with something else.
    private static int CommandOperands(AuthSite site, ExpressionSyntax[] operands)
    {
        var text = string.Empty;
        for (var i = 0; i < operands.Length && site.Constant(operands[i]) is { } constant; i++)
        {
            text += constant;
            if (CommandIn(text) is > 0 and var length)
                return length == text.Length ? i + 1 : -1;
        }

        return 0;
    }

    // "AUTH PLAIN \0" + user + ...
    private static bool OfLiteral(AuthSite site, ExpressionSyntax[] operands, int end)
    {
        if (operands[0] is not LiteralExpressionSyntax literal || literal.Token.Text is not ['"', _, ..] || CommandIn(literal.Token.Text.Substring(1)) is not (> 0 and var length))
            return false;
        var cut = literal.SpanStart + 1 + length;
        Between(site, cut, operands[end - 1].Span.End, "\"");
        site.Edits.Insert(cut, "\" + ");
        return true;
    }

    private static void Between(AuthSite site, int start, int end, string open)
    {
        var span = Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, end);
        site.Edits.Replace(span, Base64Text.Encode(site, open + site.Text.ToString(span)));
    }

    private static bool HasCommand(AuthSite site, ExpressionSyntax line) => LeadingText.Of(site, line) is var text && (text.Verb == SmtpVerb.Authenticate || CommandIn(text.Start) > 0);

    /// <summary>How long the command is that a text begins with: "AUTH PLAIN ", or "PLAIN " where its verb is told apart; 0 when there is none.</summary>
    public static int CommandIn(string text)
    {
        const string Verb = "AUTH ";
        if (!text.StartsWith(Verb, StringComparison.OrdinalIgnoreCase))
            return Mechanisms.FirstOrDefault(mechanism => text.StartsWith(mechanism, StringComparison.Ordinal))?.Length ?? 0;
        var space = text.IndexOf(' ', Verb.Length);
        return space > Verb.Length && text.IndexOf('\r', 0, space) < 0 && text.IndexOf('{', 0, space) < 0 ? space + 1 : 0;
    }

    private static IEnumerable<ExpressionSyntax> Operands(ExpressionSyntax expression) =>
        expression is BinaryExpressionSyntax sum && sum.IsKind(SyntaxKind.AddExpression) ? Operands(sum.Left).Append(sum.Right) : new[] { expression };

    // What a format such as "AUTH LOGIN {0}" is followed by.
    private static ExpressionSyntax? Formatted(AuthSite site, ExpressionSyntax[] arguments)
    {
        var at = Array.FindIndex(arguments, argument => site.Constant(argument) is { } format && format.Substring(CommandIn(format)).TrimEnd('\r', '\n') == "{0}");
        return at >= 0 && at + 2 == arguments.Length && site.IsString(arguments[at + 1]) ? arguments[at + 1] : null;
    }

    // lines[1] = "AUTH LOGIN"; lines[2] = user; lines[3] = password;
    private static ExpressionSyntax? Element(AuthSite site, ILocalSymbol array, InvocationExpressionSyntax call, int step)
    {
        var elements = new SortedDictionary<int, ExpressionSyntax>();
        foreach (var assignment in (site.Function?.Node ?? site.Root).DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(assignment => assignment.Span.End < call.SpanStart && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)))
        {
            if (SymbolEqualityComparer.Default.Equals(site.SymbolOf(assignment.Left), array))
                elements.Clear();
            else if (assignment.Left is ElementAccessExpressionSyntax { ArgumentList.Arguments: [var index] } element && SymbolEqualityComparer.Default.Equals(site.SymbolOf(element.Expression), array))
                elements[site.Model.GetConstantValue(index.Expression).Value is int number ? number : -1] = assignment.Right;
        }

        var command = elements.Where(element => LeadingText.Of(site, element.Value).NamesMechanism).Select(static element => (int?)element.Key).FirstOrDefault();
        if (command is not { } at || elements.ContainsKey(-1))
            return null;
        var isInitial = LeadingText.Of(site, elements[at]).HasInitialResponse;
        return elements.TryGetValue(at + step + (isInitial ? 0 : 1), out var response) ? response : null;
    }
}
