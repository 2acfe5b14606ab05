using System.Text;

namespace SmtpReplyAnalyzers.Tests.Engine;

/// <summary>
/// Random programs over the failure of one call: handlers and filters, conditions of every usual shape, helpers, loops, flags.
/// Numbered calls of <see cref="Probe.Hit"/> tell which statements run.
/// </summary>
internal sealed partial class ProgramGenerator
{
    private const int MostHits = 50;
    private readonly Random _random;
    private readonly ProbeTarget _target;
    private readonly StringBuilder _members = new();
    private readonly StringBuilder _body = new();
    private readonly HashSet<string> _usedFree = [];
    private int _indent = 2;
    private int _hits;
    private int _names;
    private int _uncertainty;
    private bool _isExact = true;
    private bool _throwsAnew;
    private bool _readsPartsOfAny;
    private bool _mayThrowOnSuccess;
    private bool _retries;

    private ProgramGenerator(int seed)
    {
        _random = new Random(seed);
        _target = Pick(ProbeTarget.All);
    }

    public static FlowProgram Create(int seed) => new ProgramGenerator(seed).Build(seed);

    private FlowProgram Build(int seed)
    {
        Emit($"int i0 = {Pick(Codes)}, i1 = {Pick(Codes)};");
        Emit($"bool b0 = {Coin()}, b1 = {Coin()};");
        Emit($"{_target.Carrier.Name}? kept = null;");
        var scope = Scope.Outside;
        if (Chance(30))
            Statements(scope, depth: 1, count: 2);
        if (Chance(20) && !_target.Call.Contains("Connect"))
        {
            // Tried again, which ends the way, or not at all.
            (_retries, _isExact) = (true, false);
            Emit("for (var attempt = 0; attempt < 3; attempt++)");
            Open();
            Attempt(scope with { InLoop = true }, depth: 2);
            if (Chance(50))
                Emit("break;");
            Close();
        }
        else
        {
            Attempt(scope, depth: 3);
        }

        if (Chance(60))
            Statements(scope with { IsKept = true }, depth: 2, count: 3);
        Hit();
        return new FlowProgram(seed, _target, Text(seed), _isExact && !(_throwsAnew && _readsPartsOfAny), _retries, !_mayThrowOnSuccess && !_retries);
    }

    private string Text(int seed) => $$"""
        using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Threading.Tasks; using SmtpReplyAnalyzers.Tests.Engine;
        {{_target.Usings}}
        internal static class P{{seed}}
        {
        {{_members}}    public static {{(_target.IsAsync ? "async Task" : "void")}} Run({{_target.Parameters}}, bool free, int attempts)
            {
        {{_body}}    }
        }

        """;

    private void Emit(string line) => _body.Append(' ', 4 * _indent).Append(line).Append('\n');

    private void Open()
    {
        Emit("{");
        _indent++;
    }

    private void Close()
    {
        _indent--;
        Emit("}");
    }

    private void Hit()
    {
        if (_hits < MostHits)
            Emit($"Probe.Hit({_hits++});");
    }

    private string NewName(string prefix) => prefix + (2 + _names++);

    private bool Chance(int percent) => _random.Next(100) < percent;

    private string Coin() => Chance(50) ? "true" : "false";

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>What can be used at a place.</summary>
    /// <param name="Caught">The variables that hold an exception.</param>
    private sealed record Scope(IReadOnlyList<(string Name, Type Type)> Caught)
    {
        public static Scope Outside { get; } = new([]);

        /// <summary>The parameter of a predicate over numbers.</summary>
        public string? Number { get; init; }

        /// <summary>Neither the locals of the program nor what is free can be seen.</summary>
        public bool IsHelper { get; init; }

        /// <summary>A bare <c>throw</c> is allowed.</summary>
        public bool InHandler { get; init; }

        /// <summary>There is a loop to be left or continued.</summary>
        public bool InLoop { get; init; }

        /// <summary>It cannot be left.</summary>
        public bool InFinally { get; init; }

        /// <summary>The variable that keeps the exception may hold one.</summary>
        public bool IsKept { get; init; }

        /// <summary>Only a failure gets here.</summary>
        public bool HasFailed { get; init; }

        public Scope With(string name, Type type) => this with { Caught = [.. Caught, (name, type)] };
    }
}
