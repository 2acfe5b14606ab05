using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes;
using SmtpReplyAnalyzers.CodeFixes.Authentication;
using SmtpReplyAnalyzers.Proof.Tests.Harness;
using SmtpReplyAnalyzers.Rules;

namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>Reports of any rule on any expression: a fix may offer nothing there, but it never throws, and what it offers compiles.</summary>
public sealed class MisplacedReportsTests
{
    private const int Step = 7;

    private static readonly DiagnosticDescriptor[] Rules = [.. typeof(Descriptors).GetFields().Select(static field => field.GetValue(null)).OfType<DiagnosticDescriptor>()
        .Where(static rule => rule.Id.StartsWith("SMTP20", StringComparison.Ordinal))];

    private static readonly CodeFixProvider[] Fixes = [.. typeof(FixKeys).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(AuthenticationFix)))
        .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    public static TheoryData<string> Clients => [.. FaultyClients.All.GroupBy(static client => client.Id).Select(static group => group.First()).Concat(FaultyClients.All.Where(static client => client.Id == "SMTP2002"))
        .Select(static client => client.ToString()).Distinct()];

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task It_does_not_throw_and_compiles(string name)
    {
        var source = FaultyClients.All.First(client => client.ToString() == name).Client.Source;
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Mailer", "Mailer", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest), metadataReferences: CodeReferences.WithoutPolly)).AddDocument("Mailer.cs", source);
        var root = (await document.GetSyntaxRootAsync(TestContext.Current.CancellationToken))!;
        var offered = new List<CodeAction>();
        var number = 0;
        foreach (var node in root.DescendantNodes().OfType<ExpressionSyntax>().Where(static node => node.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not null))
        {
            foreach (var rule in Rules)
            {
                if (++number % Step != 0)
                    continue;
                var call = node.FirstAncestorOrSelf<InvocationExpressionSyntax>() ?? node;
                var report = Diagnostic.Create(rule, node.GetLocation(), [call.GetLocation(), call.GetLocation()], System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty
                    .Add(Properties.Mechanism, (number % 4) switch { 0 => "PLAIN", 1 => "LOGIN", 2 => "CRAM-MD5", _ => "XOAUTH2" }).Add(Properties.Step, number % 3 == 0 ? "1" : "0"));
                foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(rule.Id)))
                    await fix.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => offered.Add(action), TestContext.Current.CancellationToken));
            }
        }

        Assert.NotEmpty(offered);
        foreach (var action in offered)
        {
            var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
            MailerCode.Compile((await operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString(), CodeReferences.WithoutPolly);
        }
    }
}
