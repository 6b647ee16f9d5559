using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Subjects;

/// <summary>Papers that lie in a case and its project.</summary>
public static class PaperHost
{
    public static async Task<PapersHeld> LoadPapers(StepContext c)
    {
        var project = c.Site.ProjectId;
        var held = c.Request.Action.GathersAllBut is { } anew
            ? c.Db.Papers.Where(p => p.ProjectId == project && !anew.Contains(p.Kind))
            : c.Db.Papers.Where(p => p.CaseId == c.CaseId || (project != null && p.CaseId == project));
        return new PapersHeld((await held.Select(p => p.Kind).Distinct().ToListAsync(c.Stop)).Concat(c.Given.Select(p => p.Kind)).ToHashSet(StringComparer.Ordinal));
    }
}
