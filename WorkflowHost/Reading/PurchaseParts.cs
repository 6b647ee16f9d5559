using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Purchases;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>A project's purchases with the prices that were asked.</summary>
internal static class PurchaseParts
{
    public static async Task<IReadOnlyList<PurchasePart>> OfAsync(
        WorkReliefContext db,
        Definitions definitions,
        string id,
        CancellationToken stop
    )
    {
        var rows = await (
            from p in db.Purchases.AsNoTracking()
            join c in db.Cases on p.Id equals c.Id
            where p.ProjectId == id
            orderby p.Id
            select new
            {
                Purchase = p,
                c.Stage,
                c.TableHash,
            }
        ).ToListAsync(stop);
        var asked = rows.ToDictionary(
            r => r.Purchase.Id,
            r => JsonSerializer.Deserialize<IReadOnlyList<Inquired>>(r.Purchase.Inquiries, Fact.Json)!
        );
        var keys = rows.Select(r => r.Purchase.ItemRef).Concat(asked.Values.SelectMany(a => a.Select(i => i.SupplierRef))).ToList();
        var texts = await db.Texts.AsNoTracking().Where(t => keys.Contains(t.Key)).ToDictionaryAsync(t => t.Key, t => t.Text, stop);
        var parts = new List<PurchasePart>();
        foreach (var row in rows)
        {
            var (purchase, inquiries) = (row.Purchase, asked[row.Purchase.Id]);
            parts.Add(
                new PurchasePart(
                    purchase.Id,
                    PurchaseTable.KindLabels[purchase.Kind],
                    texts[purchase.ItemRef],
                    purchase.AmountYuan,
                    texts[inquiries[purchase.Chosen].SupplierRef],
                    (await definitions.TableAsync(db, row.TableHash, stop)).StageLabel(row.Stage),
                    [.. inquiries.Select((x, i) => new InquiryPart(texts[x.SupplierRef], x.PriceYuan, i == purchase.Chosen))]
                )
            );
        }
        return parts;
    }
}
