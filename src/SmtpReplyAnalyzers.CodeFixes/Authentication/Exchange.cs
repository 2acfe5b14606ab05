using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Sites;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>How a client writes a line and reads the reply: by one method that does both, or by a write and a read after it.</summary>
internal sealed class Exchange
{
    private readonly AuthSite _site;
    private readonly LineWrite? _write;
    private readonly StatementSyntax[] _flushes;

    private Exchange(AuthSite site, InvocationExpressionSyntax call, ExpressionSyntax line, ExpressionSyntax? code, LineWrite? write, StatementSyntax[] flushes)
    {
        _site = site;
        _write = write;
        _flushes = flushes;
        Call = call;
        Line = line;
        Code = code;
    }

    /// <summary>The call that reads the reply.</summary>
    public InvocationExpressionSyntax Call { get; }

    /// <summary>The line that is written.</summary>
    public ExpressionSyntax Line { get; }

    /// <summary>The code that the method expects; null when it expects none.</summary>
    public ExpressionSyntax? Code { get; }

    /// <summary>The call with what is done with its task, and with what there is instead of nothing.</summary>
    public ExpressionSyntax Whole => WholeOf(Call);

    /// <summary>As <see cref="Whole"/>, of any call.</summary>
    public static ExpressionSyntax WholeOf(InvocationExpressionSyntax call) => Waiting.Whole(call) is var whole && whole.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } instead && instead.Left == whole ? Waiting.Whole(instead) : whole;

    public StatementSyntax? Statement => Call.FirstAncestorOrSelf<StatementSyntax>();

    public bool WritesBefore => _write is not null;

    /// <summary>The reply is read in the condition of an <c>if</c>, or in a <c>switch</c>, and before all else there.</summary>
    public bool IsReadFirst
    {
        get
        {
            var governing = Statement switch
            {
                IfStatementSyntax test => test.Condition,
                SwitchStatementSyntax choice => choice.Expression,
                _ => null,
            };
            if (governing is null || !governing.Span.Contains(Whole.Span))
                return false;
            for (SyntaxNode node = Whole; node != governing; node = node.Parent!)
            {
                if (node.Parent is BinaryExpressionSyntax pair && pair.Right == node || node.Parent is ConditionalExpressionSyntax choice && choice.Condition != node || node.Parent is AnonymousFunctionExpressionSyntax || node.Parent is ArgumentSyntax { Parent: ArgumentListSyntax list } && list.Arguments[0] != node.Parent)
                    return false;
            }

            return true;
        }
    }

    /// <summary>The call that makes a code of what another one reads: <c>CodeOf(Read())</c>; the call itself elsewhere.</summary>
    public static InvocationExpressionSyntax Parsed(AuthSite site, InvocationExpressionSyntax call) =>
        Waiting.Whole(call).Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax outer } } && site.TypeOf(outer) is { SpecialType: SpecialType.System_Int32 } or { TypeKind: TypeKind.Enum } && ReplyForm.Of(site, outer) is not null
            ? outer
            : call;

    public static Exchange? Of(AuthSite site, InvocationExpressionSyntax call)
    {
        if (site.MethodOf(call) is not { } method)
            return null;
        if (LineIn(site, call, method) is { } line)
            return new Exchange(site, call, line, CodeIn(site, call, line), null, Array.Empty<StatementSyntax>());
        if (call.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
            return null;
        var flushes = new List<StatementSyntax>();
        foreach (var before in Statements.Before(statement).Take(4))
        {
            if (LineWrite.Of(site, before) is { } write)
                return new Exchange(site, call, write.Line, CodeIn(site, call, write.Line), write, flushes.ToArray());
            if (LineWrite.IsFlush(before))
                flushes.Insert(0, before);
            else if (before.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(other => SymbolEqualityComparer.Default.Equals(site.MethodOf(other), method)))
                return null;
        }

        return null;
    }

    /// <summary>The same, with the call that makes a code of what is read.</summary>
    public Exchange AsParsed() => Parsed(_site, Call) is var parsed && parsed != Call ? new Exchange(_site, parsed, Line, Code, _write, _flushes) : this;

    /// <summary>The exchanges of a function, in order.</summary>
    public static IEnumerable<Exchange> In(AuthSite site, SyntaxNode function) =>
        EnclosingFunction.Own(function).OfType<InvocationExpressionSyntax>().Select(call => Of(site, call)).OfType<Exchange>();

    /// <summary>Another method of the type that exchanges a line for a reply, and expects a code or does not.</summary>
    public Exchange? Other(bool expecting) =>
        WritesBefore ? null : _site.Scope.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => !SymbolEqualityComparer.Default.Equals(_site.MethodOf(call), _site.MethodOf(Call)))
            .Select(call => Of(_site, call)).OfType<Exchange>()
            .FirstOrDefault(other => !other.WritesBefore && other.Code is not null == expecting && (other.Whole is AwaitExpressionSyntax) == (Whole is AwaitExpressionSyntax) && ReplyForm.Of(_site, other.Call) is not null);

    /// <summary>The statements that write another line.</summary>
    public IEnumerable<string> Writes(string line) =>
        _write is null ? Enumerable.Empty<string>() : _write.Texts(With(line)).Concat(_flushes.Select(static flush => flush.ToString()));

    /// <summary>The expression that reads the reply to another line.</summary>
    public string Reads(string line, int? code = null) =>
        Substituted.Text(Whole, Parts(line, code));

    /// <summary>What is to be written otherwise in a copy for another line.</summary>
    public IEnumerable<(SyntaxNode Part, string Text)> Parts(string line, int? code)
    {
        if (_write is null)
            yield return (Line, With(line));
        if (Code is not null && code is { } number && _site.TypeOf(Code) is { } type && CodeConstant.Write(_site, type, number) is { } text)
            yield return (Code, text);
    }

    private string With(string line) => line + LineEnd.Split(Line, _site).End;

    // The argument that begins with a verb, here or in another call of the same method.
    private static ExpressionSyntax? LineIn(AuthSite site, InvocationExpressionSyntax call, IMethodSymbol method)
    {
        // It is told what was read elsewhere.
        if (call.ArgumentList.Arguments.Any(argument => ReplyForm.IsReply(site.TypeOf(argument.Expression))))
            return null;
        // One that gives nothing back reads the reply where it is told which to expect.
        if (method.DeclaringSyntaxReferences.IsEmpty || ReplyForm.IsBlind(method) && !call.ArgumentList.Arguments.Any(argument => CodeConstant.In(site, argument.Expression) is not null))
            return null;
        var position = IndexIn(site, call);
        if (position != 0)
        {
            // A later argument may be a word about the line: Command(encoded, "AUTH user").
            var others = site.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
                .Where(other => other != call && SymbolEqualityComparer.Default.Equals(site.MethodOf(other)?.OriginalDefinition, method.OriginalDefinition))
                .Select(other => IndexIn(site, other)).Where(static index => index >= 0).ToArray();
            position = others.Length == 0 ? position : position < 0 ? others.Min() : Math.Min(position, others.Min());
        }

        return position >= 0 && position < call.ArgumentList.Arguments.Count && site.IsString(call.ArgumentList.Arguments[position].Expression) ? call.ArgumentList.Arguments[position].Expression : null;
    }

    private static int IndexIn(AuthSite site, InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (site.IsString(arguments[i].Expression) && LeadingText.Of(site, arguments[i].Expression).Verb != SmtpVerb.Unknown)
                return i;
        }

        return -1;
    }

    private static ExpressionSyntax? CodeIn(AuthSite site, InvocationExpressionSyntax call, ExpressionSyntax line) =>
        call.ArgumentList.Arguments.Select(static argument => argument.Expression).Where(argument => argument != line).Select(argument => CodeConstant.In(site, argument)).FirstOrDefault(static code => code is not null);
}
