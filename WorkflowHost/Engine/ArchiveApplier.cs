using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Data;
using WorkRelief.WorkflowHost.Files;
using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Construction;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Lifecycle;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>Makes facts about documents, purchases, spending and the archive true.</summary>
public sealed class ArchiveApplier(WorkReliefContext db, CancellationToken stop)
{
    public async Task ApplyAsync(Context at, Fact fact)
    {
        switch (fact)
        {
            case DocumentIssued f:
                db.Documents.Add(new DocumentRow
                {
                    Id = f.Id, CaseId = f.Case, ProjectId = (await db.Cases.FindAsync([f.Case], stop))!.ProjectId, Kind = f.Kind, File = new(f.File), Docx = FileHash.Of(f.Docx), Xlsx = FileHash.Of(f.Xlsx), Of = f.Of,
                    Office = f.Office, Year = f.Year, Number = f.Number, IssuedOn = at.On, Seq = at.Seq,
                });
                break;
            case DocumentVoided f:
                (await db.Documents.FindAsync([f.Id], stop))!.VoidReasonRef = f.ReasonRef;
                break;
            case DocumentReturned f:
                {
                    var document = (await db.Documents.FindAsync([f.Id], stop))!;
                    (document.ReturnedFile, document.SignedOn, document.Sealed) = (new(f.File), f.SignedOn, f.Sealed);
                    break;
                }
            case OfficeNamed f:
                if (await db.Offices.FindAsync([f.Office], stop) is { } office) office.Prefix = f.Prefix;
                else db.Offices.Add(new OfficeRow { Office = f.Office, Prefix = f.Prefix });
                break;
            case PurchaseOpened f:
                db.Purchases.Add(new PurchaseRow
                {
                    Id = f.Purchase, ProjectId = f.Project, Kind = f.Kind, ItemRef = f.ItemRef, Inquiries = JsonSerializer.Serialize(f.Inquiries, Fact.Json), Chosen = f.Chosen, AmountYuan = f.AmountYuan,
                });
                break;
            case PurchaseCorrected f:
                {
                    var purchase = (await db.Purchases.FindAsync([f.Purchase], stop))!;
                    (purchase.Inquiries, purchase.Chosen, purchase.AmountYuan) = (JsonSerializer.Serialize(f.Inquiries, Fact.Json), f.Chosen, f.AmountYuan);
                    break;
                }
            case FundsSpent f:
                db.Spending.Add(new SpendingRow { ProjectId = f.Project, Voucher = f.Voucher, Kind = f.Kind, AmountYuan = f.AmountYuan, Source = f.Source, SpentOn = f.On, PurchaseId = f.Purchase });
                break;
            case ItemTicked f:
                (await ItemAsync(f.Project, f.Item)).Ticked = JsonSerializer.Serialize(f.Points, Fact.Json);
                break;
            case ItemReviewed f:
                {
                    var item = await ItemAsync(f.Project, f.Item);
                    (item.Qualified, item.ReviewedSeq, item.ReasonRef) = (f.Qualified, at.Seq, f.ReasonRef);
                    break;
                }
            case ArchiveGatePassed f:
                db.ArchiveGates.Add(new ArchiveGateRow { ProjectId = f.Project, Gate = f.Gate, PassedOn = f.On });
                break;
            case RegulationRegistered f:
                db.Regulations.Add(new RegulationRow { Id = f.Regulation, Area = f.Area, Title = f.Title, Number = f.Number, IssuedOn = f.IssuedOn, File = new(f.File), Steps = string.Join(',', f.Steps) });
                break;
            default: throw new InvalidOperationException($"No rule makes {fact.GetType().Name} true.");
        }
    }

    private async Task<ArchiveItemRow> ItemAsync(string project, string item)
    {
        if (await db.ArchiveItems.FindAsync([project, item], stop) is { } known) return known;
        var row = new ArchiveItemRow { ProjectId = project, Item = item };
        db.ArchiveItems.Add(row);
        return row;
    }
}
