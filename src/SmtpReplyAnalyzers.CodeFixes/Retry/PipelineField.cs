using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>The field that holds a pipeline: made once, named after the method that sends.</summary>
internal sealed class PipelineField
{
    private readonly RetryPlan _plan;
    private readonly MemberDeclarationSyntax _member;
    private readonly string _test;

    private PipelineField(RetryPlan plan, MemberDeclarationSyntax member, string test)
    {
        _plan = plan;
        _member = member;
        _test = test;
        Name = NameFor(plan, member);
    }

    public string Name { get; }

    /// <summary>Null where no field may be added.</summary>
    /// <param name="plan">The retry.</param>
    /// <param name="test">The name of the test for transient failures.</param>
    public static PipelineField? For(RetryPlan plan, string test) =>
        plan.Handler.MemberOfWholeType is { } member && Lines.IsFirstOnLine(plan.Handler.Text, member.SpanStart) ? new PipelineField(plan, member, test) : null;

    public void Write(TextEdits edits)
    {
        var names = _plan.Names;
        var caught = names.Of(_plan.Region.Send.IsMailKit ? "System.Exception" : "System.Net.Mail.SmtpException");
        var time = names.Of("System.TimeSpan");
        var indent = Lines.IndentAt(edits.Text, _member.SpanStart);
        var inner = new CodeWriter(_plan.Layout, indent + _plan.Layout.Unit);
        var text = new CodeWriter(_plan.Layout, indent).Line($"private static readonly {names.Of(PollyNames.Pipeline)} {Name} = new {names.Of(PollyNames.Builder)}()").ToString()
            + inner.Open($".AddRetry(new {names.Of(PollyNames.Options)}")
                .Line($"ShouldHandle = new {names.Of(PollyNames.Predicate)}().Handle<{caught}>({_test}),")
                .Line($"MaxRetryAttempts = {Attempt.MostAttempts - 1},")
                .Line($"Delay = {time}.FromSeconds(2),")
                .Line($"MaxDelay = {time}.FromMinutes(5),")
                .Line($"BackoffType = {names.Of(PollyNames.Backoff)}.Exponential,")
                .Line("UseJitter = true,")
                .Close(")").Line(".Build();").Line(string.Empty);
        edits.Insert(Lines.StartWithComments(edits.Text, _member), text);
    }

    private static string NameFor(RetryPlan plan, MemberDeclarationSyntax member)
    {
        var name = member switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            _ => "Send",
        };
        if (name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal))
            name = name.Substring(0, name.Length - 5);
        var prefix = PrefixIn((TypeDeclarationSyntax)member.Parent!);
        name = (prefix.Length == 0 ? char.ToUpperInvariant(name[0]) : char.ToLowerInvariant(name[0])) + name.Substring(1);
        for (var number = 1; ; number++)
        {
            var wanted = $"{prefix}{name}{(name.Contains("Retry") || name.Contains("retry") ? "Pipeline" : "Retry")}{(number == 1 ? string.Empty : number.ToString(System.Globalization.CultureInfo.InvariantCulture))}";
            if (plan.Model.LookupSymbols(plan.Handler.Try.SpanStart, name: wanted).IsEmpty)
                return wanted;
        }
    }

    // As the type's other fields of this kind are called.
    private static string PrefixIn(TypeDeclarationSyntax type)
    {
        var names = type.Members.OfType<FieldDeclarationSyntax>()
            .Where(static field => field.Modifiers.Any(SyntaxKind.StaticKeyword) && field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) && !field.Modifiers.Any(SyntaxKind.PublicKeyword))
            .Select(static field => field.Declaration.Variables[0].Identifier.ValueText)
            .ToArray();
        return names.Any(static name => name.StartsWith("s_", StringComparison.Ordinal)) ? "s_"
            : names.Any(static name => name.StartsWith("_", StringComparison.Ordinal)) ? "_" : string.Empty;
    }
}
