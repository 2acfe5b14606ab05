namespace SmtpReplyAnalyzers.Tests.Engine;

internal sealed partial class ProgramGenerator
{
    private static readonly int[] Codes = [421, 450, 451, 452, 454, 500, 501, 530, 535, 550, 551, 552, 553, 554, 354, 334, 400, 499, 599, 600, -1, 0, 4, 5];
    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];

    private static readonly string[] FreeConditions = ["free", "Probe.Flag", "attempts > 2"];

    private string Bool(Scope scope, int depth) => depth <= 0 ? Test(scope) : _random.Next(14) switch
    {
        0 or 1 => $"({Bool(scope, depth - 1)} && {Bool(scope, depth - 1)})",
        2 or 3 => $"({Bool(scope, depth - 1)} || {Bool(scope, depth - 1)})",
        4 => $"!({Bool(scope, depth - 1)})",
        5 => Value($"({Bool(scope, depth - 1)} ? {Bool(scope, depth - 1)} : {Bool(scope, depth - 1)})"),
        6 => Value($"(({Bool(scope, depth - 1)}) {Pick(["&", "|", "^", "==", "!="])} ({Bool(scope, depth - 1)}))"),
        7 => Value($"(({Int(scope, depth - 1)}) switch {{ {AnyOf()} => {Coin()}, >= 500 => {Bool(scope, depth - 1)}, _ => {Coin()} }})"),
        _ => Test(scope),
    };

    private string Int(Scope scope, int depth)
    {
        var code = Code(scope);
        return depth <= 0 ? code : _random.Next(12) switch
        {
            0 or 1 or 2 => $"{code} / 100",
            3 => $"{code} % 100",
            4 => $"{code} % 10",
            5 => $"Math.Abs({code})",
            6 => Value($"({Bool(scope, depth - 1)} ? {code} : {Pick(Codes)})"),
            7 => $"({code} - {_random.Next(200)})",
            8 => $"({code} switch {{ {AnyOf()} => 1, > 500 => 2, _ => {Code(scope)} }})",
            _ => code,
        };
    }

    // What is no branch but a value has more than one where a part of it may go either way.
    private string Value(string text)
    {
        _isExact &= !IsFree(text);
        return text;
    }

    private static bool IsFree(string text) => Array.Exists(FreeConditions, free => text.Contains(free, StringComparison.Ordinal));

    /// <summary>A condition on an exception in scope, on a variable, or, now and then, on something else.</summary>
    private string Test(Scope scope)
    {
        if (Chance(6) && !scope.IsHelper)
            return Free();
        if (scope.IsKept && Chance(50))
            return $"(kept {Pick(["is not null", "!= null"])} && {Test(Scope.Outside.With("kept", _target.Carrier))})";
        if (scope.Caught.Count == 0)
            return Chance(60) ? Flag(scope) : Compare(scope);
        var (name, type) = Pick(scope.Caught);
        var narrower = _target.Caught.Where(known => known.IsSubclassOf(type)).ToArray();
        return _random.Next(12) switch
        {
            0 when narrower.Length > 0 => $"{name} is {Pick(["", "", "not "])}{Pick(narrower).Name}",
            1 when HasCode(type) => $"{name}.StatusCode {Pick(["==", "!="])} {CodeName()}",
            2 when HasCode(type) => $"{name}.StatusCode is {CodeName()} or {CodeName()}",
            3 when HasCode(type) => $"{name} is {{ StatusCode: {CodeName()} or {CodeName()} }}",
            4 when narrower.FirstOrDefault(HasCode) is { } carrier => $"{name} is {carrier.Name} {{ StatusCode: {Pick(["", "not "])}{CodeName()} }}",
            5 => Inner(name, type),
            6 or 7 => CallHelper(scope, type, name),
            8 => Flag(scope),
            _ => Compare(scope),
        };
    }

    private string Compare(Scope scope)
    {
        var low = _random.Next(300, 560);
        return _random.Next(11) switch
        {
            0 => $"{Int(scope, 1)} is >= {low} and < {low + _random.Next(1, 120)}",
            1 => $"{Int(scope, 1)} is {AnyOf()}",
            2 => $"{Code(scope)} / 100 is {Pick(["4", "5", "not 5", "4 or 3"])}",
            3 => $"{ArrayOfCodes()}.Contains({Int(scope, 0)})",
            4 => $"Array.IndexOf({ArrayOfCodes()}, {Int(scope, 0)}) {Pick([">= 0", "== -1", "!= -1", "< 0", "> 0"])}",
            5 => $"Enumerable.Range({low}, {_random.Next(1, 150)}).Contains({Int(scope, 0)})",
            6 => CallHelper(scope, typeof(int), Int(scope, 0)),
            7 => $"{Member(Pick(["HashSet<int>", "List<int>"]), "new() { " + SomeCodes() + " }")}.Contains({Int(scope, 0)})",
            8 => LookUp(scope),
            _ => $"{Int(scope, 1)} {Pick(Comparisons)} {Pick(Codes)}",
        };
    }

    private string LookUp(Scope scope)
    {
        var table = Member("Dictionary<int, bool>", $"new() {{ [{Pick([421, 450])}] = true, [{Pick([451, 552])}] = {Coin()}, [{Pick([550, 554])}] = false }}");
        var found = NewName("v");
        return $"({table}.TryGetValue({Int(scope, 0)}, out var {found}) {Pick(["&& ", "|| !"])}{found})";
    }

    private string Inner(string name, Type type)
    {
        _readsPartsOfAny |= type.IsAssignableFrom(typeof(InvalidOperationException));
        var inner = Pick(_target.Inner);
        return _random.Next(4) switch
        {
            0 => $"{name}.InnerException {Pick(["==", "!="])} null",
            1 => $"{name}.InnerException is {Pick(["null", "not null"])}",
            2 when HasCode(inner) => $"{name}.InnerException is {inner.Name} {{ StatusCode: {CodeName()} }}",
            3 when HasCode(inner) => $"({name}.InnerException as {inner.Name})?.StatusCode == {CodeName()}",
            _ => $"{name}.InnerException is {inner.Name}",
        };
    }

    /// <summary>A number that is mostly the code.</summary>
    private string Code(Scope scope)
    {
        if (scope.Number is { } number)
            return number;
        var (name, type) = scope.Caught.Count == 0 || Chance(10) ? (string.Empty, typeof(int)) : Pick(scope.Caught);
        if (HasCode(type))
            return Chance(85) ? $"(int){name}.StatusCode" : $"Convert.ToInt32({name}.StatusCode)";
        if (!type.IsAssignableFrom(_target.Carrier))
            return scope.IsHelper ? $"{Pick(Codes)}" : Pick(["i0", "i1"]);
        var narrowed = NewName("n");
        return $"({name} is {_target.Carrier.Name} {narrowed} ? (int){narrowed}.StatusCode : {Pick(Codes)})";
    }

    private string Flag(Scope scope) => scope.IsHelper ? Compare(scope) : Pick(["b0", "b1", "!b0", "!b1"]);

    /// <summary>A condition that may go either way, whatever has failed.</summary>
    private string Free()
    {
        var condition = Pick(FreeConditions);

        // Tested twice it ties things together that the engine need not see.
        _isExact &= _usedFree.Add(condition);
        return condition;
    }

    private bool HasCode(Type type) => _target.Carrier.IsAssignableFrom(type);

    private string CodeName() => "SmtpStatusCode." + Pick(_target.CodeNames);

    private string SomeCodes() => string.Join(", ", Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Pick(Codes)).Distinct());

    private string AnyOf() => SomeCodes().Replace(", ", " or ", StringComparison.Ordinal);

    private string ArrayOfCodes() => Chance(50) ? $"new[] {{ {SomeCodes()} }}" : Member("int[]", $"[{SomeCodes()}]");

    private string Member(string type, string initializer)
    {
        var name = NewName("F");
        _members.Append($"    private static readonly {type} {name} = {initializer};\n");
        return name;
    }
}
