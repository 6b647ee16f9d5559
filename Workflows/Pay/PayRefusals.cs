using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Pay;

public static class PayRefusals
{
    public static readonly RefusalCode Identity = new("identity");
    public static readonly RefusalCode NoContract = new("no-contract");
    public static readonly RefusalCode NoPass = new("no-pass");
    public static readonly RefusalCode Deducted = new("deducted");
    public static readonly RefusalCode AbsentOne = new("absent-one");
    public static readonly RefusalCode AllAnswered = new("all-answered");
    public static readonly RefusalCode AllHeld = new("all-held");
    public static readonly RefusalCode AmountDiffers = new("amount-differs");
    public static readonly RefusalCode Answered = new("answered");
    public static readonly RefusalCode Batch = new("batch");
    public static readonly RefusalCode BatchKnown = new("batch-known");
    public static readonly RefusalCode BatchUnknown = new("batch-unknown");
    public static readonly RefusalCode CompiledBefore = new("compiled-before");
    public static readonly RefusalCode CycleKnown = new("cycle-known");
    public static readonly RefusalCode CycleOpen = new("cycle-open");
    public static readonly RefusalCode DifferenceCorrect = new("difference-correct");
    public static readonly RefusalCode DifferenceUnknown = new("difference-unknown");
    public static readonly RefusalCode LineTwice = new("line-twice");
    public static readonly RefusalCode NamedBefore = new("named-before");
    public static readonly RefusalCode NoneFailed = new("none-failed");
    public static readonly RefusalCode NoneOwed = new("none-owed");
    public static readonly RefusalCode NotAdopted = new("not-adopted");
    public static readonly RefusalCode PapersChanged = new("papers-changed");
    public static readonly RefusalCode PapersEntered = new("papers-entered");
    public static readonly RefusalCode PayDue = new("pay-due");
    public static readonly RefusalCode PayOpen = new("pay-open");
    public static readonly RefusalCode PayOverdue = new("pay-overdue");
    public static readonly RefusalCode PayOverpaid = new("pay-overpaid");
    public static readonly RefusalCode PayOwed = new("pay-owed");
    public static readonly RefusalCode PayeeUnknown = new("payee-unknown");
    public static readonly RefusalCode PayeesFailed = new("payees-failed");
    public static readonly RefusalCode Period = new("period");
    public static readonly RefusalCode PeriodFuture = new("period-future");
    public static readonly RefusalCode PeriodOutside = new("period-outside");
    public static readonly RefusalCode PeriodRunning = new("period-running");
    public static readonly RefusalCode Problem = new("problem");
    public static readonly RefusalCode ProjectStage = new("project-stage");
    public static readonly RefusalCode ReconciliationOpen = new("reconciliation-open");
    public static readonly RefusalCode TypedLines = new("typed-lines");
    public static readonly RefusalCode Where = new("where");
    public static readonly RefusalCode WorkRecorded = new("work-recorded");
    public static readonly RefusalCode WorkerNotPaid = new("worker-not-paid");
    public static readonly RefusalCode WorkersAbsent = new("workers-absent");
    public static readonly RefusalCode WorkersUnconfirmed = new("workers-unconfirmed");
}
