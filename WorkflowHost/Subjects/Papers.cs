using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Subjects;

/// <summary>Papers that lie in a case and its project.</summary>
public static class PaperHost
{
    public static async Task<PapersHeld> LoadPapers(StepContext c)
    {
        var held = c.Request.Action.GathersAllBut is { } anew
            ? await c
                .Db.Papers.Where(p => p.ProjectId == c.Site.ProjectId && !anew.Contains(p.Kind))
                .Select(p => p.Kind)
                .Distinct()
                .ToListAsync(c.Stop)
            : c.Notes.Papers;
        return new PapersHeld(held.Concat(c.Given.Select(p => p.Kind)).ToHashSet(StringComparer.Ordinal));
    }
}
