using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Rectification;

public static class RectificationRefusals
{
    public static readonly RefusalCode RectificationOpen = new("rectification-open");
}
