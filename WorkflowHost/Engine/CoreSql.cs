using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>The head of a stream as the journal has it.</summary>
public sealed record Head(long Seq, string Hash);

/// <summary>What every step reads, whatever it is about.</summary>
/// <param name="Head">Null for a stream that begins.</param>
/// <param name="Revision">Of the registers that hosts hold in memory.</param>
/// <param name="Earlier">Payload hash and body of the same request's entry.</param>
public sealed record Opened(Head? Head, long Revision, (string PayloadHash, byte[] Body)? Earlier);

/// <param name="Papers">Kinds of paper held by the case or its project.</param>
/// <param name="Waiting">Actions for which the case has a deadline.</param>
public sealed record CaseNotes(IReadOnlyList<string> Papers, IReadOnlyList<string> Waiting);

/// <summary>
/// What each step asks and writes besides its subject's own rows, by hand and in one command each way: here EF Core would be most of the
/// cost. Names and types are those of the model; every provider is asked the same text.
/// </summary>
public sealed class CoreSql(WorkReliefContext db, CancellationToken stop)
{
    /// <summary>
    /// Locks the head of the stream, the project's lock: two steps of one project never run side by side, so none decides on
    /// another's absence. Then reads it, with what was answered to the same request before.
    /// </summary>
    /// <param name="locks">False on a snapshot: who only looks keeps nobody waiting.</param>
    public async Task<Opened> OpenAsync(string stream, string account, string key, bool locks)
    {
        await using var command = Command(
            (locks ? """UPDATE "Streams" SET "Seq" = "Seq" WHERE "Name" = @stream;""" : "")
                + """
                SELECT "Seq", "Hash" FROM "Streams" WHERE "Name" = @stream;
                SELECT "Number" FROM "Revisions";
                SELECT "PayloadHash", "Body" FROM "Journal" WHERE "Account" = @account AND "RequestKey" = @key;
                """,
            ("stream", stream),
            ("account", account),
            ("key", key)
        );
        await using var reader = await command.ExecuteReaderAsync(stop);
        var head = await reader.ReadAsync(stop) ? new Head(reader.GetInt64(0), reader.GetString(1)) : null;
        await reader.NextResultAsync(stop);
        var revision = await reader.ReadAsync(stop) ? reader.GetInt64(0) : 0;
        await reader.NextResultAsync(stop);
        (string, byte[])? earlier = await reader.ReadAsync(stop) ? (reader.GetString(0), reader.GetFieldValue<byte[]>(1)) : null;
        return new Opened(head, revision, earlier);
    }

    public async Task<CaseNotes> NotesAsync(string caseId, string? project)
    {
        await using var command = Command(
            """
            SELECT DISTINCT "Kind" FROM "Papers" WHERE "CaseId" = @case OR "CaseId" = @project;
            SELECT "Action" FROM "Deadlines" WHERE "CaseId" = @case;
            """,
            ("case", caseId),
            ("project", project ?? caseId)
        );
        await using var reader = await command.ExecuteReaderAsync(stop);
        var papers = await NamesAsync(reader);
        await reader.NextResultAsync(stop);
        return new CaseNotes(papers, await NamesAsync(reader));
    }

    /// <summary>The entry, the step, the head that now stands, and the texts that are kept beside them.</summary>
    public async Task WriteAsync(Entry entry, byte[] body, string hash, bool first, IReadOnlyList<TextRow> texts)
    {
        var text =
            """
                INSERT INTO "Journal" ("Stream", "Seq", "Account", "RequestKey", "PayloadHash", "Body", "Hash")
                VALUES (@stream, @seq, @account, @key, @payload, @body, @hash);
                INSERT INTO "Steps" ("Stream", "Seq", "CaseId", "Action", "Account", "ActingAs", "OccurredOn", "RecordedUtc", "Stage")
                VALUES (@stream, @seq, @case, @action, @account, @as, @on, @recorded, @stage);

                """
            + (
                first
                    ? """INSERT INTO "Streams" ("Name", "Seq", "Hash") VALUES (@stream, @seq, @hash);"""
                    : """UPDATE "Streams" SET "Seq" = @seq, "Hash" = @hash WHERE "Name" = @stream;"""
            );
        await using var command = Command(
            text,
            ("stream", entry.Stream),
            ("seq", entry.Seq),
            ("account", entry.Account),
            ("key", entry.Key),
            ("payload", entry.Payload),
            ("body", body),
            ("hash", hash),
            ("case", entry.Case),
            ("action", entry.Action),
            ("as", entry.ActingAs),
            ("on", entry.On),
            ("recorded", entry.Recorded.UtcTicks),
            ("stage", entry.Stage)
        );
        for (var i = 0; i < texts.Count && i < MostTexts; i++)
            AddText(command, i, texts[i]);
        await command.ExecuteNonQueryAsync(stop);
        // More than one command may hold (a register of hundreds) goes by EF, in batches of its own.
        db.Texts.AddRange(texts.Skip(MostTexts));
    }

    /// <summary>SQLite takes 32,766 parameters, SQL Server 2,100.</summary>
    private const int MostTexts = 500;

    private static void AddText(DbCommand command, int number, TextRow text)
    {
        command.CommandText += $"\nINSERT INTO \"Texts\" (\"Key\", \"Text\", \"Mark\") VALUES (@k{number}, @t{number}, @m{number});";
        Add(command, $"k{number}", text.Key);
        Add(command, $"t{number}", text.Text);
        Add(command, $"m{number}", text.Mark);
    }

    private DbCommand Command(string text, params (string Name, object Value)[] values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = text;
        foreach (var (name, value) in values)
            Add(command, name, value);
        return command;
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        if (value is null)
            parameter.DbType = System.Data.DbType.String;
        command.Parameters.Add(parameter);
    }

    private async Task<IReadOnlyList<string>> NamesAsync(DbDataReader reader)
    {
        var names = new List<string>();
        while (await reader.ReadAsync(stop))
            names.Add(reader.GetString(0));
        return names;
    }
}
