using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WorkRelief.Tests;

/// <summary>What was logged, in order.</summary>
public sealed class RecordedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<LoggedLine> _lines = new();

    public IReadOnlyCollection<LoggedLine> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _lines.Enqueue(new LoggedLine(logLevel, formatter(state, exception), exception));

    public void Dispose() { }
}

public sealed record LoggedLine(LogLevel Level, string Text, Exception? Error);
