using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkRelief.Tests.Host;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;

namespace WorkRelief.Benchmarks;

/// <summary>One way to make one action durable.</summary>
public interface ICommit { Task OneAsync(int caller); }

/// <summary>What one action leaves in the tables: the last entry that the engine wrote, to be written again under other keys.</summary>
public sealed record Sample(byte[] Body, StepRow Step, RecordRow Record, TextRow[] Texts)
{
    /// <summary>Rows that are new; besides, the head of the stream and the version of the case change.</summary>
    public int NewRows => 3 + Texts.Length;

    /// <summary>Eight projects under construction, and one record added to the first.</summary>
    public static async Task<Sample> TakeAsync(World world)
    {
        await Small.PlaceAsync(world);
        for (var n = 0; n < 8; n++) await Small.AnotherAsync(world, "P" + n);
        await new EngineCommit(world).OneAsync(0);
        await using var db = world.Store.Open();
        var entry = await db.Journal.AsNoTracking().OrderByDescending(j => j.Position).FirstAsync();
        var (stream, seq) = (entry.Stream, entry.Seq);
        return new Sample(entry.Body,
            await db.Steps.AsNoTracking().SingleAsync(s => s.Stream == stream && s.Seq == seq),
            await db.Records.AsNoTracking().SingleAsync(r => r.Id == $"{stream}:{seq}"),
            await db.Texts.AsNoTracking().Where(t => t.Key.StartsWith($"{stream}:{seq}/")).ToArrayAsync());
    }
}

public sealed class EngineCommit(World world) : ICommit
{
    private int _keys;

    public async Task OneAsync(int caller)
    {
        var n = Interlocked.Increment(ref _keys);
        var payload = JsonSerializer.SerializeToElement(new { project = "P" + caller, kind = "problem", fields = new { raised = "水泥未到" + n, solved = "已解决" } });
        var outcome = await world.Engine.ApplyAsync(new ActionRequest("record.add", payload, Small.All, $"bench-{n}"));
        if (outcome is not Applied) throw new InvalidOperationException(outcome.ToString());
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
        if (await db.Streams.FindAsync(stream) is { } head) head.Seq = n;
        else db.Streams.Add(new StreamRow { Name = stream, Seq = n, Hash = "" });
        (await db.Cases.FindAsync("P" + caller))!.Version++;
        db.Journal.Add(new JournalRow { Stream = stream, Seq = n, Account = sample.Step.Account, RequestKey = key, PayloadHash = "", Body = sample.Body, Hash = "" });
        db.Steps.Add(new StepRow
        {
            Stream = stream, Seq = n, CaseId = sample.Step.CaseId, Action = sample.Step.Action, Account = sample.Step.Account, ActingAs = sample.Step.ActingAs,
            OccurredOn = sample.Step.OccurredOn, RecordedUtc = sample.Step.RecordedUtc, Stage = sample.Step.Stage,
        });
        db.Records.Add(new RecordRow
        {
            Id = key, ProjectId = sample.Record.ProjectId, Kind = sample.Record.Kind, OccurredOn = sample.Record.OccurredOn, Level = sample.Record.Level,
            Fields = sample.Record.Fields, Corrects = null,
        });
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
        using var turn = await world.Store.WriterTurnAsync(default);
        await using var connection = new SqliteConnection(world.Store.ConnectionString);
        await connection.OpenAsync();
        await SayAsync(connection, null, "PRAGMA synchronous=FULL");
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
        await SayAsync(connection, transaction, "INSERT INTO Streams (Name, Seq, Hash) VALUES ($0, $1, '') ON CONFLICT (Name) DO UPDATE SET Seq = $1", stream, n);
        await SayAsync(connection, transaction, "UPDATE Cases SET Version = Version + 1 WHERE Id = $0", "P" + caller);
        await SayAsync(connection, transaction, "INSERT INTO Journal (Stream, Seq, Account, RequestKey, PayloadHash, Body, Hash) VALUES ($0, $1, $2, $3, '', $4, '')",
            stream, n, sample.Step.Account, key, sample.Body);
        await SayAsync(connection, transaction, "INSERT INTO Steps (Stream, Seq, CaseId, Action, Account, ActingAs, OccurredOn, RecordedUtc, Stage) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8)",
            stream, n, sample.Step.CaseId, sample.Step.Action, sample.Step.Account, sample.Step.ActingAs, sample.Step.OccurredOn.ToString("o", CultureInfo.InvariantCulture), sample.Step.RecordedUtc.UtcTicks, sample.Step.Stage);
        await SayAsync(connection, transaction, "INSERT INTO Records (Id, ProjectId, Kind, OccurredOn, Fields) VALUES ($0, $1, $2, $3, $4)",
            key, sample.Record.ProjectId, sample.Record.Kind, sample.Record.OccurredOn.ToString("o", CultureInfo.InvariantCulture), sample.Record.Fields);
        foreach (var (text, i) in sample.Texts.Select((t, i) => (t.Text, i)))
            await SayAsync(connection, transaction, "INSERT INTO Texts (\"Key\", Text) VALUES ($0, $1)", $"{key}/{i}", text);
        await transaction.CommitAsync();
    }

    private static async Task SayAsync(SqliteConnection connection, SqliteTransaction? transaction, string sql, params object[] values)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var (value, i) in values.Select((v, i) => (v, i))) command.Parameters.AddWithValue("$" + i, value);
        await command.ExecuteNonQueryAsync();
    }
}
