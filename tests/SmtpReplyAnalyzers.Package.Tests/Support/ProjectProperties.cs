using System.Xml.Linq;

namespace SmtpReplyAnalyzers.Package.Tests.Support;

/// <summary>The properties that <c>Directory.Build.props</c> writes out: the one place of the repository's URL, version and authors.</summary>
internal static class ProjectProperties
{
    private static readonly XDocument Document = XDocument.Load(Repository.File("Directory.Build.props"));

    public static string Get(string name) => Document.Descendants(name).Single().Value;
}
