using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmtpReplyAnalyzers.Tests.Roslyn48;

public sealed class HostTests
{
    /// <summary>Otherwise these tests would say nothing that those on the newest Roslyn do not.</summary>
    [Fact]
    public void These_tests_run_on_Roslyn_4_8() => Assert.All(
        [typeof(SyntaxNode), typeof(CSharpSyntaxNode), typeof(Workspace)],
        type => Assert.Equal(new Version(4, 8, 0, 0), type.Assembly.GetName().Version));
}
