using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Projects;

public static class ProjectRefusals
{
    public static readonly RefusalCode AmendFixed = new("amend-fixed");
    public static readonly RefusalCode CouncilMissing = new("council-missing");
    public static readonly RefusalCode ExemptUntil = new("exempt-until");
    public static readonly RefusalCode FundBase = new("fund-base");
    public static readonly RefusalCode FundsEmpty = new("funds-empty");
    public static readonly RefusalCode FundsMissing = new("funds-missing");
    public static readonly RefusalCode FundsOverPlan = new("funds-over-plan");
    public static readonly RefusalCode LeadMissing = new("lead-missing");
    public static readonly RefusalCode LeadSame = new("lead-same");
    public static readonly RefusalCode ProjectKnown = new("project-known");
    public static readonly RefusalCode Purpose = new("purpose");
    public static readonly RefusalCode RecallActed = new("recall-acted");
    public static readonly RefusalCode RecallOther = new("recall-other");
    public static readonly RefusalCode RecallWhat = new("recall-what");
    public static readonly RefusalCode ReturnTo = new("return-to");
    public static readonly RefusalCode ShareBelowFloor = new("share-below-floor");
    public static readonly RefusalCode ShareUnknown = new("share-unknown");
    public static readonly RefusalCode Stage = new("stage");
    public static readonly RefusalCode SurveyMissing = new("survey-missing");
    public static readonly RefusalCode Track = new("track");
    public static readonly RefusalCode WorkTeamMissing = new("work-team-missing");
    public static readonly RefusalCode Workers = new("workers");
}
