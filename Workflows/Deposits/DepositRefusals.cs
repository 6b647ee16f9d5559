using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Deposits;

public static class DepositRefusals
{
    public static readonly RefusalCode DepositKnown = new("deposit-known");
}
