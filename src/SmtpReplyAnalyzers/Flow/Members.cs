using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>What the members of a value hold: of an exception its reply code, its inner exception, its text.</summary>
internal static class Members
{
    public static Value Read(SmtpApis apis, Value receiver, ISymbol member, ITypeSymbol? type) => receiver switch
    {
        Repeated when member.Name is "Length" or "Count" => Bounded.AtLeast(1),
        RaisedException raised => ReadException(apis, raised, member, type),
        Policies.HandledOutcome outcome => outcome.Read(member, type),
        Constant { Content: null } => Unknown.Dependent,
        Unknown { Origin: { } origin } => Unknown.From(receiver, Origin.PartOf(origin, member)),
        Created { Members.IsEmpty: false } made when made.Members.TryGetValue(NameOf(member), out var held) => held,
        Created { Type.Name: "StringBuilder" or "MemoryStream", IsFilled: false } when member.Name == "Length" => Bounded.AtLeast(0),
        Created { IsFilled: true } when member.Name is "Count" or "Length" => Bounded.AtLeast(1),
        Created { IsFilled: true } when member.Name == "IsEmpty" => Constant.False,
        Created created => new Unknown(created.IsDerived, created.IsDerived, created.IsFresh, Origin.PartOf(created.Origin, member)),
        _ when member is IPropertySymbol { GetMethod: { } getter } => PureFunctions.Call(getter, ImmutableArray.Create(receiver)) ?? Unknown.From(receiver),
        _ => Unknown.From(receiver),
    };

    /// <summary>The name that a member's value is kept under; an item of a tuple may have a name of its own.</summary>
    public static string NameOf(ISymbol member) => member is IFieldSymbol { CorrespondingTupleField: { } item } ? item.Name : member.Name;

    private static Value ReadException(SmtpApis apis, RaisedException raised, ISymbol member, ITypeSymbol? type)
    {
        var failure = raised.Failure;
        if (apis.IsStatusCode(type))
        {
            return failure.Kind switch
            {
                FailureKind.NotAuthenticated => new Constant(530),
                FailureKind.SmtpFailedRecipients when !raised.IsInner => new Constant(-1),
                FailureKind.SmtpFailedRecipients or FailureKind.Authentication => new Constant(failure.Code),
                _ => raised.IsInner ? Unknown.Dependent : new Constant(failure.VisibleCode),
            };
        }

        switch (member.Name)
        {
            case "InnerException" when !raised.IsInner:
                return apis.InnerExceptionOf(failure.Kind) is null ? Constant.Null : new RaisedException(failure, isInner: true);
            case "ErrorCode" when !raised.IsInner && Apis.MailKit.ErrorCodeOf(failure.Kind) is { } name
                && type?.GetMembers(name).FirstOrDefault() is IFieldSymbol { HasConstantValue: true } field:
                return new Constant(field.ConstantValue);
            case "Message" when failure.Kind == FailureKind.AuthenticationText && failure.Code != ReplyCodeSet.Outside && !raised.IsInner:
                return new ReplyText(failure.Code.ToString("000", CultureInfo.InvariantCulture) + ": ");
            case "InnerExceptions" when failure.Kind == FailureKind.SmtpFailedRecipients && !raised.IsInner:
                return new Repeated(new RaisedException(failure, isInner: true));
            case "Message" or "Response" or "InnerException" or "InnerExceptions":
                return Unknown.Dependent;
            default:
                // Mailbox and FailedRecipient say which command failed, never which reply it was.
                return Unknown.Derived;
        }
    }
}
