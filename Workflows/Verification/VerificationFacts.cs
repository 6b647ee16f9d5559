using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Verification;

/// <param name="How">in-person or recorded-call.</param>
/// <param name="NoteRef">What differs, or why it was a call.</param>
public sealed record WorkerCheck(string Worker, bool Agrees, string How, string? NoteRef);

[Name("workers-verified.1")]
public sealed record WorkersVerified(string Project, IReadOnlyList<WorkerCheck> Checks, DateOnly On) : Fact;
