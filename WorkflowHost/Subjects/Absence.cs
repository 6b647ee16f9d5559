using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Pay;

namespace WorkRelief.WorkflowHost.Subjects;

/// <summary>Who was not there when the sheet was confirmed.</summary>
public static class AbsenceHost
{
    public static async Task<AbsentWorkers> LoadAbsent(StepContext c) =>
        new(
            await (
                from x in c.Db.Confirmations
                join cycle in c.Db.PayCycles on new { x.CycleId, x.Revision } equals new { CycleId = cycle.Id, cycle.Revision }
                where x.CycleId == c.CaseId && x.How == "absent"
                select x.WorkerId
            ).CountAsync(c.Stop)
        );
}
