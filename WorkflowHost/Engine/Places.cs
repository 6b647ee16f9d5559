using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>Finds where a step takes hold: its case, project, area and practice, as the action's place says.</summary>
public sealed class Places(
    WorkReliefContext db,
    RegisterCache registers,
    Definitions definitions,
    Catalogue catalogue,
    CancellationToken stop
)
{
    public async Task<(Site? Site, Refusal? No)> FindAsync(ReadRequest request, DateOnly on) =>
        request.Action.At switch
        {
            Place.Register register => await RegisterAsync(register, request),
            Place.NewProject place => await NewProjectAsync(place.Proposal(request.Input), request, on),
            Place.Opening => await OpeningAsync(request),
            _ => await CaseAsync(request),
        };

    private async Task<(Site?, Refusal?)> CaseAsync(ReadRequest request)
    {
        var found = await (
            from c in db.Cases
            where c.Id == request.CaseId
            join p in db.Projects on c.ProjectId equals p.Id into projects
            from p in projects.DefaultIfEmpty()
            select new { Held = c, Project = p }
        ).FirstOrDefaultAsync(stop);
        if (found is not { Held: { } held, Project: { } project } || held.Kind != request.Action.CaseKind)
            return (null, new(Refusals.CaseUnknown, $"“{request.CaseId}”不是{catalogue.KindLabel(request.Action.CaseKind)}"));
        var (pack, shape) = await PracticeAsync(project);
        return (
            new Site(held, held.Id, project.Id, project, project.Area, pack, shape, await definitions.TableAsync(db, held.TableHash, stop)),
            null
        );
    }

    private async Task<(Site?, Refusal?)> OpeningAsync(ReadRequest request)
    {
        var project = await db.Projects.AsNoTracking().FirstOrDefaultAsync(p => p.Id == request.CaseId, stop);
        if (project is null)
            return (null, new(Refusals.CaseUnknown, $"没有项目“{request.CaseId}”"));
        var (pack, shape) = await PracticeAsync(project);
        return catalogue.TableFor(request.Action, shape, request.Input) is { } table
            ? (new Site(null, project.Id, project.Id, project, project.Area, pack, shape, table), null)
            : (
                null,
                new(
                    EngineRefusals.TierUnknown,
                    $"{shape.PackLabel}没有“{((Place.Opening)request.Action.At).Variant!(request.Input)}”这一级验收"
                )
            );
    }

    private async Task<(Site?, Refusal?)> NewProjectAsync(Proposal proposal, ReadRequest request, DateOnly on)
    {
        if (await AreaAsync(proposal.Area) is not { } area)
            return (null, UnknownArea(proposal.Area));
        if (await PackOfAreaAsync(area) is not { } pack)
            return (null, NoPack());
        return pack.ShapeOf(proposal.Mode, on) is { } shape
            ? (new Site(null, "", null, null, area, pack, shape, catalogue.TableFor(request.Action, shape, request.Input)!), null)
            : (null, new(Refusals.Mode, $"{pack.Label}在 {on:yyyy-MM-dd} 没有建设方式“{proposal.Mode}”"));
    }

    private async Task<(Site?, Refusal?)> RegisterAsync(Place.Register register, ReadRequest request)
    {
        var held = await db.Cases.FirstOrDefaultAsync(c => c.Id == register.Name, stop);
        if (register.Starts && held is not null)
            return (null, new(EngineRefusals.CaseKnown, "登记已建立"));
        if (!register.Starts && held is null)
            return (null, new(Refusals.CaseUnknown, $"“{register.Name}”不是{catalogue.KindLabel(Subject.Register)}"));
        var granted = register is Place.RegisterOfGrant byGrant
            ? await db.Grants.AsNoTracking().FirstOrDefaultAsync(g => g.Id == byGrant.Grant(request.Input), stop)
            : null;
        var (area, no) = register switch
        {
            Place.RegisterOfGrant place => (
                granted?.ProjectId is { } project ? await AreaOfProjectAsync(project) : granted?.AreaFrom,
                new Refusal(RegisterRefusals.GrantUnknown, $"没有授权“{place.Grant(request.Input)}”")
            ),
            Place.RegisterOfArea place => (await AreaAsync(place.Path(request.Input)), UnknownArea(place.Path(request.Input))),
            Place.RegisterOfProject place => (
                await AreaOfProjectAsync(place.Project(request.Input)),
                new Refusal(Refusals.ProjectUnknown, $"没有项目“{place.Project(request.Input)}”")
            ),
            Place.RegisterOfHome place => await HomeAsync([.. place.Workers(request.Input)]),
            _ => (0, null),
        };
        return area is null
            ? (null, no)
            : (
                new Site(
                    held,
                    register.Name,
                    null,
                    null,
                    area.Value,
                    PackReader.Shipped("national"),
                    null,
                    catalogue.Registers[register.Name]
                )
                {
                    // Whoever holds a project holds it too where a register is written about it.
                    GrantedProject = register is Place.RegisterOfProject about ? about.Project(request.Input) : granted?.ProjectId,
                },
                null
            );
    }

    private async Task<(long?, Refusal?)> HomeAsync(List<string> workers) =>
        (
            await db.Workers.Where(w => workers.Contains(w.Id)).Select(w => (long?)w.Area).FirstOrDefaultAsync(stop),
            new(Refusals.WorkerUnknown, $"花名册没有“{string.Join("、", workers)}”", "村民委员会登记花名册")
        );

    private Task<long?> AreaOfProjectAsync(string project) =>
        db.Projects.Where(p => p.Id == project).Select(p => (long?)p.Area).FirstOrDefaultAsync(stop);

    private Task<long?> AreaAsync(string area) => registers.AreaAsync(db, area, stop);

    private async Task<(Pack, Shape)> PracticeAsync(ProjectRow project) =>
        (
            await definitions.PackAsync(db, (await registers.PacksAsync(db, stop)).Last(p => p.Name == project.Pack).Hash, stop),
            (await definitions.PackAsync(db, project.PackHash, stop)).ShapeOf(project.Mode, project.ProposedOn)!
        );

    /// <summary>The pack in force for a place: of those that cover it the narrowest, of that the newest.</summary>
    private async Task<Pack?> PackOfAreaAsync(long area)
    {
        var narrowest = (await registers.PacksAsync(db, stop))
            .Where(p => p.AreaFrom <= area && area <= p.AreaTo)
            .OrderBy(p => p.AreaTo - p.AreaFrom)
            .ThenByDescending(p => p.Number)
            .FirstOrDefault();
        return narrowest is null ? null : await definitions.PackAsync(db, narrowest.Hash, stop);
    }

    private static Refusal NoPack() => new(EngineRefusals.PackMissing, "本地尚未启用政策包", Bodies.Labels[Bodies.Administrator]);

    private static Refusal UnknownArea(string area) =>
        new(Refusals.AreaUnknown, $"行政区划“{area}”未登记", Bodies.Labels[Bodies.Administrator]);
}
