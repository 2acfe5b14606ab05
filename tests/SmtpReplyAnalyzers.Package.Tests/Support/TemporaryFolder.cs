namespace SmtpReplyAnalyzers.Package.Tests.Support;

/// <summary>A folder outside the repository, so that none of its configuration reaches what is built there; gone when disposed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("smtp-reply-analyzers-").FullName;

    /// <summary>The full path of something in this folder.</summary>
    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
