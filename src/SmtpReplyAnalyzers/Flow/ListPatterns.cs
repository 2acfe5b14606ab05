using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>List patterns over the text of a reply: <c>['4', _, _, ':', ..]</c>.</summary>
internal static class ListPatterns
{
    public static Value? TryMatch(IPatternOperation pattern, Value value)
    {
        if (pattern is not IListPatternOperation list)
            return null;
        return Function.Lift(("list", pattern.Syntax), System.Collections.Immutable.ImmutableArray.Create(value), operands => Match(list, operands[0]));
    }

    private static Value Match(IListPatternOperation list, Value value)
    {
        var (start, isWhole) = value switch
        {
            Constant { Content: string text } => (text, true),
            ReplyText text => (text.Start, false),
            _ => (null, false),
        };
        if (start is null)
            return Unknown.From(value);
        var position = 0;
        foreach (var part in list.Patterns)
        {
            if (part is ISlicePatternOperation)
                return part == list.Patterns[list.Patterns.Length - 1] ? Constant.True : Unknown.From(value);
            if (position >= start.Length)
                return isWhole ? Constant.False : Unknown.From(value);
            if (part is IConstantPatternOperation { Value.ConstantValue.Value: char expected })
            {
                if (expected != start[position])
                    return Constant.False;
            }
            else if (part is not IDiscardPatternOperation)
            {
                return Unknown.From(value);
            }

            position++;
        }

        return isWhole ? Constant.Of(position == start.Length) : position < start.Length ? Constant.False : Unknown.From(value);
    }
}
