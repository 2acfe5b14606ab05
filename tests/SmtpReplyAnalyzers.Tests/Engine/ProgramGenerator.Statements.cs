namespace SmtpReplyAnalyzers.Tests.Engine;

internal sealed partial class ProgramGenerator
{
    private void Statements(Scope scope, int depth, int count)
    {
        for (var i = _random.Next(count + 1); i > 0; i--)
        {
            if (!Statement(scope, depth))
                return;
            if (Chance(50))
                Hit();
        }
    }

    /// <returns>False where nothing can follow.</returns>
    private bool Statement(Scope scope, int depth)
    {
        switch (_random.Next(depth <= 0 ? 6 : 16))
        {
            case 0 or 1:
                Assign(scope);
                return true;
            case 2 when !scope.InFinally:
                Emit("return;");
                return false;
            case 3 when !scope.InFinally:
                Throw(scope);
                return false;
            case 4 when scope.InLoop:
                Emit(Pick(["break;", "continue;"]));
                return false;
            case 6 or 7 or 8 or 9:
                If(Bool(scope, _random.Next(3)), scope, scope, depth);
                return true;
            case 10 or 11:
                Switch(scope, depth);
                return true;
            case 12 or 13 when scope.Caught.Count > 0:
                Narrow(scope, depth);
                return true;
            case 14:
                Loop(scope, depth);
                return true;
            case 15:
                Emit("try");
                Open();
                Statements(scope, depth - 1, count: 2);
                Hit();
                Close();
                Clauses(scope, depth - 1);
                return true;
            default:
                Hit();
                return true;
        }
    }

    private void Assign(Scope scope)
    {
        if (Chance(60))
            Emit($"{Pick(["b0", "b1"])} {Pick(["=", "=", "|=", "&="])} {(Chance(40) ? Coin() : Value(Bool(scope, 1)))};");
        else
            Emit($"{Pick(["i0", "i1"])} {Pick(["=", "=", "+=", "-="])} {(Chance(40) ? $"{Pick(Codes)}" : Int(scope, 1))};");
        NoteAssignment();
    }

    // What is assigned on a way that need not be gone, or in a loop that is not unrolled, has more than one value for a failure.
    private void NoteAssignment() => _isExact &= _uncertainty == 0;

    private void Throw(Scope scope)
    {
        _mayThrowOnSuccess |= !scope.HasFailed;
        if (scope.InHandler && Chance(60))
        {
            Emit(scope.Caught.Count > 0 && Chance(30) ? $"throw {scope.Caught[^1].Name};" : "throw;");
            return;
        }

        _throwsAnew = true;
        Emit($"throw new {Pick(["InvalidOperationException", "Exception", "ArgumentException"])}(\"{Probe.Thrown}\"{(scope.Caught.Count > 0 && Chance(50) ? $", {scope.Caught[^1].Name}" : string.Empty)});");
    }

    private void If(string condition, Scope whenTrue, Scope whenFalse, int depth)
    {
        var uncertainty = IsFree(condition) ? 1 : 0;
        _uncertainty += uncertainty;
        Emit($"if ({condition})");
        Open();
        Hit();
        Statements(whenTrue, depth - 1, count: 2);
        Close();
        if (Chance(50))
        {
            Emit("else");
            Open();
            Hit();
            Statements(whenFalse, depth - 1, count: 2);
            Close();
        }

        _uncertainty -= uncertainty;
    }

    /// <summary>Looks at an exception as one of a narrower type.</summary>
    private void Narrow(Scope scope, int depth)
    {
        var (name, type) = Pick(scope.Caught);
        var narrower = _target.Caught.Where(known => known.IsSubclassOf(type)).ToArray();
        if (narrower.Length == 0)
        {
            Hit();
            return;
        }

        var (found, narrow) = (NewName("f"), Pick(narrower));
        var inside = scope.With(found, narrow);
        var more = Chance(40) ? " && " + Test(inside) : string.Empty;
        if (Chance(50))
        {
            Emit($"var {found} = {name} as {narrow.Name};");
            If($"{found} {Pick(["!= null", "is not null"])}{more}", inside, scope, depth);
        }
        else
        {
            If($"{name} is {narrow.Name} {found}{more}", inside, scope, depth);
        }
    }

    private void Switch(Scope scope, int depth)
    {
        var byName = scope.Caught.Where(caught => HasCode(caught.Type)).ToArray();
        var isByName = byName.Length > 0 && Chance(50);
        Emit($"switch ({(isByName ? Pick(byName).Name + ".StatusCode" : Int(scope, 1))})");
        Open();
        var labels = isByName
            ? _target.CodeNames.OrderBy(_ => _random.Next()).Take(_random.Next(1, 5)).Select(static name => $"case SmtpStatusCode.{name}:").ToList()
            : Codes.OrderBy(_ => _random.Next()).Take(_random.Next(1, 5)).Select(static code => $"case {code}:").ToList();
        if (!isByName && Chance(50))
            labels.Add($"case > {_random.Next(400, 560)}{(Chance(50) ? $" when {Bool(scope, 1)}" : string.Empty)}:");
        if (Chance(70))
            labels.Add("default:");
        var uncertainty = labels.Exists(IsFree) ? 1 : 0;
        _uncertainty += uncertainty;
        foreach (var label in labels)
        {
            Emit(label);
            if (label != labels[^1] && Chance(30))
                continue;
            _indent++;
            Hit();
            Statements(scope with { InLoop = false }, depth - 1, count: 1);
            Emit("break;");
            _indent--;
        }

        _uncertainty -= uncertainty;
        Close();
    }

    private void Loop(Scope scope, int depth)
    {
        var (item, isUnrolled) = (NewName("k"), Chance(60));
        Emit(isUnrolled ? $"foreach (var {item} in new[] {{ {SomeCodes()} }})" : $"for (var {item} = 0; {item} < {_random.Next(1, 4)}; {item}++)");
        _uncertainty += isUnrolled ? 0 : 1;
        Open();
        if (isUnrolled && Chance(70))
            If($"{item} {Pick(Comparisons)} {Code(scope)}", scope with { InLoop = true }, scope with { InLoop = true }, depth);
        Statements(scope with { InLoop = true }, depth - 1, count: 2);
        Hit();
        Close();
        _uncertainty -= isUnrolled ? 0 : 1;
    }
}
