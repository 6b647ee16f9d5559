using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Rehearsal;

/// <summary>What a scenario may expect, each a member of <c>expect</c>: a case's stage, a mail, a project's figures.</summary>
public sealed class Expectation(Store store, RecordedMail mail, Func<string, string> accountOf)
{
    /// <summary>Null when all that is expected holds; else the first thing that does not.</summary>
    public async Task<string?> ProblemAsync(JsonObject expected, CancellationToken stop)
    {
        await using var db = store.Open();
        foreach (var (name, value) in expected)
        {
            var problem = name switch
            {
                "case" => await db.Cases.AnyAsync(c => c.Id == value!.ToString(), stop) ? null : $"没有“{value}”",
                "stage" => await StageAsync(db, expected, value!.ToString(), stop),
                "mail" => Mail(value!.AsObject()),
                "project" => await db.Projects.AnyAsync(p => p.Id == value!.ToString(), stop) ? null : $"没有项目“{value}”",
                "paidYuan" or "share" or "workers" or "daysLate" or "deadlines" => await FigureAsync(
                    db,
                    expected,
                    name,
                    value!.ToString(),
                    stop
                ),
                _ => $"不认识的预期“{name}”，可用：case、stage、mail、project、paidYuan、share、workers、daysLate、deadlines",
            };
            if (problem is not null)
                return problem;
        }
        return null;
    }

    public static string Say(JsonObject expected) =>
        string.Join(
            "，",
            expected.Where(m => m.Key is not "case").Select(m => $"{m.Key} {m.Value?.ToJsonString(Workflows.Kernel.Fact.Json)}")
        );

    private static async Task<string?> StageAsync(WorkReliefContext db, JsonObject expected, string stage, CancellationToken stop)
    {
        var id = expected["case"]?.ToString() ?? expected["project"]?.ToString();
        var actual = await db.Cases.Where(c => c.Id == id).Select(c => c.Stage).FirstOrDefaultAsync(stop);
        return actual == stage ? null : $"{id} 应处于 {stage}，实际为 {actual}";
    }

    private string? Mail(JsonObject wanted)
    {
        var to = wanted["to"] is { } actor ? $"{accountOf(actor.ToString())}@example.invalid" : null;
        var about = wanted["subject"]?.ToString() ?? "";
        var count = mail.Sent.Count(m =>
            m.Subject.Contains(about, StringComparison.Ordinal) && (to is null || m.To.Concat(m.Cc).Any(t => t.Address == to))
        );
        return wanted["times"] is { } times
            ? count == int.Parse(times.ToString(), CultureInfo.InvariantCulture)
                ? null
                : $"主题含“{about}”的邮件应为 {times} 封，实际 {count} 封"
            : count > 0
                ? null
                : $"没有发给 {to} 的、主题含“{about}”的邮件";
    }

    private static async Task<string?> FigureAsync(
        WorkReliefContext db,
        JsonObject expected,
        string name,
        string wanted,
        CancellationToken stop
    )
    {
        var id = expected["project"]?.ToString() ?? expected["case"]?.ToString();
        var known = await ProjectFigures.ReadAsync(db, [id!], DateOnly.MaxValue, stop);
        string actual;
        switch (name)
        {
            case "deadlines":
                actual = (await db.Deadlines.CountAsync(d => d.CaseId == id, stop)).ToString(CultureInfo.InvariantCulture);
                break;
            case "daysLate":
                var late = await db.PayCycles.Where(c => c.Id == id).Select(c => c.DaysLate).SingleAsync(stop);
                actual = (late ?? -1).ToString(CultureInfo.InvariantCulture);
                break;
            case "paidYuan":
                actual = known[id!].PaidYuan.ToString("0.00", CultureInfo.InvariantCulture);
                wanted = decimal.Parse(wanted, CultureInfo.InvariantCulture).ToString("0.00", CultureInfo.InvariantCulture);
                break;
            case "share":
                actual = known[id!].PaidShare is { } share ? Money.Percent(share) : "";
                break;
            default:
                actual = known[id!].Workers.ToString();
                break;
        }
        return actual == wanted ? null : $"{id} 的 {name} 应为 {wanted}，实际为 {actual}";
    }
}
