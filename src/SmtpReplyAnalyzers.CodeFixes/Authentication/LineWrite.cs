using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>A statement that writes one line and reads nothing.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Line">The line.</param>
/// <param name="Octets">The local that holds the line's octets, where it has one.</param>
internal sealed record LineWrite(StatementSyntax Statement, ExpressionSyntax Line, VariableDeclaratorSyntax? Octets)
{
    public static LineWrite? Of(AuthSite site, StatementSyntax statement)
    {
        if (statement is not ExpressionStatementSyntax { Expression: var expression } || Waiting.CallIn(expression) is not { } call || site.MethodOf(call) is not { } method
            || IsFlush(statement) || !IsWriter(method))
        {
            return null;
        }

        ExpressionSyntax? line = null;
        VariableDeclaratorSyntax? octets = null;
        foreach (var argument in call.ArgumentList.Arguments)
        {
            var (text, local) = LineOf(site, argument.Expression);
            if (text is null)
                continue;
            // What follows a format is a part of its line.
            if (line is not null && IsFormat(site, line))
                break;
            if (line is not null)
                return null;
            (line, octets) = (text, local);
        }

        return line is not null && (Writes(method) || LeadingText.Of(site, line).Verb != SmtpVerb.Unknown || WritesCommands(site, call, method, line)) ? new LineWrite(statement, line, octets) : null;
    }

    public static bool IsFlush(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: var expression } && Waiting.CallIn(expression)?.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Flush" or "FlushAsync" };

    /// <summary>The statements that write another line.</summary>
    public IEnumerable<string> Texts(string line)
    {
        if (Octets is null)
        {
            var arguments = Line.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: var list } } && Line.ToString().Contains("{0}") && list.IndexOf((ArgumentSyntax)Line.Parent!) is var at ? list.Skip(at + 1).ToArray() : Array.Empty<ArgumentSyntax>();
            yield return arguments.Length == 0
                ? Substituted.Text(Statement, (Line, line))
                : Statement.ToString().Remove(Line.SpanStart - Statement.SpanStart, arguments[arguments.Length - 1].Span.End - Line.SpanStart).Insert(Line.SpanStart - Statement.SpanStart, line);
            yield break;
        }

        yield return $"{Octets.Identifier} = {Substituted.Text(Octets.Initializer!.Value, (Line, line))};";
        yield return Statement.ToString();
    }

    private static bool IsFormat(AuthSite site, ExpressionSyntax line) => site.Constant(line)?.Contains("{0}") == true;

    // It shows nothing to people, and gives no reply back.
    private static bool IsWriter(IMethodSymbol method) =>
        method.ContainingType is not { Name: "Console" or "Debug" or "Trace" or "File" }
        && (IsOfSystem(method) || method.ReturnsVoid || method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 0 });

    private static bool Writes(IMethodSymbol method) =>
        method.Name.StartsWith("Write", StringComparison.Ordinal) && !method.Name.Contains("Log") || method.Name.StartsWith("Send", StringComparison.Ordinal);

    // In another place it writes a command.
    private static bool WritesCommands(AuthSite site, InvocationExpressionSyntax call, IMethodSymbol method, ExpressionSyntax line)
    {
        var index = call.ArgumentList.Arguments.IndexOf(argument => argument.Span.Contains(line.Span));
        return index >= 0 && site.Root.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(other =>
            other != call && other.ArgumentList.Arguments.Count > index && SymbolEqualityComparer.Default.Equals(site.MethodOf(other), method)
            && LineOf(site, other.ArgumentList.Arguments[index].Expression).Line is { } written && LeadingText.Of(site, written).Verb != SmtpVerb.Unknown);
    }

    private static bool IsOfSystem(IMethodSymbol method) => method.ContainingNamespace.ToDisplayString() is "System.IO" or "System.Net.Sockets" or "System.Net.Security";

    private static (ExpressionSyntax? Line, VariableDeclaratorSyntax? Octets) LineOf(AuthSite site, ExpressionSyntax argument)
    {
        if (argument is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsMemory" or "AsSpan" } access, ArgumentList.Arguments.Count: 0 })
            argument = access.Expression;
        if (site.IsString(argument))
            return (argument, null);
        if (Base64Text.GetBytes(site, argument) is { } text)
            return (text, null);
        return site.SymbolOf(argument) is ILocalSymbol local && site.DeclarationOf(local) is VariableDeclaratorSyntax { Initializer.Value: { } value } declaration && Base64Text.GetBytes(site, value) is { } named
            ? (named, declaration)
            : (null, null);
    }
}
