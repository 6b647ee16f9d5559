using System.Diagnostics.CodeAnalysis;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>A template cannot be read or rendered. Nothing was produced: there is no partial document.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "Named as the county administrator reads it in the log.")]
public sealed class TemplateError(string file, int line, int column, string reason, Exception? inner = null)
    : Exception($"{file}({line},{column}): {reason}", inner)
{
    /// <summary>Path below the templates folder, with forward slashes.</summary>
    public string File { get; } = file;

    /// <summary>Counted from 1; 0 when the file as a whole is meant.</summary>
    public int Line { get; } = line;

    /// <summary>Counted from 1; 0 when the file as a whole is meant.</summary>
    public int Column { get; } = column;

    public string Reason { get; } = reason;
}
