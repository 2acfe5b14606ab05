using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Mutations;
using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Mutations;

/// <summary>What the mutation tool makes of a small client.</summary>
internal static class Made
{
    /// <summary>The members of an SMTP client with helpers of the usual kinds.</summary>
    public static string Client(string members) => $$"""
        using System.Net.Sockets;
        using System.Text;

        sealed class SmtpClient(StreamReader reader, StreamWriter writer)
        {
            {{members}}

            private string ReadReply() => reader.ReadLine() ?? "";
            private void WriteLine(string line) => writer.WriteLine(line);
            private string Command(string line, int expected) { WriteLine(line); var reply = ReadReply(); if (int.Parse(reply.Substring(0, 3)) != expected) throw new IOException(reply); return reply; }
            private static string Encode64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
            private static string Decode64(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        """;

    public static Mutant[] Of(string source) => [.. Mutator.MutantsOf(Compile(source), TestContext.Current.CancellationToken)];

    /// <summary>The mutants of one kind, as what was replaced by what.</summary>
    public static string[] Of(string source, MutantKind kind)
    {
        var compilation = Compile(source);
        Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var mutants = Of(source).Where(mutant => mutant.Kind == kind).ToArray();
        // Every mutant of a source that compiles must compile: otherwise the tool would have nothing to run the rules on.
        foreach (var mutant in mutants)
        {
            var errors = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(tree => tree.FilePath == mutant.Tree.FilePath), CSharpCode.Parse(mutant.NewText.ToString(), mutant.Tree.FilePath)).GetDiagnostics()
                .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.Empty(errors);
        }

        return [.. mutants.Select(static mutant => mutant.Description)];
    }

    private static Compilation Compile(string source) => CSharpCode.Compile(CSharpCode.Parse(source, "Client.cs"));
}
