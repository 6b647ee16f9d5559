namespace WorkRelief.WorkflowHost.Mail;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>Plain text: for a relay on the same machine or a closed office network. Usual port 25.</summary>
    None,

    /// <summary>Encrypted after a plain greeting; refused when the server does not offer it. Usual port 587.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte. Usual port 465.</summary>
    Tls,
}

/// <summary>The county's outgoing mail server.</summary>
public sealed record MailOptions
{
    public string Host { get; init; } = "localhost";

    public int Port { get; init; } = 25;

    public MailSecurity Security { get; init; } = MailSecurity.None;

    /// <summary>Empty: the server asks for no name and password.</summary>
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>The sender's address, name@host.</summary>
    public string From { get; init; } = "";

    /// <summary>The sender as shown to readers.</summary>
    public string FromName { get; init; } = "";

    /// <summary>Seconds for one mail, from connecting to the server's last word.</summary>
    public int TimeoutSeconds { get; init; } = 60;
}
