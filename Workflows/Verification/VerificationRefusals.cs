using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Verification;

public static class VerificationRefusals
{
    public static readonly RefusalCode WorkersUnverified = new("workers-unverified");
}
