using SmtpReplyAnalyzers.Catalogue.Data;
using SmtpReplyAnalyzers.Catalogue.Pages;

namespace SmtpReplyAnalyzers.Catalogue;

/// <summary>The catalogue of reply codes: its data, and the pages that follow from it.</summary>
public sealed class ReplyCatalogue
{
    private readonly string _root;
    private readonly Dictionary<string, CatalogueProse> _prose;

    private ReplyCatalogue(string root)
    {
        _root = root;
        Facts = CatalogueFacts.Load(root);
        _prose = Facts.Languages.ToDictionary(static language => language, language => CatalogueProse.Load(root, language));
    }

    public CatalogueFacts Facts { get; }

    /// <summary>Of each language, English first.</summary>
    public IEnumerable<CatalogueProse> Prose => Facts.Languages.Select(language => _prose[language]);

    /// <param name="root">The folder of the repository.</param>
    public static ReplyCatalogue Load(string root) => new(root);

    /// <summary>The text of every generated page, by its path below the root.</summary>
    public IReadOnlyDictionary<string, string> Pages()
    {
        var pages = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var prose in Prose)
        {
            foreach (var (name, write) in PageSet.Of(this, prose))
            {
                var page = $"{FolderOf(prose.Language)}/{name}";
                pages.Add(page, write(new(this, prose, page)));
            }
        }

        return pages;
    }

    /// <summary>Whether docs has a page, generated or written by hand.</summary>
    internal bool HasPage(string file) => File.Exists(Path.Combine(_root, "docs", file));

    /// <summary>Where a language has a page; where English has it, if the language does not.</summary>
    internal string PathOf(string language, string file)
    {
        var path = $"{FolderOf(language)}/{file}";
        return PageSet.IsGenerated(file) || File.Exists(Path.Combine(_root, path)) ? path : $"docs/{file}";
    }

    private static string FolderOf(string language) => language == "en" ? "docs" : $"docs/{language}";
}
