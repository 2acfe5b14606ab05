using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>What makes a time span of constants.</summary>
internal static class TimeFunctions
{
    /// <summary>What a field of the base library holds; null for any other field.</summary>
    public static Value? ValueOf(IFieldSymbol field) =>
        field is { Name: nameof(TimeSpan.Zero), ContainingType.Name: nameof(TimeSpan) } ? new Constant(TimeSpan.Zero) : null;

    public static Value? Apply(Call call)
    {
        var ticks = 0.0;
        for (var i = 0; i < call.Count; i++)
        {
            var name = call.Method.Parameters[i].Name;
            if (call.Content(i) is not IConvertible number || UnitOf(name == "value" ? call.Method.Name : name) is not { } unit)
                return null;
            ticks += Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture) * unit;
        }

        return Math.Abs(ticks) < long.MaxValue ? new Constant(TimeSpan.FromTicks((long)ticks)) : null;
    }

    // The parameters of constructors and factories are named for their units; where there is one that is not, the factory is.
    private static double? UnitOf(string name) => name switch
    {
        "days" or "FromDays" => TimeSpan.TicksPerDay,
        "hours" or "FromHours" => TimeSpan.TicksPerHour,
        "minutes" or "FromMinutes" => TimeSpan.TicksPerMinute,
        "seconds" or "FromSeconds" => TimeSpan.TicksPerSecond,
        "milliseconds" or "FromMilliseconds" => TimeSpan.TicksPerMillisecond,
        "microseconds" or "FromMicroseconds" => TimeSpan.TicksPerMillisecond / 1000.0,
        "ticks" or "FromTicks" => 1,
        _ => null,
    };
}
