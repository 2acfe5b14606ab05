namespace SmtpReplyAnalyzers.Package.Tests.Support;

/// <summary>A fresh project of somebody who has added the package: outside the repository, with a package cache that nothing was ever put in.</summary>
internal sealed class Consumer : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _environment;

    public Consumer(PackedProduct product, string program, string properties = "")
    {
        _environment = new() { ["NUGET_PACKAGES"] = _folder["cache"] };
        Directory.CreateDirectory(_folder["Shop"]);
        Write("Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net{Environment.Version.Major}.{Environment.Version.Minor}</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SmtpReplyAnalyzers" Version="[{product.Version}]" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        Write("NuGet.config", $"""
            <configuration>
              <packageSources>
                <add key="just-packed" value="{product.Feed}" />
              </packageSources>
            </configuration>
            """);
        Write("Program.cs", program);
    }

    public string Program => Read("Program.cs");

    /// <summary>Runs <c>dotnet</c> in the project's folder.</summary>
    public Task<DotnetResult> DotnetAsync(params string[] arguments) => Dotnet.RunAsync(_folder["Shop"], _environment, arguments);

    /// <summary>The same in a shell whose user has asked for another language.</summary>
    public Task<DotnetResult> DotnetInAsync(string language, params string[] arguments) =>
        Dotnet.RunAsync(_folder["Shop"], new Dictionary<string, string>(_environment) { ["DOTNET_CLI_UI_LANGUAGE"] = language }, arguments);

    public string Read(string file) => File.ReadAllText(_folder[Path.Combine("Shop", file)]);

    public void Write(string file, string text) => File.WriteAllText(_folder[Path.Combine("Shop", file)], text);

    /// <summary>The names of all files below a folder of the project.</summary>
    public IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(_folder[Path.Combine("Shop", folder)], "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file));

    public void Dispose() => _folder.Dispose();
}
