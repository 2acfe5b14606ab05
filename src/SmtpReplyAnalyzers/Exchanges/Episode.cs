using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>How a rehearsal ended.</summary>
internal enum Ending : byte
{
    /// <summary>The body returned.</summary>
    Return,

    /// <summary>An exception left the body.</summary>
    Throw,

    /// <summary>The next command was given: MAIL, RCPT, DATA.</summary>
    NextCommand,

    /// <summary>The client waits for a reply that will never come.</summary>
    Hang,

    /// <summary>Something was not understood, or took too long.</summary>
    Doubt,
}

/// <summary>Something that happened between client and server, or a decision on the way.</summary>
/// <param name="Place">Where.</param>
internal abstract record Event(Place Place);

/// <summary>The exchange was begun.</summary>
/// <param name="Place">The write.</param>
/// <param name="State">The mechanism and whether there was an initial response.</param>
/// <param name="Initial">The initial response; null: none.</param>
/// <param name="IsSaidHere">The word stands in the analysed body, and not in a helper of it.</param>
internal sealed record Begun(Place Place, ExchangeState State, Value? Initial, bool IsSaidHere) : Event(Place);

/// <summary>A challenge was answered.</summary>
/// <param name="Place">The write.</param>
/// <param name="Text">What was written, without the line end.</param>
/// <param name="State">The exchange before it.</param>
internal sealed record Answered(Place Place, Value Text, ExchangeState State) : Event(Place);

/// <summary>Something was written in the exchange while a reply was still to be read.</summary>
/// <param name="Place">The write.</param>
/// <param name="Text">What was written.</param>
/// <param name="Before">The write before it, whose reply was not read.</param>
/// <param name="IsSameWrite">It is a further line of that very write.</param>
internal sealed record WrittenAhead(Place Place, Value Text, Place Before, bool IsSameWrite) : Event(Place);

/// <summary>A reply was read in the exchange.</summary>
/// <param name="Place">The read.</param>
/// <param name="Code">Its code.</param>
/// <param name="State">The exchange before it.</param>
internal sealed record Heard(Place Place, int Code, ExchangeState State) : Event(Place)
{
    /// <summary>An earlier write was read ahead of: the reply is to something that was written too soon.</summary>
    public bool IsLate { get; init; }
}

/// <summary>The analysed body went one way or the other.</summary>
internal sealed record Decided(Place Place, bool Outcome) : Event(Place);

/// <summary>A text of the server was cut where a bare code has nothing.</summary>
internal sealed record CutShort(Place Place) : Event(Place);

/// <summary>A challenge that is Base64 was compared with plain words.</summary>
internal sealed record ComparedUndecoded(Place Place) : Event(Place);

/// <summary>QUIT, RSET or another command was given that nothing is lost by; a server that waits for a response takes it for one.</summary>
internal sealed record Quit(Place Place) : Event(Place)
{
    /// <summary>EHLO or HELO: the client goes on, and greets again.</summary>
    public bool IsGreeting { get; init; }
}

/// <summary>The exchange was cancelled with <c>*</c> (RFC 4954, section 4).</summary>
internal sealed record Left(Place Place) : Event(Place);

/// <summary>Something was written that is no command, after the outcome of the exchange.</summary>
internal sealed record Strayed(Place Place) : Event(Place);

/// <summary>The analysed body itself has given somebody what the server said, if only to a log or to the user.</summary>
internal sealed record Shown(Place Place) : Event(Place);

/// <summary>Something was called that nobody can look into: it may have spoken to the server, or thrown.</summary>
internal sealed record Unseen(Place Place) : Event(Place);

/// <summary>The client was given the reply before it, and nothing came of that: where nothing comes of any, somebody else handles that step.</summary>
internal sealed record Ignored(Place Place) : Event(Place);

/// <summary>One rehearsal, from the beginning of the body to its end.</summary>
/// <param name="Events">What happened, in order.</param>
/// <param name="Ending">How it ended.</param>
/// <param name="Result">What was returned or thrown.</param>
/// <param name="Place">Where it ended; null at the closing brace.</param>
internal sealed record Episode(ImmutableArray<Event> Events, Ending Ending, Value? Result, Place? Place)
{
    /// <summary>What the path of a variable of the body begins with in <see cref="Left"/>.</summary>
    public const string Local = "local:";

    /// <summary>The first AUTH; null: none.</summary>
    public Begun? Begun { get; init; } = Events.OfType<Begun>().FirstOrDefault();

    /// <summary>The next command, as a message shows it.</summary>
    public string Command { get; init; } = string.Empty;

    /// <summary>The values from outside that the client looked at before it went on: what it does with them may depend on what they hold.</summary>
    public IReadOnlyCollection<ISymbol> LookedAt { get; init; } = Array.Empty<ISymbol>();

    /// <summary>The same, with what helpers say told in the body.</summary>
    public Episode SaidHere()
    {
        var events = Events.Select(static happened => happened is Begun begun ? begun with { IsSaidHere = true } : happened).ToImmutableArray();
        return this with { Events = events, Begun = events.OfType<Begun>().FirstOrDefault() };
    }

    /// <summary>A command was given that only SMTP has.</summary>
    public bool IsOfSmtp { get; init; }

    /// <summary>The values from outside that a method named after Base64 gave back as they are.</summary>
    public IReadOnlyCollection<Value> Unencoded { get; init; } = Array.Empty<Value>();

    /// <summary>The truth values that the client has set in its fields and properties in the exchange: what it tells its other members.</summary>
    public ImmutableDictionary<ISymbol, bool> Flags { get; init; } = ImmutableDictionary.Create<ISymbol, bool>(SymbolEqualityComparer.Default);

    /// <summary>Before which events, by their number, the words of a reply decided where the client goes.</summary>
    public ImmutableArray<int> Guesses { get; init; } = ImmutableArray<int>.Empty;

    /// <summary>What the object holds that a body returns, and has made itself.</summary>
    public ImmutableArray<(string Path, Value Value)> Returned { get; init; } = ImmutableArray<(string, Value)>.Empty;

    /// <summary>What the objects hold that others see as well, at the end of a body that returns, or before the next command.</summary>
    public ImmutableArray<(string Path, Value Value)> Left { get; init; } = ImmutableArray<(string, Value)>.Empty;
}
