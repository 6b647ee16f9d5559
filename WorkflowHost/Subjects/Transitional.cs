using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Acceptance;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Notices;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Verification;

namespace WorkRelief.WorkflowHost.Subjects;

public static class Transitional
{
    public static async Task<InProject> LoadAny(StepContext c) => c.Site.Table.Kind switch
    {
        "pay-cycle" => await Of<PayCycleView>(c), "notice" => await Of<NoticeView>(c), "acceptance" => await Of<AcceptanceView>(c), _ => await Of<ProjectView>(c),
    };
    public static Task<ProjectView> LoadProjectView(StepContext c) => Of<ProjectView>(c);
    public static Task<LabourView> LoadLabourView(StepContext c) => Of<LabourView>(c);
    public static Task<VerificationView> LoadVerificationView(StepContext c) => Of<VerificationView>(c);
    public static Task<RecoveryView> LoadRecoveryView(StepContext c) => Of<RecoveryView>(c);
    public static Task<DrawView> LoadDrawView(StepContext c) => Of<DrawView>(c);
    public static Task<PayCycleView> LoadPayCycleView(StepContext c) => Of<PayCycleView>(c);
    public static Task<NoticeView> LoadNoticeView(StepContext c) => Of<NoticeView>(c);
    public static Task<AcceptanceView> LoadAcceptanceView(StepContext c) => Of<AcceptanceView>(c);
    public static Task<RectificationView> LoadRectificationView(StepContext c) => Of<RectificationView>(c);
    public static Task<ProposalView> LoadProposalView(StepContext c) => Of<ProposalView>(c);

    private static async Task<T> Of<T>(StepContext c) where T : CaseView
    {
        var held = await PaperHost.LoadPapers(c);
        var ground = new Ground(c.CaseId, c.Site.Stage, c.Site.Table, c.Site.Pack, c.Site.Area, c.Given, held.Kinds);
        return (T)await new Views(c.Db, c.Vault, c.Stop).LoadAsync(typeof(T), c.Request.Action, c.Request.Input, ground, c.Site.Project, c.Site.Shape, c.Moment);
    }
}
