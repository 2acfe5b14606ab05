using System.Net;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using OrderMailer;

// Usage: OrderMailer [host] [port] [mailkit]
var login = Environment.GetEnvironmentVariable("SMTP_USER") is { } user
    ? new NetworkCredential(user, Environment.GetEnvironmentVariable("SMTP_PASSWORD"))
    : null;
var settings = new SmtpSettings(args.ElementAtOrDefault(0) ?? "localhost", int.Parse(args.ElementAtOrDefault(1) ?? "25"), "shop@example.com", login);
using var logging = LoggerFactory.Create(static builder => builder.AddSimpleConsole(static console => console.SingleLine = true));
IOrderMailer mailer = args.Contains("mailkit")
    ? new MailKitOrderMailer(settings, logging.CreateLogger<MailKitOrderMailer>())
    : new SystemNetMailOrderMailer(settings, logging.CreateLogger<SystemNetMailOrderMailer>());

var queue = Channel.CreateUnbounded<Order>();
queue.Writer.TryWrite(new Order { Number = 1001, Customer = "Ada", Email = "ada@example.com", Total = 42.00m });
queue.Writer.TryWrite(new Order { Number = 1002, Customer = "Grace", Email = "grace@example.com", Total = 17.50m });
queue.Writer.Complete();

await new ConfirmationWorker(queue.Reader, mailer, logging.CreateLogger<ConfirmationWorker>()).RunAsync(CancellationToken.None);
