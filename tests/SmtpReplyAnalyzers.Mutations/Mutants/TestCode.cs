using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>Which code is a test, by the attributes of the member and its types: the framework need not be there.</summary>
internal static class TestCode
{
    private static readonly string[] Attributes =
        ["Test", "TestCase", "TestCaseSource", "TestFixture", "SetUp", "TearDown", "OneTimeSetUp", "Fact", "Theory", "TestMethod", "DataTestMethod", "TestClass", "TestInitialize"];

    public static bool Has(SyntaxNode body) => body.AncestorsAndSelf().OfType<MemberDeclarationSyntax>()
        .SelectMany(static member => member.AttributeLists).SelectMany(static list => list.Attributes)
        .Any(static attribute => Attributes.Contains(attribute.Name.ToString().Split('.')[^1].Replace("Attribute", "", StringComparison.Ordinal)));
}
