using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Exceptions of the client, and who catches them.</summary>
internal sealed partial class Rehearsal
{
    private ClientException Thrown(IThrowOperation thrown)
    {
        var value = thrown.Exception is null ? CaughtHere() : Evaluate(thrown.Exception);
        return new ClientException(value ?? Constant.Null, Here(thrown.Syntax));
    }

    private Value? CaughtHere()
    {
        for (var frame = _frame; frame is not null; frame = frame.Home)
        {
            if (frame.Caught is { } caught)
                return caught;
        }

        return null;
    }

    private Leave ExecuteTry(ITryOperation attempt)
    {
        Leave leave;
        var (frame, current, depth) = (_frame, _frame.Current, _depth);
        try
        {
            leave = Execute(attempt.Body);
        }
        catch (ClientException exception) when (!attempt.Catches.IsEmpty)
        {
            (_frame, _frame.Current, _depth) = (frame, current, depth);
            try
            {
                leave = Handle(attempt, exception);
            }
            catch (ClientException) when (attempt.Finally is not null)
            {
                Finish(attempt.Finally);
                throw;
            }
        }
        catch (ClientException) when (attempt.Finally is not null)
        {
            (_frame, _frame.Current, _depth) = (frame, current, depth);
            Finish(attempt.Finally);
            throw;
        }

        var target = _target;
        Finish(attempt.Finally);
        _target = target;
        return leave;
    }

    private void Finish(IOperation? last)
    {
        var returned = _frame.Returned;
        Execute(last);
        _frame.Returned = returned;
    }

    // An exception is on its way, and whoever holds it just now lets it go on: nothing that is done before changes that.
    private bool _hasFailed;

    private static bool LetsGoOn(IBlockOperation handler) => handler.Operations is [.., IThrowOperation] && handler.Operations.All(static statement => statement is IExpressionStatementOperation or IVariableDeclarationGroupOperation or IThrowOperation);

    private Leave Handle(ITryOperation attempt, ClientException exception)
    {
        foreach (var clause in attempt.Catches)
        {
            if (!IsCaughtBy(clause, exception.Thrown))
                continue;
            if (clause.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation variable)
                _frame.Variables[variable.Symbol] = exception.Thrown;
            if (clause.Filter is { } filter && !Decide(Evaluate(filter), filter.Syntax))
                continue;
            var (before, hasFailed) = (_frame.Caught, _hasFailed);
            _frame.Caught = exception.Thrown;
            _hasFailed |= LetsGoOn(clause.Handler);
            try
            {
                return Execute(clause.Handler);
            }
            finally
            {
                (_frame.Caught, _hasFailed) = (before, hasFailed);
            }
        }

        throw exception;
    }

    private bool IsCaughtBy(ICatchClauseOperation clause, Value thrown)
    {
        if (clause.ExceptionType is not { TypeKind: not TypeKind.Error } type || type.SpecialType == SpecialType.System_Object || type.Name == "Exception" && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
            return true;
        // A fault of the rehearsal's own finding, such as an index out of range, is of the base library's type for it.
        if (thrown is Constant { Content: null } && (_context.IsSource(type) || type.Name == "OperationCanceledException"))
            return false;
        return thrown is Thing { Type: { TypeKind: not TypeKind.Error } actual } ? Types.DerivesFrom(actual, type) : throw Doubt();
    }
}
