namespace WorkRelief.Workflows.Kernel;

public static class Refusals
{
    public static readonly RefusalCode AccountUnknown = new("account-unknown", 403);
    public static readonly RefusalCode AreaUnknown = new("area-unknown");
    public static readonly RefusalCode CaseUnknown = new("case-unknown", 404);
    public static readonly RefusalCode DateFuture = new("date-future");
    public static readonly RefusalCode DateOrder = new("date-order");
    public static readonly RefusalCode FieldLong = new("field-long");
    public static readonly RefusalCode FieldUnknown = new("field-unknown");
    public static readonly RefusalCode How = new("how");
    public static readonly RefusalCode Item = new("item");
    public static readonly RefusalCode LinesEmpty = new("lines-empty");
    public static readonly RefusalCode Mode = new("mode");
    public static readonly RefusalCode Name = new("name");
    public static readonly RefusalCode NotOverdue = new("not-overdue");
    public static readonly RefusalCode Note = new("note");
    public static readonly RefusalCode PaperMissing = new("paper-missing");
    public static readonly RefusalCode ProjectId = new("project-id");
    public static readonly RefusalCode ProjectUnknown = new("project-unknown");
    public static readonly RefusalCode Reason = new("reason");
    public static readonly RefusalCode SameActor = new("same-actor");
    public static readonly RefusalCode ScoreRange = new("score-range");
    public static readonly RefusalCode Text = new("text");
    public static readonly RefusalCode Unchanged = new("unchanged");
    public static readonly RefusalCode UnknownAction = new("unknown-action", 404);
    public static readonly RefusalCode UnknownBody = new("unknown-body", 400);
    public static readonly RefusalCode WorkerUnknown = new("worker-unknown");
    public static readonly RefusalCode WrongRole = new("wrong-role", 403);
}
