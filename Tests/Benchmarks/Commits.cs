using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using WorkRelief.Tests.Host;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;

namespace WorkRelief.Benchmarks;

/// <summary>One way to make one action durable.</summary>
public interface ICommit
{
    Task OneAsync(int caller);
}

/// <summary>What one action leaves in the tables: the last entry that the engine wrote, to be written again under other keys.</summary>
public sealed record Sample(byte[] Body, StepRow Step, RecordRow Record, TextRow[] Texts)
{
    /// <summary>Rows that are new; besides, the head of the stream and the version of the case change.</summary>
    public int NewRows => 3 + Texts.Length;

    /// <summary>A project under construction for each caller, and one record added to the first.</summary>
    public static async Task<Sample> TakeAsync(World world, int callers)
    {
        await Small.PlaceAsync(world);
        for (var n = 0; n < callers; n++)
            await Small.AnotherAsync(world, "P" + n);
        await new EngineCommit(world).OneAsync(0);
        await using var db = world.Store.Open();
        var entry = await db.Journal.AsNoTracking().OrderByDescending(j => j.Position).FirstAsync();
        var (stream, seq) = (entry.Stream, entry.Seq);
        return new Sample(
            entry.Body,
            await db.Steps.AsNoTracking().SingleAsync(s => s.Stream == stream && s.Seq == seq),
            await db.Records.AsNoTracking().SingleAsync(r => r.Id == $"{stream}:{seq}"),
            await db.Texts.AsNoTracking().Where(t => t.Key.StartsWith($"{stream}:{seq}/")).ToArrayAsync()
        );
    }
}

public sealed class EngineCommit(World world) : ICommit
{
    private int _keys;

    public async Task OneAsync(int caller)
    {
        var n = Interlocked.Increment(ref _keys);
        var fields = new { raised = "水泥未到" + n, solved = "已解决" };
        var payload = JsonSerializer.SerializeToElement(
            new
            {
                project = "P" + caller,
                kind = "problem",
                fields,
            }
        );
        var outcome = await world.Engine.ApplyAsync(new ActionRequest("record.add", payload, Small.All, $"bench-{n}"));
        if (outcome is not Applied)
            throw new InvalidOperationException(outcome.ToString());
    }
}

/// <summary>The same rows by a DbContext of its own, one SaveChanges, behind the same queue of writers.</summary>
public sealed class EfCommit(World world, Sample sample) : ICommit
{
    private int _keys;

    public async Task OneAsync(int caller)
    {
        var n = Interlocked.Increment(ref _keys);
        var (stream, key) = ("ef/" + caller, "ef-" + n);
        using var turn = await world.Store.WriterTurnAsync(default);
        await using var db = world.Store.Open();
        if (await db.Streams.FindAsync(stream) is { } head)
            head.Seq = n;
        else
            db.Streams.Add(
                new StreamRow
                {
                    Name = stream,
                    Seq = n,
                    Hash = "",
                }
            );
        (await db.Cases.FindAsync("P" + caller))!.Version++;
        var (step, record) = (sample.Step, sample.Record);
        db.Journal.Add(
            new JournalRow
            {
                Stream = stream,
                Seq = n,
                Account = step.Account,
                RequestKey = key,
                PayloadHash = "",
                Body = sample.Body,
                Hash = "",
            }
        );
        db.Steps.Add(
            new StepRow
            {
                Stream = stream,
                Seq = n,
                CaseId = step.CaseId,
                Action = step.Action,
                Account = step.Account,
                ActingAs = step.ActingAs,
                OccurredOn = step.OccurredOn,
                RecordedUtc = step.RecordedUtc,
                Stage = step.Stage,
            }
        );
        db.Records.Add(
            new RecordRow
            {
                Id = key,
                ProjectId = record.ProjectId,
                Kind = record.Kind,
                OccurredOn = record.OccurredOn,
                Level = record.Level,
                Fields = record.Fields,
                Corrects = null,
            }
        );
        db.Texts.AddRange(sample.Texts.Select((t, i) => new TextRow { Key = $"{key}/{i}", Text = t.Text }));
        await db.SaveChangesAsync();
    }
}

/// <summary>The same rows by hand-written statements in one transaction, behind the same queue of writers.</summary>
public sealed class AdoCommit(World world, Sample sample) : ICommit
{
    private int _keys;

    public async Task OneAsync(int caller)
    {
        var n = Interlocked.Increment(ref _keys);
        var (stream, key) = ("ado/" + caller, "ado-" + n);
        var (step, record) = (sample.Step, sample.Record);
        using var turn = await world.Store.WriterTurnAsync(default);
        await using DbConnection connection =
            world.Store.Provider == StorageProvider.Sqlite
                ? new SqliteConnection(world.Store.ConnectionString)
                : new NpgsqlConnection(world.Store.ConnectionString);
        await connection.OpenAsync();
        if (connection is SqliteConnection sqlite)
        {
            CommandCount.Running?.Watch(sqlite);
            await SayAsync(connection, null, "PRAGMA synchronous=FULL");
        }
        await using var transaction = await connection.BeginTransactionAsync();
        await SayAsync(
            connection,
            transaction,
            """
            INSERT INTO "Streams" ("Name", "Seq", "Hash") VALUES (@p0, @p1, '') ON CONFLICT ("Name") DO UPDATE SET "Seq" = @p1
            """,
            stream,
            n
        );
        await SayAsync(connection, transaction, """UPDATE "Cases" SET "Version" = "Version" + 1 WHERE "Id" = @p0""", "P" + caller);
        await SayAsync(
            connection,
            transaction,
            """
            INSERT INTO "Journal" ("Stream", "Seq", "Account", "RequestKey", "PayloadHash", "Body", "Hash")
            VALUES (@p0, @p1, @p2, @p3, '', @p4, '')
            """,
            stream,
            n,
            step.Account,
            key,
            sample.Body
        );
        await SayAsync(
            connection,
            transaction,
            """
            INSERT INTO "Steps" ("Stream", "Seq", "CaseId", "Action", "Account", "ActingAs", "OccurredOn", "RecordedUtc", "Stage")
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)
            """,
            stream,
            n,
            step.CaseId,
            step.Action,
            step.Account,
            step.ActingAs,
            step.OccurredOn,
            step.RecordedUtc.UtcTicks,
            step.Stage
        );
        await SayAsync(
            connection,
            transaction,
            """
            INSERT INTO "Records" ("Id", "ProjectId", "Kind", "OccurredOn", "Fields") VALUES (@p0, @p1, @p2, @p3, @p4)
            """,
            key,
            record.ProjectId,
            record.Kind,
            record.OccurredOn,
            record.Fields
        );
        foreach (var (text, i) in sample.Texts.Select((t, i) => (t.Text, i)))
            await SayAsync(connection, transaction, """INSERT INTO "Texts" ("Key", "Text") VALUES (@p0, @p1)""", $"{key}/{i}", text);
        await transaction.CommitAsync();
    }

    private static async Task SayAsync(DbConnection connection, DbTransaction? transaction, string sql, params object[] values)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var (value, i) in values.Select((v, i) => (v, i)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@p" + i, value);
            command.Parameters.Add(parameter);
        }
        await command.ExecuteNonQueryAsync();
    }
}
