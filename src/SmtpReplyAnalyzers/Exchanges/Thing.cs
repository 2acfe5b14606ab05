using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>An object of the client's: it has an identity, and what it holds changes.</summary>
internal sealed class Thing(ITypeSymbol? type) : Value
{
    public ITypeSymbol? Type { get; } = type;

    /// <summary>What its fields and automatic properties hold. One that is not there was never set.</summary>
    public Dictionary<ISymbol, Value> Fields { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The items of an array or a collection; null where they are not known.</summary>
    public List<Value>? Items { get; set; }

    /// <summary>For a dictionary its values, as <see cref="Items"/> are its keys.</summary>
    public List<Value>? Values { get; set; }

    /// <summary>The text in the making, or the bytes put into an array, as one value; null where there is none.</summary>
    public Value? Content { get; set; }

    /// <summary>Where a stream in memory is read from, or written to, next.</summary>
    public int Position { get; set; }

    /// <summary>How many items an array has room for; null where that is not known.</summary>
    public int? Room { get; set; }

    /// <summary>It was there before the rehearsal began: what it holds came from outside.</summary>
    public bool IsGiven { get; set; }

    /// <summary>What it was found in, where it was there before: a parameter, a field or a property.</summary>
    public ISymbol? Origin { get; init; }

    /// <summary>A stream, a reader or a writer that is no connection: a file, or memory.</summary>
    public bool IsOffline { get; init; }

    /// <summary>The stream that a stream, a reader or a writer was made over; null for all else.</summary>
    public Value? Under { get; init; }

    /// <summary>In what a writer in memory writes text; null for all else.</summary>
    public Charset? Charset { get; init; }

    /// <summary>A stream that puts what is written to it into the stream under it as Base64.</summary>
    public bool IsEncoder { get; init; }

    public override bool Equals(Value? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>A lambda, or a method, as a value.</summary>
internal sealed class Callback(IMethodSymbol method, IAnonymousFunctionOperation? lambda, Frame? home, Value? receiver) : Value
{
    public IMethodSymbol Method { get; } = method;

    public IAnonymousFunctionOperation? Lambda { get; } = lambda;

    /// <summary>Where the lambda, or the local function, was made: it sees what is known there.</summary>
    public Frame? Home { get; } = home;

    public Value? Receiver { get; } = receiver;

    public override bool Equals(Value? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Method.Name.GetHashCode();
}

/// <summary>A call under way.</summary>
internal sealed class Frame(Frame? caller, Frame? home, ISymbol owner, Thing? self, SemanticModel model)
{
    public Frame? Caller { get; } = caller;

    /// <summary>The frame round a lambda or a local function.</summary>
    public Frame? Home { get; } = home;

    /// <summary>The method, or the lambda.</summary>
    public ISymbol Owner { get; } = owner;

    public Thing? Self { get; } = self;

    public SemanticModel Model { get; } = model;

    public int Depth { get; } = (caller?.Depth ?? -1) + 1;

    /// <summary>Neither it nor what it calls speaks to the server.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>How often it, or what it calls, decided on what a reply says.</summary>
    public int Tests { get; set; }

    /// <summary>How many lines of replies were read before it began.</summary>
    public int RepliesBefore { get; set; }

    /// <summary>What it is about just now.</summary>
    public SyntaxNode? Current { get; set; }

    /// <summary>Locals and parameters.</summary>
    public Dictionary<ISymbol, Value> Variables { get; } = new(SymbolEqualityComparer.Default);

    public Value? Returned { get; set; }

    /// <summary>What <c>x?.y</c> asks: the values that are not null, innermost last.</summary>
    public Stack<Value> Conditional { get; } = new();

    /// <summary>What an object initializer, or <c>with</c>, fills.</summary>
    public Stack<Value> Initialized { get; } = new();

    public Value? Caught { get; set; }

    public Frame HolderOf(ISymbol variable)
    {
        for (var frame = this; frame is not null; frame = frame.Home)
        {
            if (frame.Variables.ContainsKey(variable))
                return frame;
        }

        return this;
    }
}
