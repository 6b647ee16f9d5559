namespace WorkRelief.WorkflowHost.Storage.Files;

/// <summary>What a sweep did, as file names without folders.</summary>
/// <param name="Temps">Half-written files removed.</param>
/// <param name="Unnamed">Stored files removed because no record names them.</param>
/// <param name="Stayed">Files that should have gone but could not be deleted, being open or protected; the next sweep tries again.</param>
public sealed record SweptFiles(IReadOnlyList<string> Temps, IReadOnlyList<string> Unnamed, IReadOnlyList<string> Stayed);

/// <summary>Whether the store can take a file now.</summary>
/// <param name="Fault">Why it cannot, in Chinese; null when it can.</param>
/// <param name="FreeBytes">Room left on the store's volume; 0 with a fault.</param>
public sealed record FileStoreHealth(string? Fault, long FreeBytes)
{
    public bool Works => Fault is null;
}
