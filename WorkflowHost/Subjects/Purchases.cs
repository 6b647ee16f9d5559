using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Purchases;

namespace WorkRelief.WorkflowHost.Subjects;

/// <summary>Something bought, rented or served, with the prices that were asked.</summary>
public sealed class PurchaseRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public required string Kind { get; init; }
    public required string ItemRef { get; init; }

    /// <summary>JSON of suppliers' references and prices.</summary>
    public required string Inquiries { get; set; }
    public int Chosen { get; set; }
    public decimal AmountYuan { get; set; }
}

/// <summary>Purchases: tables, what decisions look at, and how facts become true.</summary>
public static class PurchaseHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<PurchaseRow> Purchases => db.Set<PurchaseRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<PurchaseRow>(e =>
        {
            e.ToTable("Purchases");
            e.HasKey(p => p.Id);
            e.HasIndex(p => p.ProjectId);
            e.Property(p => p.Inquiries).HasMaxLength(WorkReliefContext.Unlimited);
        });
    }

    public static void On(FactContext at, PurchaseOpened f)
    {
        at.Add(
            new PurchaseRow
            {
                Id = f.Purchase,
                ProjectId = f.Project,
                Kind = f.Kind,
                ItemRef = f.ItemRef,
                Inquiries = JsonSerializer.Serialize(f.Inquiries, Fact.Json),
                Chosen = f.Chosen,
                AmountYuan = f.AmountYuan,
            }
        );
    }

    public static async Task On(FactContext at, PurchaseCorrected f)
    {
        var purchase = (await at.FindAsync<PurchaseRow>(f.Purchase))!;
        purchase.Inquiries = JsonSerializer.Serialize(f.Inquiries, Fact.Json);
        (purchase.Chosen, purchase.AmountYuan) = (f.Chosen, f.AmountYuan);
    }

    public static Task<PurchaseState> LoadState(StepContext c) =>
        c
            .Db.Purchases.AsNoTracking()
            .Where(p => p.Id == c.CaseId)
            .Select(p => new PurchaseState(p.Id, p.ProjectId, p.Kind, p.AmountYuan))
            .SingleAsync(c.Stop);

    public static async Task<PricesAsked> LoadPrices(StepContext c)
    {
        var row = await c
            .Db.Purchases.AsNoTracking()
            .Where(p => p.Id == c.CaseId)
            .Select(p => new { p.Inquiries, p.Chosen })
            .SingleAsync(c.Stop);
        var asked = JsonSerializer.Deserialize<IReadOnlyList<Inquired>>(row.Inquiries, Fact.Json)!;
        var refs = asked.Select(a => a.SupplierRef).ToList();
        var names = await c.Db.Texts.Where(t => refs.Contains(t.Key)).ToDictionaryAsync(t => t.Key, t => t.Text, c.Stop);
        return new PricesAsked([.. asked.Select(a => new InquiryEntry(names[a.SupplierRef], a.PriceYuan))], row.Chosen);
    }

    public static async Task<OpenPurchases> LoadOpen(StepContext c) =>
        new(
            await c
                .Db.Cases.Where(k => k.ProjectId == c.ProjectId && k.Kind == PurchaseTable.Kind && !k.Final)
                .Select(k => k.Id)
                .OrderBy(id => id)
                .ToListAsync(c.Stop)
        );

    public static async Task<PurchasesSoFar> LoadCount(StepContext c) =>
        new(await c.Db.Purchases.CountAsync(p => p.ProjectId == c.ProjectId, c.Stop));
}
