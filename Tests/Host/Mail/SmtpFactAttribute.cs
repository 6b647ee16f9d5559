namespace WorkRelief.Tests.Host.Mail;

/// <summary>A test against <see cref="SmtpServer"/>.</summary>
public sealed class SmtpFactAttribute() : PythonFactAttribute("aiosmtpd");
