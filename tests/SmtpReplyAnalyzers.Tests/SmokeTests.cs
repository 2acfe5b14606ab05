namespace SmtpReplyAnalyzers.Tests;
public sealed class SmokeTests { [Fact] public void Runs() => Assert.NotNull(typeof(Microsoft.CodeAnalysis.Workspace)); }
