using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Archive;

public static class ArchiveRefusals
{
    public static readonly RefusalCode ArchiveGate = new("archive-gate");
    public static readonly RefusalCode ArchiveItem = new("archive-item");
    public static readonly RefusalCode ArchiveMissing = new("archive-missing");
    public static readonly RefusalCode ArchiveOpen = new("archive-open");
    public static readonly RefusalCode ArchivePoint = new("archive-point");
    public static readonly RefusalCode ArchiveUnqualified = new("archive-unqualified");
    public static readonly RefusalCode ArchivistSame = new("archivist-same");
    public static readonly RefusalCode AreaLevel = new("area-level");
    public static readonly RefusalCode Findings = new("findings");
    public static readonly RefusalCode GatePassed = new("gate-passed");
    public static readonly RefusalCode ItemTwice = new("item-twice");
    public static readonly RefusalCode PapersEmpty = new("papers-empty");
    public static readonly RefusalCode VerdictsEmpty = new("verdicts-empty");
}
