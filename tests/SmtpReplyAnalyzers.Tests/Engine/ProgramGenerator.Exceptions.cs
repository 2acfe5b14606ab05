namespace SmtpReplyAnalyzers.Tests.Engine;

internal sealed partial class ProgramGenerator
{
    /// <summary>A try statement round the attempt, maybe inside another.</summary>
    private void Attempt(Scope scope, int depth)
    {
        Emit("try");
        Open();
        if (Chance(25))
            Statements(scope, depth: 1, count: 1);
        if (depth > 1 && Chance(30))
            Attempt(scope, depth - 1);
        else
            Emit(_target.Call + ";");
        if (Chance(40))
            Statements(scope, depth: 1, count: 2);
        else if (scope.InLoop && Chance(50))
            Emit("return;");
        Close();
        Clauses(scope with { HasFailed = true }, depth);
    }

    /// <summary>The clauses of a try statement, in an order that compiles, and maybe a finally.</summary>
    private void Clauses(Scope scope, int depth)
    {
        var (before, written) = (new List<Type>(), 0);
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var type = Chance(35) ? typeof(Exception) : Chance(10) ? typeof(InvalidOperationException) : Pick(_target.Caught);
            if (before.Exists(earlier => earlier.IsAssignableFrom(type)))
                continue;
            if (!Clause(scope, type, depth))
                before.Add(type);
            written++;
        }

        if (written == 0 || Chance(25))
        {
            Emit("finally");
            Open();
            Hit();
            Statements(scope with { InFinally = true, InLoop = false, InHandler = false, HasFailed = false }, depth - 1, count: 1);
            Close();
        }
    }

    /// <returns>Whether it has a filter.</returns>
    private bool Clause(Scope scope, Type type, int depth)
    {
        var name = NewName("e");
        var inside = scope.With(name, type) with { InHandler = true };
        var filter = Chance(45) ? $" when ({Bool(inside, _random.Next(3))})" : string.Empty;
        if (type == typeof(Exception) && filter.Length == 0 && Chance(15))
        {
            Emit("catch");
            inside = scope with { InHandler = true };
        }
        else
        {
            Emit($"catch ({type.Name} {name}){filter}");
        }

        var uncertainty = IsFree(filter) ? 1 : 0;
        _uncertainty += uncertainty;
        Open();
        Hit();
        if (HasCode(type) && inside.Caught.Count > scope.Caught.Count && Chance(20))
        {
            Emit($"kept = {name};");
            NoteAssignment();
        }

        Statements(inside, depth, count: 2);
        Close();
        _uncertainty -= uncertainty;
        return filter.Length > 0;
    }
}
