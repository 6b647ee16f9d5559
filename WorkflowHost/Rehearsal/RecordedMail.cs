using WorkRelief.WorkflowHost.Mail;

namespace WorkRelief.WorkflowHost.Rehearsal;

/// <summary>Keeps mail as files and remembers it, so that a scenario can expect it.</summary>
public sealed class RecordedMail(IMailTransport files) : IMailTransport
{
    private readonly List<OutgoingMail> _sent = [];

    public IReadOnlyList<OutgoingMail> Sent => _sent;

    public async Task SendAsync(OutgoingMail mail, CancellationToken stop)
    {
        await files.SendAsync(mail, stop);
        _sent.Add(mail);
    }

    public Task CheckAsync(CancellationToken stop) => files.CheckAsync(stop);
}
