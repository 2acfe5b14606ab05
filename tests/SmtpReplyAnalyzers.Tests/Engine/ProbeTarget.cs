using System.Collections.Immutable;
using System.Net.Mail;
using System.Net.Sockets;
using MailKit;
using MailKit.Security;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Replies;
using Kit = MailKit.Net.Smtp;

namespace SmtpReplyAnalyzers.Tests.Engine;

/// <summary>A call that a generated program makes, and what a program may say about its failures.</summary>
/// <param name="Parameters">The parameters of the program.</param>
/// <param name="Call">The call, as an expression.</param>
/// <param name="Failures">What it lets out.</param>
/// <param name="Carrier">The exception whose <c>StatusCode</c> tells the code of a reply.</param>
/// <param name="Caught">The types that a clause may name.</param>
/// <param name="Usings">What the names need.</param>
internal sealed record ProbeTarget(
    string Parameters, string Call, ImmutableArray<Failure> Failures, Type Carrier, ImmutableArray<Type> Caught, string Usings)
{
    private const string MailUsings = "using System.Net.Mail; ";
    private const string KitUsings = "using System.Net.Sockets; using MailKit; using MailKit.Net.Smtp; using MailKit.Security; using MimeKit; ";

    private static readonly ImmutableArray<Type> MailTypes =
        [typeof(SmtpException), typeof(SmtpFailedRecipientException), typeof(SmtpFailedRecipientsException)];

    private static readonly ImmutableArray<Type> KitTypes =
    [
        typeof(Kit.SmtpCommandException), typeof(Kit.SmtpProtocolException), typeof(ProtocolException), typeof(CommandException), typeof(AuthenticationException),
        typeof(IOException), typeof(SocketException), typeof(TimeoutException), typeof(ServiceNotConnectedException), typeof(ServiceNotAuthenticatedException),
    ];

    public static ImmutableArray<ProbeTarget> All { get; } =
    [
        Mail("client.Send(message)", "Send"),
        Mail("await client.SendMailAsync(message)", "SendMailAsync"),
        ForKit("client.Send(message)", "Send"),
        ForKit("await client.SendAsync(message)", "SendAsync"),
        ForKit("client.Connect(\"mail.example\", 587)", "Connect"),
        ForKit("client.Authenticate(\"user\", \"password\")", "Authenticate"),
        ForKit("client.Authenticate(new SaslMechanismOAuth2(\"user\", \"token\"))", "Authenticate", "MailKit.Security.SaslMechanism"),
    ];

    public bool IsAsync => Call.StartsWith("await ", StringComparison.Ordinal);

    public bool IsMailKit => Carrier == typeof(Kit.SmtpCommandException);

    /// <summary>The names of the codes that the library's enumeration has.</summary>
    public string[] CodeNames => Enum.GetNames(IsMailKit ? typeof(Kit.SmtpStatusCode) : typeof(SmtpStatusCode));

    /// <summary>What the inner exception may be, or may not.</summary>
    public ImmutableArray<Type> Inner => IsMailKit
        ? [typeof(Kit.SmtpCommandException), typeof(SocketException), typeof(Exception)]
        : [typeof(IOException), typeof(FormatException), typeof(SmtpFailedRecipientException), typeof(Exception)];

    private static ProbeTarget Mail(string call, string member) =>
        new("ProbeMailClient client, MailMessage message", call, LibraryFailures.Of(SystemNetMail.Library, member), typeof(SmtpException), MailTypes, MailUsings);

    private static ProbeTarget ForKit(string call, string member, string? firstParameterType = null) =>
        new("ProbeKitClient client, MimeMessage message", call, LibraryFailures.Of(Apis.MailKit.Library, member, firstParameterType),
            typeof(Kit.SmtpCommandException), KitTypes, KitUsings);
}
