using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Objects of the client, made by its own constructors and initializers.</summary>
internal sealed partial class Rehearsal
{
    private Value Create(IObjectCreationOperation creation)
    {
        var arguments = ArgumentsOf(creation.Arguments);
        var type = creation.Type as INamedTypeSymbol;
        Value made;
        if (type is null || creation.Constructor is not { } constructor || !_context.IsSource(type))
        {
            if (creation.Constructor is { } network && Connections.UseOf(network, type) == ConnectionUse.Connect)
                _server.Connect();
            made = type is null ? Fresh(arguments.ToArray()) : Library.Create(type, creation.Constructor, arguments.Select(Snapshot).ToImmutableArray(), arguments);
        }
        else
        {
            made = Create(type, constructor, arguments, creation.Syntax);
        }

        Fill(made, creation.Initializer);
        return made;
    }

    private Thing Create(INamedTypeSymbol type, IMethodSymbol constructor, ImmutableArray<Value> arguments, SyntaxNode site)
    {
        var thing = new Thing(type);
        for (var i = 0; i < constructor.Parameters.Length && i < arguments.Length; i++)
        {
            var parameter = constructor.Parameters[i].OriginalDefinition;
            if (parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is not { Parent.Parent: TypeDeclarationSyntax })
                break;
            thing.Fields[parameter] = arguments[i];
            if (type.IsRecord && type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
                thing.Fields[property.OriginalDefinition] = arguments[i];
        }

        for (var current = type; current is not null && _context.IsSource(current); current = current.BaseType)
        {
            foreach (var member in current.OriginalDefinition.GetMembers())
            {
                if (member is { IsStatic: false } and (IFieldSymbol or IPropertySymbol) && !thing.Fields.ContainsKey(member) && _context.Members.InitializerOf(member, _frame.Model, _cancellationToken) is { } initializer)
                    thing.Fields[member] = EvaluateIn(thing, initializer, initializer.Value, member);
            }
        }

        if (_context.BodyOf(constructor, _frame.Model, _cancellationToken) is not null)
            Call(constructor, thing, arguments, site, out _);
        return thing;
    }

    private Value EvaluateIn(Thing? self, IOperation initializer, IOperation value, ISymbol member)
    {
        var caller = _frame;
        if (caller.Depth > DeepestCall)
            throw Doubt();
        _frame = new Frame(caller, home: null, member, self, initializer.SemanticModel ?? caller.Model);
        try
        {
            return Evaluate(value);
        }
        finally
        {
            _frame = caller;
        }
    }

    private void Fill(Value made, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null)
            return;
        _frame.Initialized.Push(made);
        try
        {
            foreach (var part in initializer.Initializers)
            {
                if (part is IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation property } nested)
                    Fill(Evaluate(property), nested.Initializer);
                else
                    Evaluate(part);
            }
        }
        finally
        {
            _frame.Initialized.Pop();
        }
    }

    private Value Copy(IWithOperation copy)
    {
        if (Evaluate(copy.Operand) is not Thing thing)
            return Fresh();
        var twin = new Thing(thing.Type) { Items = thing.Items?.ToList(), Content = thing.Content };
        foreach (var field in thing.Fields)
            twin.Fields[field.Key] = field.Value;
        Fill(twin, copy.Initializer);
        return twin;
    }
}
