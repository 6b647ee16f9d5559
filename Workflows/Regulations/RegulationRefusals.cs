using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Regulations;

public static class RegulationRefusals
{
    public static readonly RefusalCode Number = new("number");
    public static readonly RefusalCode Title = new("title");
}
