using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Workers;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Verification;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Notices;
using WorkRelief.Workflows.Purchases;
using WorkRelief.Workflows.Acceptance;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Archive;

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
        at.Db.Purchases.Add(new PurchaseRow
        {
            Id = f.Purchase, ProjectId = f.Project, Kind = f.Kind, ItemRef = f.ItemRef, Inquiries = JsonSerializer.Serialize(f.Inquiries, Fact.Json), Chosen = f.Chosen, AmountYuan = f.AmountYuan,
        });
    }

    public static async Task On(FactContext at, PurchaseCorrected f)
    {
        var purchase = (await at.Db.Purchases.FindAsync([f.Purchase], at.Stop))!;
        (purchase.Inquiries, purchase.Chosen, purchase.AmountYuan) = (JsonSerializer.Serialize(f.Inquiries, Fact.Json), f.Chosen, f.AmountYuan);
    }
}
