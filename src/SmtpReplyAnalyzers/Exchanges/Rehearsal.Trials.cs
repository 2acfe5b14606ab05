using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>A helper that encodes by itself is known by what it makes of texts that are known.</summary>
internal sealed partial class Rehearsal
{
    private static readonly string[] Samples = { "Man", "M", "user@example.com", "?~>" };

    /// <summary>What the helper makes, where it is Base64 of the one argument that is not known; null where it is not.</summary>
    private Made? EncodedBy(IMethodSymbol method, IOperation code, SemanticModel model, ImmutableArray<Value> arguments, SyntaxNode site)
    {
        if (!IsText(method.ReturnType) || arguments.Count(static argument => argument is not Constant) != 1)
            return null;
        var at = arguments.IndexOf(arguments.First(static argument => argument is not Constant));
        if (at >= method.Parameters.Length || !IsText(method.Parameters[at].Type))
            return null;
        var given = string.Join(",", arguments.Select(static argument => (argument as Constant)?.Content));
        if (!_context.IsEncoder(method, given, () => Array.TrueForAll(Samples, sample => Try(sample) == System.Convert.ToBase64String(Encoding.ASCII.GetBytes(sample)))))
            return null;
        var place = Here(site);
        var text = arguments[at];
        return Made.From(Form.Base64, method.Parameters[at].Type.SpecialType == SpecialType.System_String ? Made.From(Form.Bytes, text, Charset.Unknown, place) : Forms.AsWrittenBytes(text), tag: null, place);

        string? Try(string sample)
        {
            var type = method.Parameters[at].Type;
            var items = (type as IArrayTypeSymbol)?.ElementType.SpecialType == SpecialType.System_Char
                ? new Thing(type) { Items = sample.Select(static one => (Value)new Constant(one)).ToList(), Room = sample.Length } : null;
            var value = type.SpecialType == SpecialType.System_String ? new Constant(sample) : items ?? (Value)BytesOf(sample, type);
            var trial = new Rehearsal(_context, method, code.Syntax, model, new Choices(), isBare: false, asksForMembers: false, new HashSet<ISymbol>(SymbolEqualityComparer.Default), new Beginnings(), new PureCalls(), _cancellationToken);
            return trial.Result(code, arguments.SetItem(at, value)) is { } made && AsText(made, method.ReturnType) is var text && (text as Constant ?? Forms.AsWritten(text)) is Constant { Content: string written } ? written : null;
        }
    }

    private readonly HashSet<Value> _unencoded = new();

    private static readonly string[] Checks = { "Ensure", "Check", "Validate", "Verify", "Require", "Assert", "Must", "Trim", "Pad", "Fix", "Strip", "Clean", "Normalize" };

    // It says that it encodes, and nothing in it does, or decodes; who checks Base64, or mends it, is given Base64.
    private static bool IsNamedEncoder(IMethodSymbol method, SyntaxNode code) => NamesBase64(method.Name) && !Array.Exists(Checks, verb => method.Name.StartsWith(verb, StringComparison.OrdinalIgnoreCase)) && method.Name.IndexOf("decode", StringComparison.OrdinalIgnoreCase) < 0 && method.Name.IndexOf("from", StringComparison.OrdinalIgnoreCase) < 0
        && code.DescendantTokens().Count(static token => token.RawKind == (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.IdentifierToken && NamesBase64(token.ValueText)) <= 1;

    // ToBase64, EncodeTo64, Encode64.
    private static bool NamesBase64(string name) => name.IndexOf("Base64", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("B64", StringComparison.OrdinalIgnoreCase) >= 0
        || name.IndexOf("EncodeTo64", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("Encode64", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool IsText(ITypeSymbol type) => type.SpecialType == SpecialType.System_String || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char or SpecialType.System_Byte };

    // What a helper returns, where that does not depend on anything that is not known.
    private Value? Result(IOperation code, ImmutableArray<Value> arguments)
    {
        _frame.IsQuiet = true;
        for (var i = 0; i < arguments.Length && i < ((IMethodSymbol)_owner).Parameters.Length; i++)
            _frame.Variables[((IMethodSymbol)_owner).Parameters[i]] = arguments[i];
        try
        {
            Execute(code);
            return _choices.SoFar.Count == 0 ? _frame.Returned : null;
        }
        catch (Exception over) when (over is NotFollowed or RehearsalOver or ClientException or InsufficientExecutionStackException)
        {
            return null;
        }
    }
}
