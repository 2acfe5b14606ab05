namespace SmtpReplyAnalyzers.Tests.Engine;

internal sealed partial class ProgramGenerator
{
    private readonly List<(string Name, Type Parameter, bool IsExtension)> _helpers = [];
    private int _helpersInHelpers;

    /// <summary>Asks a predicate outside of the body.</summary>
    private string CallHelper(Scope scope, Type parameter, string argument)
    {
        if (_helpersInHelpers > 1)
            return Chance(50) ? $"{Code(scope)} {Pick(Comparisons)} {Pick(Codes)}" : $"{Code(scope)} is {AnyOf()}";

        // A helper that is not told of the failure is not looked into.
        _isExact &= scope.IsHelper || parameter != typeof(int) || argument.Contains("StatusCode", StringComparison.Ordinal);
        var known = _helpers.Where(helper => helper.Parameter.IsAssignableFrom(parameter) && helper.Parameter == typeof(int) == (parameter == typeof(int))).ToArray();
        var (name, _, isExtension) = known.Length > 0 && Chance(40) ? Pick(known) : NewHelper(parameter);
        return isExtension && Chance(70) ? $"{(parameter == typeof(int) ? $"({argument})" : argument)}.{name}()" : $"{name}({argument})";
    }

    private (string Name, Type Parameter, bool IsExtension) NewHelper(Type parameter)
    {
        _helpersInHelpers++;
        var (name, type) = (NewName("H"), parameter == typeof(int) ? "int" : parameter.Name);
        var scope = Scope.Outside with { IsHelper = true };
        scope = parameter == typeof(int) ? scope with { Number = "x" } : scope.With("x", parameter);
        var shape = _random.Next(4);
        _members.Append(shape switch
        {
            0 => $"    private static readonly Func<{type}, bool> {name} = x => {Bool(scope, 1)};\n",
            1 => $"    private static bool {name}({type} x) => {Bool(scope, 1)};\n",
            2 => $$"""
                    private static bool {{name}}(this {{type}} x)
                    {
                        if ({{Bool(scope, 1)}})
                            return {{Coin()}};
                        var known = {{Bool(scope, 1)}};
                        return known || {{Bool(scope, 0)}};
                    }

                """,
            _ => $$"""
                    private static bool {{name}}({{type}} x)
                    {
                        foreach (var item in new[] { {{SomeCodes()}} })
                        {
                            if (item == {{Code(scope)}})
                                return true;
                        }

                        switch ({{Code(scope)}})
                        {
                            case 432 or 471:
                                return true;
                            case > 500 when {{Bool(scope, 1)}}:
                                return {{Coin()}};
                            default:
                                return {{Bool(scope, 1)}};
                        }
                    }

                """,
        });
        _helpersInHelpers--;
        var helper = (name, parameter, shape == 2);
        if (_helpersInHelpers == 0)
            _helpers.Add(helper);
        return helper;
    }
}
