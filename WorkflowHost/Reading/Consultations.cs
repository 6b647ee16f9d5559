using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>Who was at the newest consultation and what was said: it lies aside, under the place of the step.</summary>
internal static class Consultations
{
    public static async Task<ConsultationPart?> OfAsync(
        WorkReliefContext db,
        string project,
        DateOnly? wagesFrom,
        DateOnly until,
        CancellationToken stop
    )
    {
        var stream = Streams.OfProject(project);
        var held = await db
            .Steps.AsNoTracking()
            .Where(s => s.Stream == stream && s.Action == "consultation.hold" && s.OccurredOn <= until)
            .OrderByDescending(s => s.Seq)
            .Select(s => new { s.Seq, s.OccurredOn })
            .FirstOrDefaultAsync(stop);
        if (held is null)
            return null;
        var (people, subjects) = ($"{stream}:{held.Seq}/parties", $"{stream}:{held.Seq}/subjects");
        var said = await db
            .Texts.AsNoTracking()
            .Where(t => t.Key == people || t.Key == subjects)
            .ToDictionaryAsync(t => t.Key, t => t.Text, stop);
        return new ConsultationPart(
            held.OccurredOn,
            wagesFrom,
            said.GetValueOrDefault(people, "").Split('、'),
            said.GetValueOrDefault(subjects, "").Split('\n')
        );
    }
}
