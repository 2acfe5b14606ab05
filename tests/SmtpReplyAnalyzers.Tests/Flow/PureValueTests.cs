using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.BaseLibrary;

namespace SmtpReplyAnalyzers.Tests.Flow;

/// <summary>What is not a matter of running C#: operands that are not known, and what is handed out.</summary>
public sealed class PureValueTests
{
    [Fact]
    public void OneOperandCanDecideALogicalOperator()
    {
        Assert.Equal(Constant.False, Binary(BinaryOperatorKind.And, Constant.False, Unknown.Dependent));
        Assert.Equal(Constant.False, Binary(BinaryOperatorKind.ConditionalAnd, Unknown.Dependent, Constant.False));
        Assert.Equal(Constant.True, Binary(BinaryOperatorKind.Or, Unknown.Independent, Constant.True));
        Assert.Equal(Unknown.Dependent, Binary(BinaryOperatorKind.Or, Unknown.Dependent, Constant.False));
    }

    [Fact]
    public void AnUnknownResultKeepsWhatItDependsOn()
    {
        var held = new Sequence(ImmutableArray.Create<Value>(Unknown.Dependent));
        Assert.Equal(Unknown.Dependent, Binary(BinaryOperatorKind.Add, Unknown.Dependent, new Constant(1)));
        Assert.Equal(Unknown.Fresh, Operators.Unary(UnaryOperatorKind.Not, null, Unknown.Fresh));
        Assert.Equal(Unknown.Derived, Binary(BinaryOperatorKind.Equals, new ReplyText("454"), Unknown.Independent));
        Assert.Equal(Unknown.Dependent, Binary(BinaryOperatorKind.Equals, held, Unknown.Independent));
        Assert.Equal(Unknown.Derived, Slicing.Item(new ReplyText("454"), new Constant(3)));
    }

    [Theory]
    [InlineData(BinaryOperatorKind.Equals, false)]
    [InlineData(BinaryOperatorKind.NotEquals, true)]
    public void WhatExistsIsNeverNull(BinaryOperatorKind kind, bool expected)
    {
        Value[] values = [new ReplyText(""), new Sequence(ImmutableArray<Value>.Empty), new RaisedException(default, isInner: false)];
        Assert.All(values, value => Assert.Equal(Constant.Of(expected), Binary(kind, value, Constant.Null)));
        Assert.All(values, value => Assert.Equal(Constant.Of(expected), Binary(kind, Constant.Null, value)));
        Assert.Equal(Unknown.Dependent, Binary(kind, Unknown.Dependent, Constant.Null));
    }

    [Theory]
    [InlineData("454", true, 454)]
    [InlineData(" 454\r\n", true, 454)]
    [InlineData("4x4", false, 0)]
    [InlineData(null, false, 0)]
    public void AParsedNumberIsHandedOut(string? text, bool succeeds, int expected) =>
        Assert.Equal((Constant.Of(succeeds), (Value)new Constant(expected)), Parse(Method("System.Int32", "TryParse", "String"), new Constant(text)));

    [Fact]
    public void AReplyThatHoldsMoreThanItsCodeIsNoNumber()
    {
        var parse = Method("System.Int32", "TryParse", "String");
        Assert.Equal((Constant.False, (Value)new Constant(0)), Parse(parse, new ReplyText("454-")));
        Assert.Equal((Constant.False, (Value)new Constant(0)), Parse(parse, new ReplyText("454 4.7")));
        Assert.Equal((Unknown.Derived, Unknown.Derived), Parse(parse, new ReplyText("454")));
    }

    [Fact]
    public void ALookUpHandsOutTheValueOrTheDefault()
    {
        var compilation = PureProgram.Empty();
        var dictionary = compilation.GetTypeByMetadataName("System.Collections.Generic.Dictionary`2")!
            .Construct(compilation.GetSpecialType(SpecialType.System_Int32), compilation.GetSpecialType(SpecialType.System_String));
        var method = (IMethodSymbol)dictionary.GetMembers("TryGetValue").Single();
        var known = new Sequence(ImmutableArray.Create<Value>(new Constant(450)), ImmutableArray.Create<Value>(new Constant("busy")));
        Assert.Equal((Constant.True, (Value)new Constant("busy")), Parse(method, known, new Constant(450)));
        Assert.Equal((Constant.False, (Value)Constant.Null), Parse(method, known, new Constant(451)));
        Assert.Equal((Unknown.Dependent, Unknown.Dependent), Parse(method, known, Unknown.Dependent));
    }

    [Fact]
    public void MethodsOfTheProgramAreNotInTheTable()
    {
        var compilation = PureProgram.Empty("namespace Mine { class String { bool StartsWith(string s) => false; static bool TryParse(string s, out int i) { i = 0; return false; } } }");
        var mine = compilation.GetTypeByMetadataName("Mine.String")!;
        var text = ImmutableArray.Create<Value>(new Constant("454"), new Constant("4"));
        Assert.Null(PureFunctions.Call((IMethodSymbol)mine.GetMembers("StartsWith").Single(), text));
        Assert.Null(ParsingFunctions.Call((IMethodSymbol)mine.GetMembers("TryParse").Single(), text));
        Assert.NotNull(PureFunctions.Call(Method("System.String", "StartsWith", "String"), text));
    }

    private static Value Binary(BinaryOperatorKind kind, Value left, Value right) => Operators.Binary(kind, null, isChecked: false, left, right);

    private static (Value, Value)? Parse(IMethodSymbol method, params Value[] inputs) =>
        ParsingFunctions.Call(method, [.. inputs, Unknown.Dependent]) is var (result, handedOut) ? (result, handedOut) : null;

    private static IMethodSymbol Method(string type, string name, string parameter) => PureProgram.Empty().GetTypeByMetadataName(type)!.GetMembers(name).OfType<IMethodSymbol>()
        .First(method => method.Parameters[0].Type.Name == parameter && method.Parameters.Length <= 2);
}
