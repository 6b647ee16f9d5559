namespace WorkRelief.WorkflowHost.Mail;

/// <summary>One recipient.</summary>
/// <param name="Name">As shown to readers; may be empty.</param>
/// <param name="Address">name@host, without angle brackets.</param>
public sealed record MailTo(string Name, string Address);

/// <summary>One plain-text mail, complete but for the sender and the moment of sending.</summary>
/// <param name="MessageId">id@host without angle brackets. The same mail sent again keeps it.</param>
/// <param name="To">At least one.</param>
/// <param name="Subject">One line; a line end in it becomes a space.</param>
/// <param name="Body">Plain text; lines end as they like.</param>
public sealed record OutgoingMail(string MessageId, IReadOnlyList<MailTo> To, IReadOnlyList<MailTo> Cc, string Subject, string Body);
