using Microsoft.EntityFrameworkCore;

namespace WorkRelief.WorkflowHost.Storage;

// Offices of documents, purchases, spending, the archive and regulations.
public abstract partial class WorkReliefContext
{
    public DbSet<DocumentRow> Documents => Set<DocumentRow>();
    public DbSet<OfficeRow> Offices => Set<OfficeRow>();
    public DbSet<PurchaseRow> Purchases => Set<PurchaseRow>();
    public DbSet<SpendingRow> Spending => Set<SpendingRow>();
    public DbSet<ArchiveItemRow> ArchiveItems => Set<ArchiveItemRow>();
    public DbSet<ArchiveGateRow> ArchiveGates => Set<ArchiveGateRow>();
    public DbSet<RegulationRow> Regulations => Set<RegulationRow>();

    private static void Archive(ModelBuilder model)
    {
        model.Entity<DocumentRow>(e =>
        {
            e.HasKey(d => d.Id);
            e.HasIndex(d => d.CaseId);
            e.HasIndex(d => d.File);
            e.HasIndex(d => d.ProjectId);
            e.HasIndex(d => new { d.Office, d.Year, d.Number }).IsUnique();
        });
        model.Entity<OfficeRow>(e => e.HasKey(o => o.Office));
        model.Entity<PurchaseRow>(e =>
        {
            e.HasKey(p => p.Id);
            e.HasIndex(p => p.ProjectId);
            e.Property(p => p.Inquiries).HasMaxLength(Unlimited);
        });
        model.Entity<SpendingRow>(e => e.HasKey(s => new { s.ProjectId, s.Voucher }));
        model.Entity<ArchiveItemRow>(e =>
        {
            e.HasKey(i => new { i.ProjectId, i.Item });
            e.Property(i => i.Ticked).HasMaxLength(Unlimited);
        });
        model.Entity<ArchiveGateRow>(e => e.HasKey(g => new { g.ProjectId, g.Gate }));
        model.Entity<RegulationRow>(e =>
        {
            e.HasKey(r => r.Id);
            e.HasIndex(r => r.Area);
            e.Property(r => r.Steps).HasMaxLength(Unlimited);
        });
    }
}
