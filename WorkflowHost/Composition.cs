using WorkRelief.WorkflowHost.Clock;
using WorkRelief.WorkflowHost.Elsa;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Mail;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost;

/// <summary>The parts of the program and how they hang together: the same for the service, a rehearsal and a test.</summary>
public static class Composition
{
    /// <summary>Adds everything but what touches the outside: the store, files, mail, templates and clock are given.</summary>
    public static IServiceCollection AddWorkRelief(
        this IServiceCollection services,
        Store store,
        Vault vault,
        IFileStore files,
        IMailTransport mail,
        TemplateTexts templates,
        TimeProvider clock,
        string? publicAddress = null
    ) =>
        services
            .AddSingleton(store)
            .AddSingleton(vault)
            .AddSingleton(files)
            .AddSingleton(mail)
            .AddSingleton(templates)
            .AddSingleton(clock)
            .AddSingleton(new PublicAddress(publicAddress))
            .AddSingleton(_ => new Browser(Browser.Find()))
            .AddSingleton<Prints>()
            .AddSingleton<Printer>()
            .AddSingleton<Definitions>()
            .AddSingleton<Bell>()
            .AddSingleton<PaperMaker>()
            .AddSingleton<SealedFiles>()
            .AddSingleton<DocumentWriter>(parts => parts.GetRequiredService<PaperMaker>().IssueAsync)
            .AddSingleton(Catalogue.Program)
            .AddSingleton<RegisterCaches>()
            .AddSingleton<Commits>()
            .AddSingleton<StepParts>()
            .AddSingleton<Engine.Engine>()
            .AddSingleton<Leases>()
            .AddSingleton<DueWork>()
            .AddSingleton<Upkeep>()
            .AddSingleton<Outbox>()
            .AddSingleton<Reads>()
            .AddSingleton<Tasks>()
            .AddSingleton<DeskReads>()
            .AddSingleton<CaseReads>()
            .AddSingleton<CorrespondenceReads>()
            .AddSingleton<NextReads>()
            .AddSingleton<ProjectReads>()
            .AddSingleton<WorksReads>()
            .AddSingleton<LabourReads>()
            .AddSingleton<DocumentReads>()
            .AddSingleton<FolderReads>()
            .AddSingleton<ListReads>()
            .AddSingleton<LookReads>()
            .AddSingleton<Rights>()
            .AddSingleton<Offers>()
            .AddSingleton<Proposals>()
            .AddSingleton<PaperPreview>()
            .AddSingleton<People>()
            .AddSingleton<AccountReads>()
            .AddSingleton<AreaReads>()
            .AddSingleton<VacancyReads>()
            .AddSingleton<PolicyReads>()
            .AddSingleton<OutboxReads>()
            .AddSingleton<ClockReads>()
            .AddSingleton<PayReads>()
            .AddSingleton<BankReads>()
            .AddSingleton<AttendanceReads>()
            .AddSingleton<IndicatorReads>()
            .AddSingleton<LabourChain>()
            .AddSingleton<ArchiveReads>()
            .AddSingleton<VerifyReads>()
            .AddSingleton<OverviewReads>()
            .AddSingleton<ProjectList>()
            .AddSingleton<MonthEnd>()
            .AddSingleton<BoardReads>()
            .AddSingleton<Papers.Archive.ArchivePieces>()
            .AddSingleton<ElsaProcedures>()
            .AddSingleton<ElsaCases>()
            .AddSingleton<Papers.Archive.ArchiveExport>()
            .AddSingleton<LongWork>()
            .AddSingleton<LongWorkRun>();
}
