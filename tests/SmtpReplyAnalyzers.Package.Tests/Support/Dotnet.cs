using System.Diagnostics;
using System.Text;

namespace SmtpReplyAnalyzers.Package.Tests.Support;

/// <summary>What a <c>dotnet</c> command printed, both streams in the order they came, and its exit code.</summary>
internal sealed record DotnetResult(string Command, int ExitCode, string Output)
{
    /// <summary>This result, once it is known that the command succeeded; else the test fails with everything it printed.</summary>
    public DotnetResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"`{Command}` ended with {ExitCode}:\n{Output}");
        return this;
    }

    /// <summary>This result, once it is known that the command failed.</summary>
    public DotnetResult Failed()
    {
        Assert.True(ExitCode != 0, $"`{Command}` was expected to fail:\n{Output}");
        return this;
    }
}

/// <summary>Runs the very <c>dotnet</c> that runs the tests, as a person's shell would: nothing of the test run's own environment reaches it.</summary>
internal static class Dotnet
{
    /// <summary>The muxer beside the runtime in use: &lt;root&gt;/shared/Microsoft.NETCore.App/&lt;version&gt;/System.Private.CoreLib.dll.</summary>
    private static readonly string Muxer = Path.Combine(
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../..")),
        OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>Set by the CLI, MSBuild and the test platform for their own children; a nested build that saw them would load the wrong parts.</summary>
    private static readonly string[] Leaking = ["MSBUILD", "DOTNET_CLI_", "DOTNET_HOST", "TESTINGPLATFORM_", "XUNIT_", "VSTEST_", "CI", "GITHUB_", "TF_BUILD"];

    /// <param name="folder">Where the command runs.</param>
    /// <param name="environment">Variables to set, such as <c>NUGET_PACKAGES</c>.</param>
    /// <param name="arguments">The command and its arguments, each on its own.</param>
    public static async Task<DotnetResult> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Muxer, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsLeaking).ToList())
            start.Environment.Remove(name);

        // No server outlives the command: it would keep the package's assemblies open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // The command that runs the tests hands its own language on in these.
        start.Environment.Remove("VSLANG");
        start.Environment.Remove("PreferredUILang");
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new DotnetResult("dotnet " + string.Join(' ', arguments), process.ExitCode, output.ToString());

        void Collect(object sender, DataReceivedEventArgs line)
        {
            lock (output)
                output.AppendLine(line.Data);
        }
    }

    private static bool IsLeaking(string name) =>
        Leaking.Any(prefix => prefix.EndsWith('_') || prefix is "MSBUILD" or "DOTNET_HOST"
            ? name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            : name.Equals(prefix, StringComparison.OrdinalIgnoreCase));
}
