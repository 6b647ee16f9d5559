using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>Loads what the registers of workers and contractors are decided on.</summary>
public sealed class LabourViews(WorkReliefContext db, Vault vault, CancellationToken stop)
{
    /// <summary>Whose the numbers are that an input names.</summary>
    public async Task<IReadOnlyDictionary<(string Kind, string Number), string>> HoldersAsync(INamesNumbers input)
    {
        var marks = input.Numbers.Where(n => n.Kind == "id").Distinct().ToDictionary(n => vault.Mark(n.Kind, n.Number));
        var keys = marks.Keys.ToList();
        var held = await (
            from text in db.Texts.AsNoTracking()
            join worker in db.Workers.AsNoTracking() on text.Key equals worker.IdRef
            where keys.Contains(text.Mark!)
            select new { text.Mark, worker.Id }).ToListAsync(stop);
        return held.ToDictionary(h => marks[h.Mark!], h => h.Id);
    }

    public async Task<RegisterView> ContractorAsync(RegisterView view, INamesContractor input, DateOnly day)
    {
        var known = await db.Contractors.AnyAsync(c => c.Id == input.Contractor, stop);
        var listing = await db.Listings.AsNoTracking().Where(l => l.ContractorId == input.Contractor).OrderByDescending(l => l.Seq).FirstOrDefaultAsync(stop);
        var listed = listing is { Listed: true, DecidedOn: { } since } && since <= day && day <= listing.UntilDay;
        view = view with { Contractor = known ? new ContractorState(input.Contractor, listed, listed ? listing!.UntilDay : null, listing is { DecidedOn: null }) : null };
        if (input is not INamesProject { Project: var id }) return view;
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == id, stop);
        return view with
        {
            ProjectMode = project.Mode, ProjectContractor = project.Contractor,
            ProjectInArrears = await (from cycle in db.PayCycles join held in db.Cases on cycle.Id equals held.Id where cycle.ProjectId == id && !held.Final && cycle.DueOn < day select cycle.Id).AnyAsync(stop),
        };
    }
}
