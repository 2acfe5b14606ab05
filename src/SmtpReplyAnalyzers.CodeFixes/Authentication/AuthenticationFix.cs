using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>A fix of SMTP20xx: one action, whose key is the rule's id.</summary>
public abstract class AuthenticationFix : CodeFixProvider
{
    private protected AuthenticationFix(params string[] ids) => FixableDiagnosticIds = ImmutableArray.Create(ids);

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() =>
        new SequentialFixAll((document, report, _, _, cancellation) => WriteAsync(document, AuthReport.Of(report), cancellation));

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await WriteAsync(context.Document, AuthReport.Of(diagnostic), context.CancellationToken).ConfigureAwait(false) is not { } fix)
                continue;
            var changed = context.Document.WithText(fix.Text);
            context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(changed), diagnostic.Id), diagnostic);
        }
    }

    /// <summary>Writes the change and returns its title; null when no good code can be written.</summary>
    private protected abstract string? Write(AuthSite site, AuthReport report);

    private async Task<WrittenFix?> WriteAsync(Document document, AuthReport report, CancellationToken cancellation)
    {
        foreach (var addUsings in new[] { true, false })
        {
            if (await AuthSite.FindAsync(document, report.Primary.Start, addUsings, cancellation).ConfigureAwait(false) is not { } site
                || Write(site, report) is not { } title || site.Names.AnyMissing
                || !UsingDirectives.TryAdd(site.Edits, site.Names.Usings, site.Position, site.Layout.NewLine))
            {
                continue;
            }

            var text = site.Edits.Apply();
            if (Compiles.AsWellAs(site.Model, text, cancellation))
                return new WrittenFix(title, text);
        }

        return null;
    }
}
