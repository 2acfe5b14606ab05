using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>The base library's own functions, run on constants.</summary>
internal static class RealFunctions
{
    /// <summary>The method as the host has it. Null where it has none: a compiler may run on an older framework than what it compiles for.</summary>
    public static MethodInfo? Resolve(string type, IMethodSymbol method)
    {
        var parameters = new Type[method.Parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (method.Parameters[i].Type is not INamedTypeSymbol named || PureFunctions.FullName(named) is not { } name || typeof(string).Assembly.GetType(name) is not { } parameter)
                return null;
            parameters[i] = parameter;
        }

        return typeof(string).Assembly.GetType(type)?.GetMethod(method.Name, parameters);
    }

    /// <summary>Null where an operand is not known, and where the method throws.</summary>
    public static Value? Run(MethodInfo method, ImmutableArray<Value> operands)
    {
        var contents = new object?[operands.Length];
        for (var i = 0; i < contents.Length; i++)
        {
            if (operands[i] is not Constant { Content: IConvertible content })
                return null;
            // No text is padded to such a length.
            if (content is int and > Text.Longest && method.Name.StartsWith("Pad", StringComparison.Ordinal))
                return null;
            contents[i] = content;
        }

        try
        {
            var result = method.IsStatic ? method.Invoke(null, contents) : method.Invoke(contents[0], contents.Skip(1).ToArray());
            return result is IConvertible ? NumberFunctions.Known(result) : null;
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }
}
