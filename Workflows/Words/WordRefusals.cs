using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Words;

public static class WordRefusals
{
    public static readonly RefusalCode MoneyNegative = new("money-negative");
    public static readonly RefusalCode MoneyPrecision = new("money-precision");
    public static readonly RefusalCode MoneyTooLarge = new("money-too-large");
    public static readonly RefusalCode MoneyZero = new("money-zero");
}
