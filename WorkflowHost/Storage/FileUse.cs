using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.WorkflowHost.Storage;

/// <summary>A stored file that a row names, and whose the row is.</summary>
public sealed class FileUse
{
    private static readonly MethodInfo Reader = typeof(FileUse).GetMethod(nameof(Of), BindingFlags.NonPublic | BindingFlags.Static)!;

    public FileHash? File { get; init; }

    /// <summary>The row's project; null when it has none.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The row's place; null when it has none.</summary>
    public long? Area { get; init; }

    /// <summary>One query for each column of the model that names a file.</summary>
    public static IEnumerable<IQueryable<FileUse>> In(WorkReliefContext db) =>
        from column in db.Model.GetEntityTypes().SelectMany(t => t.GetProperties())
        where column.ClrType == typeof(FileHash) || column.ClrType == typeof(FileHash?)
        select (IQueryable<FileUse>)Reader.MakeGenericMethod(column.DeclaringType.ClrType).Invoke(null, [db, column])!;

    private static IQueryable<FileUse> Of<T>(WorkReliefContext db, IProperty column)
        where T : class
    {
        var rows = db.Set<T>().AsNoTracking();
        var (name, row) = (column.Name, column.DeclaringType);
        if (row.FindProperty(nameof(ProjectId)) is not null)
            return rows.Select(r => new FileUse
            {
                File = EF.Property<FileHash?>(r, name),
                ProjectId = EF.Property<string?>(r, nameof(ProjectId)),
                Area = null,
            });
        if (row.FindProperty(nameof(Area)) is not null)
            return rows.Select(r => new FileUse
            {
                File = EF.Property<FileHash?>(r, name),
                ProjectId = null,
                Area = EF.Property<long>(r, nameof(Area)),
            });
        return rows.Select(r => new FileUse
        {
            File = EF.Property<FileHash?>(r, name),
            ProjectId = null,
            Area = null,
        });
    }
}
