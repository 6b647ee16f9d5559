namespace WorkRelief.Workflows.Kernel;

/// <summary>An input that names workers by id.</summary>
public interface INamesWorkers { IEnumerable<string> WorkerIds { get; } }
