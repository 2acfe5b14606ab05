namespace SmtpReplyAnalyzers.Mutations;

/// <summary>What the command line asks for.</summary>
internal sealed record Options(string[] Folders, string? Analyzers, string[] References, bool Fix, bool Show, bool List, string? Only)
{
    public const string Usage = """
        usage: SmtpReplyAnalyzers.Mutations [options] FOLDER...

        Breaks every AUTH exchange in the C# files below each folder, one mutant for each change, and says which of them the rules find.
        The first folder below FOLDER is one compilation. A mutant is left out where the rule reports something in that file as it is,
        or where the mutant does not compile as well as the file did.

          --fix                apply the first fix to what is found: does the report vanish, does it compile, is it the original again?
          --show               as --fix, and print what each fix changed, the mutant against the fixed file
          --list               print every mutant with its change, run no rule
          --only KIND          only mutants of this kind, such as DroppedEncoding
          --analyzers FOLDER   load SmtpReplyAnalyzers.dll and SmtpReplyAnalyzers.CodeFixes.dll from this folder, not those built with this tool
          --reference DLL      an assembly that the clients use beside .NET and what this tool has itself; can be given several times
          --help               this text

        Ends with 1 where an analyzer threw, with 2 where the options are wrong, else with 0.
        """;

    /// <summary>The options, or null where they are wrong or help was asked for.</summary>
    public static Options? Parse(string[] args)
    {
        var (folders, references, analyzers, fix, show, list, only) = (new List<string>(), new List<string>(), (string?)null, false, false, false, (string?)null);
        for (var at = 0; at < args.Length; at++)
        {
            switch (args[at])
            {
                case "--fix": fix = true; break;
                case "--show": fix = show = true; break;
                case "--list": list = true; break;
                case "--only" when at + 1 < args.Length && Enum.TryParse<MutantKind>(args[at + 1], out _): only = args[++at]; break;
                case "--analyzers" when at + 1 < args.Length && Directory.Exists(args[at + 1]): analyzers = args[++at]; break;
                case "--reference" when at + 1 < args.Length && File.Exists(args[at + 1]): references.Add(args[++at]); break;
                case var folder when Directory.Exists(folder): folders.Add(folder); break;
                default: return null;
            }
        }

        return folders.Count == 0 ? null : new Options([.. folders], analyzers, [.. references], fix, show, list, only);
    }
}
