using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Workers;

public static class WorkerRefusals
{
    public static readonly RefusalCode Address = new("address");
    public static readonly RefusalCode Bank = new("bank");
    public static readonly RefusalCode Card = new("card");
    public static readonly RefusalCode CardKnown = new("card-known");
    public static readonly RefusalCode CardMissing = new("card-missing");
    public static readonly RefusalCode CardUnchanged = new("card-unchanged");
    public static readonly RefusalCode GroupDates = new("group-dates");
    public static readonly RefusalCode IdKnown = new("id-known");
    public static readonly RefusalCode IdNumber = new("id-number");
    public static readonly RefusalCode Namesake = new("namesake");
    public static readonly RefusalCode NothingNew = new("nothing-new");
    public static readonly RefusalCode Phone = new("phone");
    public static readonly RefusalCode Trade = new("trade");
    public static readonly RefusalCode UnderAge = new("under-age");
    public static readonly RefusalCode UnknownGroup = new("unknown-group");
    public static readonly RefusalCode WorkerId = new("worker-id");
    public static readonly RefusalCode WorkerKnown = new("worker-known");
    public static readonly RefusalCode WorkersEmpty = new("workers-empty");
}
