using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>How the kernel's own facts become true: cases, papers, deadlines, mails.</summary>
public static class CoreFacts
{
    public static async Task On(FactContext at, CaseOpened f)
    {
        var table = await at.TableAsync(f.TableHash);
        at.Add(
            new CaseRow
            {
                Id = f.Case,
                Kind = f.Kind,
                TableHash = f.TableHash,
                Stage = f.Stage,
                Final = table.Stage(f.Stage).Final,
                ProjectId = f.Project,
                Area = f.Area,
                PackHash = f.Pack,
                OpenedOn = at.On,
                MovedOn = at.On,
            }
        );
        if (await at.FindAsync<TableStepRow>(f.TableHash, 0) is not null)
            return;
        at.AddRange(
            table.Rows.Select(
                (row, number) =>
                    new TableStepRow
                    {
                        TableHash = table.Hash,
                        Number = number,
                        FromStage = row.From,
                        StageLabel = table.StageLabel(row.From),
                        Action = row.Action,
                        Label = row.Label,
                        Body = row.Body,
                        ToStage = row.To,
                        Awaited = row.Awaited,
                        About = row.About,
                        NotSameActorAs = row.NotSameActorAs ?? BarOf(table, row),
                        Way = WayOf(row),
                    }
            )
        );
    }

    public static async Task On(FactContext at, CaseMoved f)
    {
        var moved = await at.CaseAsync(f.Case);
        var table = await at.TableAsync(moved.TableHash);
        moved.Stage = f.To;
        moved.Final = table.Stage(f.To).Final;
        // A day by which something is due stays only where the same limit goes on.
        if (!LimitsOf(table, f.From).Intersect(LimitsOf(table, f.To)).Any())
            moved.DueOn = null;
        if (at.On > moved.MovedOn)
            moved.MovedOn = at.On;
    }

    internal static string WayOf(Row row) => row.Stays ? $"{row.Action}/{row.About}" : "";

    /// <summary>Whoever may not pass what they applied for does not wait to fail it either.</summary>
    private static string? BarOf(Table table, Row row) =>
        row.Awaited && !row.Stays
            ? table
                .RowsFrom(row.From)
                .FirstOrDefault(r => r.Awaited && !r.Stays && r.Body == row.Body && r.NotSameActorAs is not null)
                ?.NotSameActorAs
            : null;

    /// <summary>What the clock watches in a stage.</summary>
    private static IEnumerable<string> LimitsOf(Table table, string stage) =>
        table.RowsFrom(stage).Where(r => r.Body == Bodies.Clock).Select(r => r.Limit).OfType<string>();

    public static async Task On(FactContext at, PaperFiled f) =>
        at.Add(
            new PaperRow
            {
                Stream = at.Stream,
                Seq = at.Seq,
                Number = at.NextPaper(),
                CaseId = f.Case,
                ProjectId = (await at.CaseAsync(f.Case)).ProjectId,
                Kind = f.Kind,
                File = new(f.File),
                DocumentNumber = f.Number,
                DocumentDate = f.Date,
                SignerRef = f.SignerRef,
            }
        );

    public static async Task On(FactContext at, DeadlineArmed f)
    {
        var armedBy = $"{at.Stream}:{at.Seq}";
        var waiting = await at.CaseAsync(f.Case);
        var table = await at.TableAsync(waiting.TableHash);
        // The clock writes to whoever let the day before go by: the awaited steps of the same limit were due on that day.
        if (
            waiting.DueOn is null
            && table.RowsFor(waiting.Stage, f.Action).FirstOrDefault(r => r.Body == Bodies.Clock)?.Limit is { } limit
            && table.RowsFrom(waiting.Stage).Any(r => r.Awaited && r.Limit == limit)
        )
            waiting.DueOn = ChinaTime.DateOf(f.DueUtc).AddDays(-1);
        if (await at.DeadlineAsync(f.Case, f.Action) is { } deadline)
        {
            (deadline.BaseDate, deadline.DueUtc, deadline.Rung, deadline.Provisional, deadline.ArmedBy) = (
                f.BaseDate,
                f.DueUtc,
                f.Rung,
                f.Provisional,
                armedBy
            );
            (deadline.Attempts, deadline.NextTryUtc, deadline.LeaseUntilUtc, deadline.Parked) = (0, null, null, null);
            deadline.Fence++;
        }
        else
            at.Add(
                new DeadlineRow
                {
                    CaseId = f.Case,
                    Action = f.Action,
                    BaseDate = f.BaseDate,
                    DueUtc = f.DueUtc,
                    Rung = f.Rung,
                    Provisional = f.Provisional,
                    ArmedBy = armedBy,
                }
            );
    }

    public static async Task On(FactContext at, DeadlineEnded f)
    {
        if (await at.DeadlineAsync(f.Case, f.Action) is { } ended)
            at.Remove(ended);
    }

    public static void On(FactContext at, MailQueued f) =>
        at.Add(
            new OutgoingRow
            {
                Key = f.Key,
                Template = f.Template,
                ToBody = f.ToBody,
                CopyTo = f.CopyTo,
                ProjectId = f.Project,
                Area = f.Area,
                Model = f.Model.GetRawText(),
                QueuedUtc = at.Recorded,
                NextTryUtc = at.Recorded,
            }
        );
}
