using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>An exception that the client's code throws, on its way to whoever catches it.</summary>
internal sealed class ClientException(Value thrown, Place place) : Exception
{
    public Value Thrown { get; } = thrown;

    public Place Place { get; } = place;
}

/// <summary>The rehearsal is over before the client's code is.</summary>
/// <param name="isDoubtful">Something was met that is not understood: nothing may be concluded.</param>
internal sealed class RehearsalOver(bool isDoubtful) : Exception
{
    public bool IsDoubtful { get; } = isDoubtful;
}

/// <summary>What a member holds at first takes too long to make.</summary>
internal sealed class TooLong : Exception
{
}

/// <summary>The constructor of the object calls the method that is analysed.</summary>
internal sealed class BodyReached : Exception
{
}

/// <summary>A helper that does not speak to the server decides on what is not known: what it makes is made of what it is given, and how is not followed.</summary>
internal sealed class NotFollowed : Exception
{
}
