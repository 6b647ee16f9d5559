using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace WorkRelief.Benchmarks;

/// <summary>
/// Counts the commands that reach a database while it lives, whoever sends them. Npgsql reports each of its commands. SQLite reports each
/// statement: what EF Core sends counts as one command however many statements it holds, a hand-written command as many as it holds; on a
/// connection that EF Core does not open it counts after <see cref="Watch"/>. The begin and end of a transaction, savepoints and a
/// connection's own settings do not count.
/// </summary>
public sealed class CommandCount : IDisposable
{
    private static readonly string[] Control = ["BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA", "--"];

    private readonly ConcurrentDictionary<sqlite3, Watched> _watched = [];
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private readonly ActivityListener _npgsql;
    private long _commands;

    public CommandCount()
    {
        _npgsql = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                var text = activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement");
                if (text is string sql && !IsControl(sql))
                    Interlocked.Increment(ref _commands);
            },
        };
        ActivitySource.AddActivityListener(_npgsql);
        _subscriptions.Add(
            DiagnosticListener.AllListeners.Subscribe(
                new Observer<DiagnosticListener>(listener =>
                {
                    if (listener.Name == "Microsoft.EntityFrameworkCore")
                        _subscriptions.Add(listener.Subscribe(new Observer<KeyValuePair<string, object?>>(e => FromEf(e.Key, e.Value))));
                })
            )
        );
        Running = this;
    }

    /// <summary>The one that lives now; for connections that EF Core does not open.</summary>
    public static CommandCount? Running { get; private set; }

    public long Commands => Interlocked.Read(ref _commands);

    public Watched Watch(SqliteConnection connection) =>
        _watched.GetOrAdd(
            connection.Handle!,
            handle =>
            {
                var watched = new Watched();
                raw.sqlite3_trace(
                    handle,
                    (_, sql) =>
                    {
                        if (!watched.InEf && !IsControl(sql))
                            Interlocked.Increment(ref _commands);
                    },
                    null
                );
                return watched;
            }
        );

    public void Dispose()
    {
        Running = null;
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
        _npgsql.Dispose();
        foreach (var handle in _watched.Keys.Where(h => !h.IsClosed))
            raw.sqlite3_trace(handle, (strdelegate_trace?)null, null);
    }

    private void FromEf(string name, object? data)
    {
        if (name == RelationalEventId.ConnectionOpened.Name && data is ConnectionEventData { Connection: SqliteConnection opened })
            Watch(opened);
        if (
            name == RelationalEventId.DataReaderDisposing.Name
            && data is DataReaderDisposingEventData reader
            && reader.Command.Connection is SqliteConnection read
        )
            Watch(read).InEf = false;
        if (data is not CommandEventData { Command.Connection: SqliteConnection connection } command)
            return;
        if (name == RelationalEventId.CommandExecuting.Name)
            Watch(connection).InEf = true;
        if (name == RelationalEventId.CommandExecuted.Name)
            Interlocked.Increment(ref _commands);
        // The statements after the first run while the reader is read.
        var ended = name == RelationalEventId.CommandExecuted.Name && command.ExecuteMethod != DbCommandMethod.ExecuteReader;
        if (ended || name == RelationalEventId.CommandError.Name)
            Watch(connection).InEf = false;
    }

    private static bool IsControl(string sql) =>
        Control.Any(c => sql.AsSpan().TrimStart().StartsWith(c, StringComparison.OrdinalIgnoreCase));

    public sealed class Watched
    {
        public bool InEf { get; set; }
    }

    private sealed class Observer<T>(Action<T> next) : IObserver<T>
    {
        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void OnNext(T value) => next(value);
    }
}
