using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Labour;

public static class LabourRefusals
{
    public static readonly RefusalCode Cause = new("cause");
    public static readonly RefusalCode ContractDates = new("contract-dates");
    public static readonly RefusalCode ContractKnown = new("contract-known");
    public static readonly RefusalCode ContractTwice = new("contract-twice");
    public static readonly RefusalCode ContractUnknown = new("contract-unknown");
    public static readonly RefusalCode ContractsEmpty = new("contracts-empty");
    public static readonly RefusalCode DayFuture = new("day-future");
    public static readonly RefusalCode DayOutside = new("day-outside");
    public static readonly RefusalCode DayTooFarBack = new("day-too-far-back");
    public static readonly RefusalCode DayTwice = new("day-twice");
    public static readonly RefusalCode Days = new("days");
    public static readonly RefusalCode DeductionOff = new("deduction-off");
    public static readonly RefusalCode Educations = new("educations");
    public static readonly RefusalCode EntryKnown = new("entry-known");
    public static readonly RefusalCode ExamFailed = new("exam-failed");
    public static readonly RefusalCode Gang = new("gang");
    public static readonly RefusalCode GangSplit = new("gang-split");
    public static readonly RefusalCode Heads = new("heads");
    public static readonly RefusalCode Mark = new("mark");
    public static readonly RefusalCode Means = new("means");
    public static readonly RefusalCode MeansReason = new("means-reason");
    public static readonly RefusalCode Minutes = new("minutes");
    public static readonly RefusalCode Month = new("month");
    public static readonly RefusalCode NoRate = new("no-rate");
    public static readonly RefusalCode OverrideReason = new("override-reason");
    public static readonly RefusalCode PartyMissing = new("party-missing");
    public static readonly RefusalCode PassDates = new("pass-dates");
    public static readonly RefusalCode Piece = new("piece");
    public static readonly RefusalCode PieceTwice = new("piece-twice");
    public static readonly RefusalCode Posts = new("posts");
    public static readonly RefusalCode PricesLeftOut = new("prices-left-out");
    public static readonly RefusalCode Quantity = new("quantity");
    public static readonly RefusalCode RatesEmpty = new("rates-empty");
    public static readonly RefusalCode Revoked = new("revoked");
    public static readonly RefusalCode SignInSheetUnit = new("sign-in-sheet-unit");
    public static readonly RefusalCode Stop = new("stop");
    public static readonly RefusalCode SubjectMissing = new("subject-missing");
    public static readonly RefusalCode TradeTwice = new("trade-twice");
    public static readonly RefusalCode TradesEmpty = new("trades-empty");
    public static readonly RefusalCode Weather = new("weather");
    public static readonly RefusalCode WorkAfter = new("work-after");
    public static readonly RefusalCode WorkerTwice = new("worker-twice");
}
