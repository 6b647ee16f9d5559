using WorkRelief.WorkflowHost.Storage;
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
                    }
            )
        );
    }

    public static async Task On(FactContext at, CaseMoved f)
    {
        var moved = await at.CaseAsync(f.Case);
        moved.Stage = f.To;
        moved.Final = (await at.TableAsync(moved.TableHash)).Stage(f.To).Final;
        if (at.On > moved.MovedOn)
            moved.MovedOn = at.On;
    }

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
