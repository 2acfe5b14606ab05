using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Lines that are written to, and read from, a connection whose type is not to be had.</summary>
internal sealed partial class Rehearsal
{
    /// <summary>What the call does on such a connection; null where it is none.</summary>
    private Value? OnUnboundWire(InvocationExpressionSyntax call, ITypeSymbol? receiverType, ImmutableArray<Value> arguments, IOperation site)
    {
        var (writes, reads) = (UnboundLines.Writes(call), UnboundLines.Reads(call));
        if (!(writes || reads) || (UnboundLines.IsCancellable(call) && !IsToken(site.ChildOperations.LastOrDefault()?.Type)) || _frame.Owner.ContainingType is not { } type)
            return null;
        var name = UnboundLines.ReceiverOf(call);
        if (!(name.Length == 0 ? HasUnknownBase(type) : receiverType is { TypeKind: TypeKind.Error }) || !_context.UnboundLines.IsConnection(type, name, UnboundLines.IsRaw(call)))
            return null;
        _touched++;
        if (writes)
        {
            Write(AsText(arguments[0], type: null), isLine: !UnboundLines.IsRaw(call), name.Length == 0 ? SelfOf(_frame) : HolderOf(call, name, site), Here(site.Syntax));
            return Fresh();
        }

        var line = ReadLine(site);
        // It may throw what it does not like.
        if (!_context.UnboundLines.IsTested(type, name, UnboundLines.IsRaw(call)))
            NoteUnseen(site.Syntax);
        return line;
    }

    private static bool IsToken(ITypeSymbol? type) => type is { Name: "CancellationToken" } && Namespaces.NameOf(type.ContainingNamespace) == "System.Threading";

    // if (LastCode != 334): the connection has read the reply itself.
    private bool IsAskedOfUnboundWire(SyntaxNode member)
    {
        if (_frame.Owner.ContainingType is not { } type || member is not (IdentifierNameSyntax or MemberAccessExpressionSyntax))
            return false;
        var test = member.Parent;
        while (test is ParenthesizedExpressionSyntax or CastExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax)
            test = test.Parent;
        if (test is not (BinaryExpressionSyntax or IsPatternExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or PrefixUnaryExpressionSyntax or IfStatementSyntax))
            return false;
        var name = member is MemberAccessExpressionSyntax { Expression: var receiver } ? receiver is ThisExpressionSyntax or BaseExpressionSyntax ? string.Empty : receiver.ToString() : string.Empty;
        return (name.Length > 0 || HasUnknownBase(type)) && (_context.UnboundLines.IsConnection(type, name, isRaw: false) || _context.UnboundLines.IsConnection(type, name, isRaw: true));
    }

    // What the variable, or the member, holds; else what it is called.
    private Value HolderOf(InvocationExpressionSyntax call, string name, IOperation site) => call.Expression is MemberAccessExpressionSyntax { Expression: var receiver }
        && site.Descendants().FirstOrDefault(part => part.Syntax == receiver) is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true }
        ? Evaluate(site.Descendants().First(part => part.Syntax == receiver)) : new Made(Form.Source, ImmutableArray<Value>.Empty, name);

    private static bool HasUnknownBase(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.TypeKind == TypeKind.Error)
                return true;
        }

        return false;
    }
}
