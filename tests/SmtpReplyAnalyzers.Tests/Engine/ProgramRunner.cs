using System.Net.Mail;
using System.Reflection;
using MimeKit;

namespace SmtpReplyAnalyzers.Tests.Engine;

/// <summary>Runs one compiled program for every failure that its call lets out, whichever way the free conditions go.</summary>
internal sealed class ProgramRunner
{
    [ThreadStatic]
    private static (ProbeMailClient, MailMessage, ProbeKitClient, MimeMessage)? _objects;

    private readonly FlowProgram _program;
    private readonly Action<bool, int> _run;

    public ProgramRunner(FlowProgram program, MethodInfo method)
    {
        _program = program;
        var (mail, mailMessage, kit, kitMessage) = _objects ??= (new(), new(), new(), new());
        _run = (program.Target.IsMailKit, program.Target.IsAsync) switch
        {
            (false, false) => Bind<Action<ProbeMailClient, MailMessage, bool, int>>(run => (free, attempts) => run(mail, mailMessage, free, attempts)),
            (false, true) => Bind<Func<ProbeMailClient, MailMessage, bool, int, Task>>(run => (free, attempts) => run(mail, mailMessage, free, attempts).GetAwaiter().GetResult()),
            (true, false) => Bind<Action<ProbeKitClient, MimeMessage, bool, int>>(run => (free, attempts) => run(kit, kitMessage, free, attempts)),
            (true, true) => Bind<Func<ProbeKitClient, MimeMessage, bool, int, Task>>(run => (free, attempts) => run(kit, kitMessage, free, attempts).GetAwaiter().GetResult()),
        };

        Action<bool, int> Bind<T>(Func<T, Action<bool, int>> bind)
            where T : Delegate => bind(method.CreateDelegate<T>());
    }

    /// <summary>A bit for each statement that runs: one number for each failure, and the last where nothing fails.</summary>
    public ulong[] RunAll()
    {
        var failures = _program.Target.Failures;
        var hits = new ulong[failures.Length + 1];
        var (frees, flags, counts) = (Ways("free", mentions: 1), Ways("Probe.Flag"), Ways("attempts", mentions: 1));
        for (var way = 0; way < frees * flags * counts; way++)
        {
            var (free, flag, count) = (way % frees == 1, way / frees % flags == 1, way / frees / flags == 1 ? 5 : 1);
            Action program = () =>
            {
                Probe.Flag = flag;
                _run(free, count);
            };
            for (var i = 0; i < hits.Length; i++)
            {
                for (var failing = 1; failing <= (_program.Retries && i < failures.Length ? 3 : 1); failing++)
                    hits[i] |= Probe.Run(program, i < failures.Length ? LibraryFailures.Create(failures[i]) : null, failing);
            }
        }

        return hits;
    }

    // Two where the program asks, else one; a parameter is mentioned once in any case.
    private int Ways(string condition, int mentions = 0) => _program.Code.Split(condition).Length - 1 > mentions ? 2 : 1;
}
