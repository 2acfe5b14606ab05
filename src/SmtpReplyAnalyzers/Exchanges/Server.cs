using System.Collections.Immutable;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// The server that a client rehearses with. Before the exchange it says what any server says; in the exchange it may go on, accept, or refuse
/// (RFC 4954, section 4). It speaks only when it is spoken to.
/// </summary>
/// <param name="choices">Decides which of its replies it gives.</param>
/// <param name="isBare">Challenges come as a bare code.</param>
/// <param name="beginnings">The ways to each AUTH that were gone already.</param>
internal sealed class Server(Choices choices, bool isBare, Beginnings beginnings)
{
    private const int MostReplies = 24;
    private readonly List<Event> _events = new();
    private readonly Queue<(ExchangeState? Exchange, SmtpVerb Verb, Place Place)> _due = new();
    private ExchangeState? _exchange;
    private Value? _unfinished;
    private Place? _unfinishedPlace;
    private bool _isUnfinishedSaidHere;
    private bool _hasSpoken;
    private bool _hasTls;
    private bool _isChallenged;
    private bool _isGreeting;
    private bool _isFurtherLine;

    public ImmutableArray<Event> Events => _events.ToImmutableArray();

    /// <summary>How often something happened, or was to be noted.</summary>
    public int Touched { get; private set; }

    /// <summary>There was an exchange.</summary>
    public bool HasExchange { get; private set; }

    /// <summary>How often the client has answered in the exchange that goes on.</summary>
    public int Answers => _exchange?.Answers ?? 0;

    /// <summary>The command after the exchange; null as long as there is none.</summary>
    public (string Name, Place Place)? NextCommand { get; private set; }

    /// <summary>How often something was written or read.</summary>
    public int Exchanged { get; private set; }

    /// <summary>How many lines of replies were read.</summary>
    public int Replies { get; private set; }

    /// <summary>A command was given that only SMTP has.</summary>
    public bool IsOfSmtp { get; private set; }

    /// <summary>The client is one of SMTP by what its type says.</summary>
    public void Prove() => IsOfSmtp = true;

    /// <summary>A reply can be read.</summary>
    public bool HasReply => _due.Count > 0 || _unfinished is not null || !_hasSpoken;

    /// <summary>A reply to a whole line, or the greeting, can be read.</summary>
    public bool IsReplyDue => _due.Count > 0 || !_hasSpoken;

    public void Note(Event happened)
    {
        Touched++;
        if (HasExchange)
            _events.Add(happened);
    }

    /// <summary>The last that was written or read happened in that call: what the helper does besides, it does for every command.</summary>
    public bool IsPartOfLast(Place place) => _events.Count > 0 && _events.Last(static happened => happened is Heard or Begun or Answered or WrittenAhead).Place is var last && last.InBody == place.InBody && last.Site != place.Site && place.Site != place.InBody;

    /// <summary>The client has a new connection, and waits for the greeting.</summary>
    public void Connect()
    {
        Touched++;
        if (!HasExchange)
            (_hasSpoken, _hasTls) = (false, false);
    }

    /// <summary>The client writes.</summary>
    /// <param name="text">The text, or the bytes.</param>
    /// <param name="isLine">A line end follows.</param>
    /// <param name="place">The call.</param>
    /// <param name="isSaidHere">The first word stands in the analysed body.</param>
    public void Take(Value text, bool isLine, Place place, bool isSaidHere)
    {
        Exchanged++;
        text = Forms.AsWritten(text);
        if (_unfinished is not null)
            text = Forms.Join(_unfinished, text);
        place = _unfinishedPlace ?? place;
        (text, var ends) = Forms.WithoutLineEnd(text);
        (_unfinished, _unfinishedPlace) = (null, null);
        // Several lines in one write are as many commands.
        var lines = Forms.LinesOf(text);
        for (var i = 0; i < lines.Count - 1; i++)
            TakeLine(lines[i], place, isSaidHere, isFurther: i > 0);
        if (isLine || ends)
            TakeLine(lines[lines.Count - 1], place, isSaidHere, isFurther: lines.Count > 1);
        else
            (_unfinished, _unfinishedPlace, _isUnfinishedSaidHere) = (lines[lines.Count - 1], place, isSaidHere);
    }

    private void TakeLine(Value text, Place place, bool isSaidHere, bool isFurther)
    {
        _isFurtherLine = isFurther;
        // Who reads the reply to EHLO as one line gets on with a server that gives one.
        if (_isGreeting)
            throw new RehearsalOver(isDoubtful: HasExchange);
        Take(text, place, isSaidHere);
    }

