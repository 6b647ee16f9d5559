using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Verification;

/// <param name="How">in-person or recorded-call.</param>
/// <param name="NoteRef">What differs, or why it was a call.</param>
/// <param name="Days">With <paramref name="AmountYuan"/> what was put to the worker: another figure is another question.</param>
public sealed record WorkerCheck(string Worker, bool Agrees, string How, string? NoteRef, decimal Days, decimal AmountYuan);

[Name("workers-verified.1")]
public sealed record WorkersVerified(string Project, IReadOnlyList<WorkerCheck> Checks, DateOnly On) : Fact;
