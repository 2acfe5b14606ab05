using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Handlers;

/// <summary>Would a later clause catch what a clause catches, if that were gone?</summary>
internal static class LaterClauses
{
    public static bool MayCatchSame(SwallowingHandler handler)
    {
        var later = handler.Try.Catches.SkipWhile(clause => clause != handler.Clause).Skip(1).ToArray();
        return later.Length > 0 && (TypeOf(handler.Clause, handler.Model) is not { } own || later.Any(clause => IsRelated(own, TypeOf(clause, handler.Model), handler.Model.Compilation)));
    }

    private static ITypeSymbol? TypeOf(CatchClauseSyntax clause, SemanticModel model) => clause.Declaration is { } declaration ? model.GetTypeInfo(declaration.Type).Type : null;

    private static bool IsRelated(ITypeSymbol own, ITypeSymbol? other, Compilation compilation) =>
        other is null or IErrorTypeSymbol || compilation.HasImplicitConversion(own, other) || compilation.HasImplicitConversion(other, own);
}
