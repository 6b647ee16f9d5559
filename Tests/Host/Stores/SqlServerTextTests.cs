using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using WorkRelief.WorkflowHost.Clock;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.Tests.Host.Stores;

/// <summary>
/// What can be known of SQL Server without one: its own parser reads our scripts and queries, and the keys fit its limits.
/// </summary>
public sealed class SqlServerTextTests
{
    private const int MostKeyBytes = 900;
    private const int MostIndexBytes = 1700;

    private static WorkReliefContext Context() => new Store(StorageProvider.SqlServer, "Server=nowhere").Open();

    [Fact]
    public void Every_statement_of_the_migrations_parses()
    {
        using var db = Context();
        Parse(db.Database.GetService<IMigrator>().GenerateScript());
        Parse(db.Database.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent));
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_queries_parse()
    {
        using var db = Context();
        var now = DateTimeOffset.UnixEpoch;
        var today = new DateOnly(2021, 4, 1);
        var scope = new Scope("a", today);
        const string key = "recount/";
        string[] ids = ["x", "y"];
        FileHash?[] files = [new("x"), new("y")];
        string[] queries =
        [
            scope.Projects(db).Where(p => p.Id.CompareTo("m") > 0).OrderBy(p => p.Id).Take(50).ToQueryString(),
            (
                from p in scope.Projects(db)
                join c in db.Cases on p.Id equals c.Id
                select new
                {
                    p.Id,
                    Label = db.TableSteps.Where(s => s.TableHash == c.TableHash && s.FromStage == c.Stage)
                        .Select(s => s.StageLabel)
                        .FirstOrDefault()
                        ?? c.Stage,
                }
            ).ToQueryString(),
            Tasks.InOrder(Tasks.Lines(db, scope)).Take(51).ToQueryString(),
            new Leases(new Store(StorageProvider.SqlServer, "Server=nowhere"))
                .Free(
                    db,
                    db.Deadlines.Where(d => d.DueUtc <= now && d.Parked == null)
                        .Where(d =>
                            !db.Deadlines.Any(e => e.CaseId == d.CaseId && (e.DueUtc < d.DueUtc || (e.DueUtc == d.DueUtc && e.Id < d.Id)))
                        )
                        .OrderBy(d => d.DueUtc)
                )
                .Take(50)
                .ToQueryString(),
            Heartbeat.Silent(db).ToQueryString(),
            db.Deadlines.Where(d => !db.Journal.Any(j => j.Account == "clock" && j.RequestKey == key + d.CaseId)).ToQueryString(),
            db.Outgoing.Where(o => o.SentUtc == null && !o.Parked && o.NextTryUtc <= now).OrderBy(o => o.Id).Take(20).ToQueryString(),
            (
                from g in db.Grants
                join a in db.Accounts on g.Account equals a.Account
                join t in db.Texts on a.EmailRef equals t.Key
                where g.Body == "township" && g.AreaFrom <= 5 && 5 <= g.AreaTo
                orderby g.AreaTo - g.AreaFrom
                select new { t.Text, g.AreaFrom }
            ).ToQueryString(),
            db
                .Records.Where(r => r.ProjectId == "p")
                .GroupBy(r => new { r.Kind, r.Level })
                .Select(r => new
                {
                    r.Key.Kind,
                    r.Key.Level,
                    Count = r.Count(),
                })
                .ToQueryString(),
            (from l in db.PayrollLines join c in db.PayCycles on l.CycleId equals c.Id where c.ProjectId == "p" select l.WorkerId)
                .Distinct()
                .ToQueryString(),
            .. FileUse
                .In(db)
                .Select(uses =>
                    uses.Where(u => files.Contains(u.File) && (u.ProjectId == "p" || u.Area == 5))
                        .Select(u => u.File!.Value)
                        .ToQueryString()
                ),
            db
                .Deadlines.Where(d => ids.Contains(d.CaseId))
                .GroupBy(d => d.CaseId)
                .Select(g => new { g.Key, Due = g.Min(d => d.DueUtc) })
                .ToQueryString(),
            db.Journal.OrderBy(j => j.Stream).ThenBy(j => j.Seq).ToQueryString(),
        ];
        foreach (var query in queries)
            Parse(query);
    }

    [Fact]
    public void Every_key_and_index_fits()
    {
        using var db = Context();
        foreach (var type in db.Model.GetEntityTypes())
        {
            Assert.True(Bytes(type.FindPrimaryKey()!.Properties) <= MostKeyBytes, $"{type.GetTableName()}: key");
            foreach (var index in type.GetIndexes())
                Assert.True(
                    Bytes(index.Properties) <= MostIndexBytes,
                    $"{type.GetTableName()}: {index.GetDatabaseName()} {Bytes(index.Properties)}"
                );
        }
    }

    /// <summary>nvarchar takes two bytes a character; all else here is eight or less.</summary>
    private static int Bytes(IReadOnlyList<IReadOnlyProperty> columns) =>
        columns.Sum(c =>
            (c.FindTypeMapping()?.Converter?.ProviderClrType ?? c.ClrType) == typeof(string)
                ? 2 * (c.GetMaxLength() is { } most and > 0 ? most : 4000)
                : 8
        );

    private static void Parse(string sql)
    {
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Assert.True(
            errors.Count == 0,
            errors.Count == 0 ? "" : $"{errors[0].Line}: {errors[0].Message}\n{sql.Split('\n')[errors[0].Line - 1]}"
        );
    }
}
