using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>用人单位 of a project: the contractor, or whoever compiles the pay where the village builds itself.</summary>
internal static class Employer
{
    public static async Task<string> OfAsync(WorkReliefContext db, Definitions definitions, ProjectRow project, CancellationToken stop)
    {
        if (
            project.Contractor is { } firm
            && await db.Contractors.Where(c => c.Id == firm).Select(c => c.Name).FirstOrDefaultAsync(stop) is { } name
        )
            return name;
        var shape = (await definitions.PackAsync(db, project.PackHash, stop)).ShapeOf(project.Mode, project.ProposedOn)!;
        var body = shape.Role("compiles")[0];
        var seat = Offices.Seat(project.Area, body);
        return Bodies.Address(body, await db.Areas.Where(a => a.Code == seat).Select(a => a.Name).FirstOrDefaultAsync(stop) ?? "");
    }
}
