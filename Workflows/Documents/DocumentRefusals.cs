using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Documents;

public static class DocumentRefusals
{
    public static readonly RefusalCode DocumentKind = new("document-kind");
    public static readonly RefusalCode DocumentLacks = new("document-lacks");
    public static readonly RefusalCode DocumentOf = new("document-of");
    public static readonly RefusalCode DocumentStage = new("document-stage");
    public static readonly RefusalCode DocumentUnknown = new("document-unknown");
    public static readonly RefusalCode DocumentVoid = new("document-void");
    public static readonly RefusalCode Prefix = new("prefix");
    public static readonly RefusalCode Scan = new("scan");
    public static readonly RefusalCode Until = new("until");
    public static readonly RefusalCode Year = new("year");
}
