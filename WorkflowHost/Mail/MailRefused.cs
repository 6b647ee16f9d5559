namespace WorkRelief.WorkflowHost.Mail;

/// <summary>A mail was not taken.</summary>
/// <param name="permanent">True when the same mail will be refused again, so that a person must change something; false when a later try
/// can succeed.</param>
/// <param name="reason">What the server said or what failed, in one line.</param>
public sealed class MailRefused(bool permanent, string reason, Exception? inner = null) : Exception(reason, inner)
{
    public bool Permanent { get; } = permanent;

    public string Reason { get; } = reason;
}
