namespace WorkRelief.WorkflowHost.Mail;

/// <summary>Hands one mail on. When to send, and whether to try again, is decided by the caller.</summary>
public interface IMailTransport
{
    /// <summary>
    /// Returns when the next server has taken the mail for every recipient; on a refusal none of them gets it.
    /// After a temporary refusal the mail may have arrived all the same: it is sent again with the same Message-ID, by which readers know
    /// it as one.
    /// </summary>
    /// <exception cref="MailRefused">The mail was not taken; the exception says whether trying again can help.</exception>
    /// <exception cref="OperationCanceledException">The caller stopped it; whether the mail was taken is not known.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken stop);

    /// <summary>For a health page: goes as far as it can without sending anything.</summary>
    /// <exception cref="MailRefused">Mail cannot be sent now.</exception>
    Task CheckAsync(CancellationToken stop);
}
