using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Gates;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>What one body's analysis shares with the helpers that it calls.</summary>
internal sealed class BodyContext
{
    private readonly BodyContext? _caller;
    private readonly Side _side;

    public BodyContext(CompilationContext compilation, SemanticModel model, ISymbol owner, CancellationToken cancellationToken)
        : this(compilation, model, owner, new Budget(), caller: null, cancellationToken)
    {
    }

    private BodyContext(CompilationContext compilation, SemanticModel model, ISymbol owner, Budget budget, BodyContext? caller, CancellationToken cancellationToken)
    {
        Compilation = compilation;
        Model = model;
        Budget = budget;
        CancellationToken = cancellationToken;
        Calls = new Calls(this);
        Depth = caller is null ? 0 : caller.Depth + 1;
        Owner = owner;
        _caller = caller;
        _side = compilation.SideOf(owner.ContainingType, cancellationToken);
    }

    public CompilationContext Compilation { get; }

    /// <summary>The member that the body belongs to.</summary>
    public ISymbol Owner { get; }

    public SmtpApis Apis => Compilation.Apis;

    /// <summary>The model of the tree that the body stands in.</summary>
    public SemanticModel Model { get; }

    public Budget Budget { get; }

    /// <summary>How many calls below the analysed body this one stands.</summary>
    public int Depth { get; }

    public CancellationToken CancellationToken { get; }

    public Calls Calls { get; }

    /// <summary>The body, or who calls it, belongs to a type that is an SMTP client by its strings.</summary>
    public bool IsOfClient => !IsOfServer && (_side == Side.Client || _caller?.IsOfClient == true);

    /// <summary>The body's type understands commands or gives replies: whatever else it does, nothing is said of its connection.</summary>
    public bool IsOfServer => (_side & Side.Server) != 0;

    /// <summary>How much deeper this body may stand before a call in it, or further down, is not followed any more.</summary>
    public int Slack { get; private set; } = int.MaxValue;

    public BodyContext Below(SemanticModel model, ISymbol callee) => new(Compilation, model, callee, Budget, this, CancellationToken);

    /// <summary>Notes that a call was followed that could stand so much deeper.</summary>
    public void Use(int slack)
    {
        for (var context = this; context is not null && context.Slack > slack; context = context._caller)
            context.Slack = slack;
    }

    /// <summary>A call in this body was not followed because it is recursion: what was found holds for this way in only.</summary>
    public bool IsInRecursion { get; private set; }

    /// <summary>A call in this body, or further down, was not followed because it stands too deep: what was found holds for this depth only.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Notes that a call here is not followed.</summary>
    public void CutOff()
    {
        for (var context = this; context is { IsCutOff: false }; context = context._caller)
            context.IsCutOff = true;
    }

    /// <summary>The method is being run: calling it again would be recursion.</summary>
    public bool IsRunning(ISymbol method)
    {
        for (var context = this; context is not null; context = context._caller)
        {
            if (SymbolEqualityComparer.Default.Equals(context.Owner.OriginalDefinition, method.OriginalDefinition))
            {
                for (var inner = this; inner != context; inner = inner._caller!)
                    inner.IsInRecursion = true;
                return true;
            }
        }

        return false;
    }
}