    /// <summary>The client reads a reply.</summary>
    /// <returns>The code and whether another line follows; null: there is none to be read.</returns>
    public (int Code, bool GoesOn)? Reply(Place place)
    {
        Exchanged++;
        if (_unfinished is { } rest)
        {
            // The line end was not seen, and must have been there.
            (_unfinished, var begun, _unfinishedPlace) = (null, _unfinishedPlace!, null);
            Take(rest, begun, _isUnfinishedSaidHere);
        }

        if (++Replies > MostReplies)
            throw new RehearsalOver(isDoubtful: true);
        if (_due.Count == 0)
        {
            if (_hasSpoken)
                return null;
            _hasSpoken = true;
            return (220, false);
        }

        _hasSpoken = true;
        var (exchange, verb, _) = _due.Peek();
        if (exchange is null)
        {
            var goesOn = verb == SmtpVerb.Hello && !_isGreeting && choices.Among(2) == 1;
            _isGreeting = goesOn;
            if (!goesOn)
                _due.Dequeue();
            return (verb switch { SmtpVerb.StartTls => 220, SmtpVerb.Data => 354, _ => 250 }, goesOn);
        }

        _due.Dequeue();
        var code = CodeFor(exchange);
        _isChallenged = code == 334;
        if (_due.Count == 0)
            _exchange = _isChallenged ? exchange : null;
        _events.Add(new Heard(place, code, exchange) { IsLate = _due.Count > 0 });
        return (code, false);
    }

    private int CodeFor(ExchangeState exchange)
    {
        var codes = isBare ? exchange.IsChallengeDue || exchange.MayGoOn ? Asking : Refusing
            : exchange.IsChallengeDue ? Asking
            : exchange.IsOver ? Refusing
            : Deciding;
        return codes[choices.Among(codes.Length)];
    }

    private static readonly int[] Asking = { 334, 235, 535 };
    private static readonly int[] Deciding = { 235, 535, 334 };
    private static readonly int[] Refusing = { 235, 535 };

    private void Take(Value text, Place place, bool isSaidHere)
    {
        var start = Forms.StartOf(text);
        var verb = start is null ? SmtpVerb.Unknown : SmtpVerbs.Of(start.Start, start.IsWhole);
        IsOfSmtp |= verb is SmtpVerb.Hello or SmtpVerb.Mail or SmtpVerb.Recipient;
        if (verb == SmtpVerb.Authenticate && Mechanism.MayFollow(start!))
        {
            Begin(text, start!, place, isSaidHere);
            return;
        }

        if (verb is SmtpVerb.Mail or SmtpVerb.Recipient or SmtpVerb.Data && (HasExchange || verb == SmtpVerb.Mail))
        {
            NextCommand = (verb switch { SmtpVerb.Mail => "MAIL FROM", SmtpVerb.Recipient => "RCPT TO", _ => "DATA" }, place);
            throw new RehearsalOver(isDoubtful: false);
        }

        if (verb == SmtpVerb.StartTls && !HasExchange)
        {
            // Nobody who is on TLS is offered it again (RFC 3207, section 4.2).
            if (_hasTls)
                throw new RehearsalOver(isDoubtful: false);
            _hasTls = true;
        }

        if (verb == SmtpVerb.CleanUp || (verb == SmtpVerb.Hello && HasExchange))
        {
            Note(new Quit(place) { IsGreeting = verb == SmtpVerb.Hello });
            (_exchange, _isChallenged) = (null, false);
            _due.Enqueue((null, verb, place));
            return;
        }

        if (_exchange is null)
        {
            // Whatever it is, it comes after the outcome, or before the exchange.
            if (HasExchange && verb == SmtpVerb.Unknown)
            {
                _events.Add(new Strayed(place));
                throw new RehearsalOver(isDoubtful: true);
            }

            // The reply to HELO is one line (RFC 5321, section 4.1.1.1).
            _due.Enqueue((null, verb == SmtpVerb.Hello && start!.Start.TrimStart().StartsWith("HELO", StringComparison.OrdinalIgnoreCase) ? SmtpVerb.Unknown : verb, place));
            return;
        }

        TakeAnswer(text, start, place);
    }

    private void TakeAnswer(Value text, Text? start, Place place)
    {
        var exchange = _exchange!;
        if (start is { IsWhole: true, Start: "*" })
        {
            _events.Add(new Left(place));
            (_exchange, _isChallenged) = (null, false);
            _due.Enqueue((null, SmtpVerb.Unknown, place));
            return;
        }

        if (_isChallenged && _due.Count == 0)
            _events.Add(new Answered(place, text, exchange));
        else
            _events.Add(new WrittenAhead(place, text, _due.Count > 0 ? _due.Last().Place : place, _isFurtherLine));
        _isChallenged = false;
        _exchange = exchange with { Answers = exchange.Answers + 1 };
        _due.Enqueue((_exchange, SmtpVerb.Authenticate, place));
    }

    private void Begin(Value text, Text start, Place place, bool isSaidHere)
    {
        var words = start.Start.Trim().Split(new[] { ' ' }, 3, StringSplitOptions.RemoveEmptyEntries);
        var rest = Forms.AfterWords(text, 2);
        var name = words.Length > 1 && (words.Length > 2 || start.IsWhole || start.Start.EndsWith(" ", StringComparison.Ordinal)) ? words[1] : string.Empty;
        if (!HasExchange && !beginnings.IsWanted(place.InBody, choices.SoFar))
            throw new RehearsalOver(isDoubtful: false);
        HasExchange = true;
        _exchange = new ExchangeState(Mechanism.Of(name), rest is not null, 0);
        _isChallenged = false;
        _events.Add(new Begun(place, _exchange, rest, isSaidHere));
        _due.Enqueue((_exchange, SmtpVerb.Authenticate, place));
    }
}
