using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Engine;

public static class EngineRefusals
{
    public static readonly RefusalCode AccountMissing = new("account-missing", 401);
    public static readonly RefusalCode BadInput = new("bad-input", 400);
    public static readonly RefusalCode CaseKnown = new("case-known");
    public static readonly RefusalCode DateBeforeLastStep = new("date-before-last-step");
    public static readonly RefusalCode DateTooFarBack = new("date-too-far-back");
    public static readonly RefusalCode FileChanged = new("file-changed");
    public static readonly RefusalCode FileKind = new("file-kind");
    public static readonly RefusalCode FileTooLarge = new("file-too-large", 413);
    public static readonly RefusalCode FromElsewhere = new("from-elsewhere", 403);
    public static readonly RefusalCode GrantEnded = new("grant-ended", 403);
    public static readonly RefusalCode Key = new("key", 400);
    public static readonly RefusalCode KeyReused = new("key-reused", 409);
    public static readonly RefusalCode MissingField = new("missing-field", 400);
    public static readonly RefusalCode MoreProblems = new("more-problems");
    public static readonly RefusalCode NoBrowser = new("no-browser");
    public static readonly RefusalCode NumberRange = new("number-range");
    public static readonly RefusalCode OtherCase = new("other-case", 403);
    public static readonly RefusalCode OtherProject = new("other-project", 403);
    public static readonly RefusalCode PackMissing = new("pack-missing");
    public static readonly RefusalCode PaperDate = new("paper-date");
    public static readonly RefusalCode PaperFile = new("paper-file");
    public static readonly RefusalCode PaperText = new("paper-text");
    public static readonly RefusalCode PaperUnknown = new("paper-unknown");
    public static readonly RefusalCode PasswordFirst = new("password-first", 403);
    public static readonly RefusalCode ReadOnly = new("read-only", 403);
    public static readonly RefusalCode RequestTooLarge = new("request-too-large", 413);
    public static readonly RefusalCode TierUnknown = new("tier-unknown");
    public static readonly RefusalCode UnknownField = new("unknown-field", 400);
    public static readonly RefusalCode WrongArea = new("wrong-area", 403);
    public static readonly RefusalCode WrongStage = new("wrong-stage");
}
