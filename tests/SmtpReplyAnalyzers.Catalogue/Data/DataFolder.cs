using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmtpReplyAnalyzers.Catalogue.Data;

/// <summary>Reads the files below docs/catalogue. A key that is missing, misspelt or not known to the generator is an error.</summary>
internal sealed class DataFolder(string root)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
    };

    private readonly string _folder = Path.Combine(root, "docs", "catalogue");

    /// <summary>The folders that hold terms.</summary>
    public IReadOnlyList<string> Languages => Directory.EnumerateDirectories(_folder)
        .Where(static folder => File.Exists(Path.Combine(folder, "terms.json")))
        .Select(static folder => Path.GetFileName(folder))
        .OrderBy(static language => language == "en" ? "" : language, StringComparer.Ordinal)
        .ToArray();

    public T Read<T>(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(_folder, file)), Options) ?? throw new JsonException("The file holds null.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"docs/catalogue/{file}: {exception.Message}", exception);
        }
    }

    /// <summary>Each file of a folder, by its name without extension.</summary>
    public IReadOnlyDictionary<string, T> ReadAll<T>(string folder) =>
        Names(folder, "json").ToDictionary(static name => name, name => Read<T>($"{folder}/{name}.json"));

    public IReadOnlyDictionary<string, string> Texts(string folder, string extension) =>
        Names(folder, extension).ToDictionary(static name => name, name => File.ReadAllText(Path.Combine(_folder, folder, $"{name}.{extension}")).ReplaceLineEndings("\n"));

    private IEnumerable<string> Names(string folder, string extension) => Directory.EnumerateFiles(Path.Combine(_folder, folder), $"*.{extension}")
        .Select(static path => Path.GetFileNameWithoutExtension(path))
        .Order(StringComparer.Ordinal);
}
