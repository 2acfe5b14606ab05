using MailKit.Net.Smtp;
using MailKit.Security;

public enum Login
{
    Succeeded,
    FailedForNow,
    Refused,
}

public static class Authentication
{
    public static async Task<Login> LogInAsync(SmtpClient client, string user, string password, CancellationToken cancellationToken)
    {
        try
        {
            await client.AuthenticateAsync(user, password, cancellationToken);
            return Login.Succeeded;
        }
        // 421, 432, 454: the password may be right.
        catch (AuthenticationException exception) when (exception.InnerException is SmtpCommandException { StatusCode: var code } && (int)code / 100 == 4)
        {
            return Login.FailedForNow;
        }
        catch (AuthenticationException exception) when (exception.InnerException is SmtpCommandException { StatusCode: var code } && (int)code / 100 == 5)
        {
            return Login.Refused;
        }
    }
}
