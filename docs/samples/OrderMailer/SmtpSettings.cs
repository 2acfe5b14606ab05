using System.Net;

namespace OrderMailer;

/// <summary>Where mail is handed in, and as whom; no login, no AUTH.</summary>
public sealed record SmtpSettings(string Host, int Port, string From, NetworkCredential? Login = null);
