using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>The parts that <c>Split</c> makes of a text; the first ones, of a reply.</summary>
internal static class Splitting
{
    private const int RemoveEmptyEntries = 1;
    private const int TrimEntries = 2;

    public static Value? Split(Call call)
    {
        var (count, options) = (int.MaxValue, 0);
        for (var i = 2; i < call.Count; i++)
        {
            if (call.Int(i) is not { } argument)
                return null;
            if (call.Parameter(i)?.Type.Name == nameof(StringSplitOptions))
                options = argument;
            else
                count = argument;
        }

        if (call.Text(0) is not { } text || Separators(call) is not { } separators || count <= 0 || (options != 0 && count != int.MaxValue))
            return null;
        if (!text.IsWhole && Array.Exists(separators, static separator => separator.Length > 1))
            return null;
        var parts = separators.Length == 0 ? text.Start.Split((char[]?)null, count) : text.Start.Split(separators, count, StringSplitOptions.None);
        var items = ImmutableArray.CreateBuilder<Value>();
        for (var i = 0; i < parts.Length; i++)
        {
            var part = new Text(parts[i], text.IsWhole || i < parts.Length - 1);
            if ((options & TrimEntries) != 0)
                part = part.Trimmed([], start: true, end: true);
            if (part.Start.Length > 0 || (options & RemoveEmptyEntries) == 0)
                items.Add(part.ToValue());
        }

        return new Listing(items.ToImmutable(), text.IsWhole).ToValue();
    }

    /// <summary>None stands for white space. Null where they are not known, or where runtimes disagree on them.</summary>
    private static string[]? Separators(Call call)
    {
        if (call.Count == 1 || (call.IsNull(1) && call.Parameter(1)?.Type.TypeKind == TypeKind.Array))
            return [];
        if (call.Content(1) is char one)
            return [one.ToString()];
        if (call.Content(1) is string text && text.Length > 0)
            return [text];
        if (call.Characters(1) is { } characters)
            return Array.ConvertAll(characters.ToCharArray(), static character => character.ToString());
        if (call[1] is not Sequence sequence)
            return null;
        var separators = new List<string>();
        foreach (var item in sequence.Items)
        {
            if (item is not Constant { Content: string { Length: > 0 } separator })
                return null;
            separators.Add(separator);
        }

        return separators.ToArray();
    }
}
