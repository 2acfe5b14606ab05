using System.Diagnostics;
using SmtpReplyAnalyzers.Mutations;

// Breaks the AUTH exchanges of real clients and counts what the rules find of it.
if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine(Options.Usage);
    return args is ["--help"] ? 0 : 2;
}

var projects = options.Folders.SelectMany(folder => Sources.Load(folder, options.References));
if (options.List)
{
    foreach (var project in projects)
    {
        foreach (var mutant in Mutator.MutantsOf(await Study.CompilationOfAsync(project)).Where(mutant => options.Only is null || mutant.Kind.ToString() == options.Only))
            Console.WriteLine(Report.Line(mutant));
    }

    return 0;
}

var study = new Study(RuleSet.Load(options.Analyzers), options);
foreach (var project in projects)
{
    var watch = Stopwatch.StartNew();
    var before = study.Outcomes.Count;
    await study.RunAsync(project);
    foreach (var line in options.Show ? study.Outcomes.Skip(before).SelectMany(Report.Show) : [])
        Console.WriteLine(line);
    Console.Error.WriteLine($"{project.Name}: {study.Outcomes.Count - before} mutants, {watch.Elapsed.TotalSeconds:F1} s");
}

Report.Print(study, Console.Out);
return study.Faults.Count > 0 ? 1 : 0;
