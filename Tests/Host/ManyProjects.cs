using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace WorkRelief.Tests.Host;

/// <summary>
/// Many projects in a moment, for what only reads: every row of a played project again under another name. What the journal says of the
/// copies is missing, so nobody may act on them.
/// </summary>
public static class ManyProjects
{
    /// <summary>Copies a project until there are so many of it; its own name ends all others' names.</summary>
    public static async Task CopyAsync(World world, string project, int count)
    {
        await using var db = world.Store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.GetTableName() is not ("Journal" or "Texts" or "Streams")))
            if (Statement(type, project) is { } sql)
                for (var n = 1; n < count; n++)
                    await db.Database.ExecuteSqlRawAsync(sql, $"{project}-{n:0000}");
        await transaction.CommitAsync();
    }

    /// <summary>Null for a table that names no project or case.</summary>
    private static string? Statement(IEntityType type, string project)
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!);
        var columns = type.GetProperties()
            .Where(p => !(p.ValueGenerated == ValueGenerated.OnAdd && p.ClrType == typeof(long)))
            .ToDictionary(p => p.GetColumnName(table)!);
        var names = columns.Where(c => c.Value.ClrType == typeof(string) && Names.Contains(c.Key)).Select(c => c.Key).ToList();
        if (names.Count == 0)
            return null;
        var copied = columns.Keys.Select(c =>
            names.Contains(c)
                ? $"CASE WHEN {Of(c)} THEN {{0}} || substr(\"{c}\", {project.Length + 1}) ELSE \"{c}\"{(c == "Id" ? " || {0}" : "")} END"
            : c is "Stream" or "Key" or "ArmedBy" or "Voucher" or "Number" && columns[c].ClrType == typeof(string) ? $"{{0}} || \"{c}\""
            : $"\"{c}\""
        );
        return $"INSERT INTO \"{table.Name}\" ({string.Join(", ", columns.Keys.Select(c => $"\"{c}\""))}) "
            + $"SELECT {string.Join(", ", copied)} FROM \"{table.Name}\" WHERE {string.Join(" OR ", names.Select(Of))}";

        string Of(string column) => $"(\"{column}\" = '{project}' OR \"{column}\" LIKE '{project}/%')";
    }

    private static readonly string[] Names =
    [
        "Id",
        "ProjectId",
        "CaseId",
        "CycleId",
        "NoticeId",
        "RecoveryId",
        "RectificationId",
        "PurchaseId",
        "DepositId",
        "Subject",
    ];
}
