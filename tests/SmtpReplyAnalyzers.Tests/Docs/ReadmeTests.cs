namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>What the README tells a newcomer to type is what works.</summary>
public sealed class ReadmeTests
{
    private static readonly Markdown Readme = Markdown.Parse(Repository.Read("README.md"));

    [Fact]
    public void The_first_two_commands_build_the_sample_and_run_the_tests() => Assert.Equal(
        ["dotnet build docs/samples/OrderMailer", "dotnet test"],
        Readme.Code.Where(static code => code.Language == "shell").Take(2).Select(static code => code.Text));

    [Fact]
    public void The_version_to_install_is_the_version_of_the_sources() => Assert.Contains(
        Readme.Code,
        static code => code.Text == $"""<PackageReference Include="SmtpReplyAnalyzers" Version="{RuleCatalogue.Version}" PrivateAssets="all" />""");
}
