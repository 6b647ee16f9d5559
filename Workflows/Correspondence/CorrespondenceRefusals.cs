using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Correspondence;

public static class CorrespondenceRefusals
{
    public static readonly RefusalCode AskedBody = new("asked-body");
    public static readonly RefusalCode CopyUnknown = new("copy-unknown");
    public static readonly RefusalCode NobodyAwaited = new("nobody-awaited");
    public static readonly RefusalCode NotAsked = new("not-asked");
    public static readonly RefusalCode NotAsker = new("not-asker");
    public static readonly RefusalCode UrgedEnough = new("urged-enough");
}
