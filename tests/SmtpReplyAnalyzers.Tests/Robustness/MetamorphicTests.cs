using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Tests.Docs;
using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Robustness;

/// <summary>Code that is written another way and does the same gets the same reports. The code is that of the pages, and of the sample mailer.</summary>
public sealed class MetamorphicTests
{
    private static readonly Dictionary<string, Func<SyntaxNode, SemanticModel, SyntaxNode>> Changes = new()
    {
        ["other names"] = Rewriting.Rename,
        ["inverted ifs"] = Rewriting.Invert,
        ["patterns"] = Rewriting.ToPatterns,
        ["an if for the filter"] = Rewriting.FilterToIf,
        ["blocks"] = Rewriting.InBlocks,
        ["conditions in local functions"] = Rewriting.ConditionToFunction,
    };

    /// <summary>Two ways of writing the same handler.</summary>
    private static readonly (string, string)[] Pairs =
    [
        ("if (e.StatusCode == SmtpStatusCode.MailboxBusy) throw; else if (e.StatusCode == SmtpStatusCode.ServiceNotAvailable) throw; else return false;",
            "switch (e.StatusCode) { case SmtpStatusCode.MailboxBusy: case SmtpStatusCode.ServiceNotAvailable: throw; default: return false; }"),
        ("if ((int)e.StatusCode / 100 == 4) throw; return false;", "if (!IsTransient(e)) return false; throw;"),
        ("if ((int)e.StatusCode >= 400 && (int)e.StatusCode <= 499) throw; return false;", "if ((int)e.StatusCode is >= 400 and < 500) { throw; } else { return false; }"),
        ("return false;", "bool sent; sent = false; return sent;"),
        ("logger.LogError(e, \"Not sent\"); return true;", "Log(e); return true;"),
        ("throw new InvalidOperationException(\"No\", e);", "throw Wrapped(e);"),
        ("state = Failed; return false;", "Fail(); return false;"),
        ("if ((int)e.StatusCode == 421) { Thread.Sleep(90000); client.Send(message); return true; } throw;", "if ((int)e.StatusCode != 421) throw; Thread.Sleep(90000); client.Send(message); return true;"),
        ("Thread.Sleep(90000); client.Send(message); return true;", "Again(message); return true;"),
    ];

    private static readonly string[] Mailers =
    [
        .. Repository.Pages.Where(static page => page.StartsWith("docs/rules/", StringComparison.Ordinal))
            .SelectMany(static page => Markdown.Parse(Repository.Read(page)).Code).Where(static code => code.Language == "csharp").Select(static code => code.Text),
        .. Directory.GetFiles(Path.Combine(Repository.Root, "docs", "samples", "OrderMailer"), "*.cs").Select(File.ReadAllText),
        .. Pairs.SelectMany(static pair => new[] { Wrap(pair.Item1), Wrap(pair.Item2) }),
    ];

    public static TheoryData<string> Names => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_same_reports_after(string change)
    {
        var changed = 0;
        foreach (var mailer in Mailers)
        {
            var tree = CSharpCode.Parse(mailer, "Mailer.cs");
            var compilation = CSharpCode.Compile(tree);
            if (CSharpCode.ErrorsOf(compilation).Any())
                continue;
            var root = Changes[change](tree.GetRoot(TestContext.Current.CancellationToken), compilation.GetSemanticModel(tree));
            if (root == tree.GetRoot(TestContext.Current.CancellationToken))
                continue;
            var other = CSharpCode.Compile(CSharpCode.Parse(root.ToFullString(), "Mailer.cs"));
            Assert.Empty(CSharpCode.ErrorsOf(other).Select(error => $"{error}\n{root}"));
            changed++;
            Assert.Equal((await IdsOf(compilation), mailer), (await IdsOf(other), mailer));
        }

        Assert.True(changed >= 2, $"Only {changed} mailers were changed.");
    }

    public static TheoryData<string, string> PairsOfHandlers
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (one, other) in Pairs)
                data.Add(one, other);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(PairsOfHandlers))]
    public async Task The_same_reports_for_both_ways_of_writing(string one, string other)
    {
        var (first, second) = (CSharpCode.Compile(CSharpCode.Parse(Wrap(one), "A.cs")), CSharpCode.Compile(CSharpCode.Parse(Wrap(other), "B.cs")));
        Assert.Empty(CSharpCode.ErrorsOf(first));
        Assert.Empty(CSharpCode.ErrorsOf(second));

        Assert.Equal(await IdsOf(first), await IdsOf(second));
    }

    private static string Wrap(string handler) => $$"""
        using System.Net.Mail;
        using Microsoft.Extensions.Logging;

        public sealed class Mailer(SmtpClient client, ILogger<Mailer> logger)
        {
            private const string Failed = "Failed";
            public string state = "";

            public bool Send(MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (SmtpException e)
                {
                    {{handler}}
                }
            }

            private static bool IsTransient(SmtpException e) => (int)e.StatusCode is >= 400 and <= 499;

            private static Exception Wrapped(SmtpException e) => new InvalidOperationException("No", e);

            private void Log(SmtpException e) => logger.LogError(e, "Not sent");

            private void Fail() => state = Failed;

            private void Again(MailMessage message)
            {
                Thread.Sleep(90000);
                client.Send(message);
            }
        }
        """;

    private static async Task<string> IdsOf(Compilation compilation)
    {
        var reports = await Analysis.ReportsOfAsync(compilation, TestContext.Current.CancellationToken);
        return string.Join(" ", reports.Select(static report => report.Id + (report.Severity == DiagnosticSeverity.Warning ? "" : "?")).Order(StringComparer.Ordinal));
    }
}
