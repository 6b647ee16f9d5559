using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Recovery;

public static class RecoveryRefusals
{
    public static readonly RefusalCode NoneOverpaid = new("none-overpaid");
}
