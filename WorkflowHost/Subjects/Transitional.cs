using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Acceptance;
using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Notices;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Purchases;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Verification;

namespace WorkRelief.WorkflowHost.Subjects;

public static class Transitional
{
    public static async Task<InProject> LoadAny(StepContext c) => await Of<ProjectView>(c);
    public static Task<ProjectView> LoadProjectView(StepContext c) => Of<ProjectView>(c);
    public static Task<DocumentView> LoadDocumentView(StepContext c) => Of<DocumentView>(c);
    public static Task<ArchiveView> LoadArchiveView(StepContext c) => Of<ArchiveView>(c);
    public static Task<PurchaseView> LoadPurchaseView(StepContext c) => Of<PurchaseView>(c);
    public static Task<RegisterView> LoadRegisterView(StepContext c) => Of<RegisterView>(c);

    private static async Task<T> Of<T>(StepContext c) where T : CaseView
    {
        var held = await PaperHost.LoadPapers(c);
        var ground = new Ground(c.CaseId, c.Site.Stage, c.Site.Table, c.Site.Pack, c.Site.Area, c.Given, held.Kinds);
        return (T)await new Views(c.Db, c.Vault, c.Definitions, c.Stop).LoadAsync(typeof(T), c.Request.Action, c.Request.Input, ground, c.Site.Project, c.Site.Shape, c.Moment);
    }
}
