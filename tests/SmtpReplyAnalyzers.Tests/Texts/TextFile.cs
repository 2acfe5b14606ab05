using System.Xml.Linq;
using SmtpReplyAnalyzers.Tests.Docs;

namespace SmtpReplyAnalyzers.Tests.Texts;

/// <summary>The texts of a project as they stand in its resource files, by name.</summary>
internal static class TextFile
{
    public static SortedDictionary<string, string> English(string project) => Read(project, "Resources.resx");

    public static SortedDictionary<string, string> Arabic(string project) => Read(project, "Resources.ar.resx");

    private static SortedDictionary<string, string> Read(string project, string file) => new(
        XDocument.Load(Repository.PathOf($"src/{project}/{file}")).Descendants("data")
            .ToDictionary(static data => data.Attribute("name")!.Value, static data => data.Element("value")!.Value, StringComparer.Ordinal),
        StringComparer.Ordinal);
}
