using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.WorkflowHost.Storage;

/// <summary>Stored files as they are read: what shows full numbers lies sealed.</summary>
public sealed class SealedFiles(IFileStore files, Vault vault)
{
    /// <summary>The content from its first byte; the caller disposes it.</summary>
    public async Task<Stream> OpenAsync(string file, bool isSealed, CancellationToken stop)
    {
        var stored = files.Open(file);
        if (!isSealed)
            return stored;
        await using (stored)
        {
            using var copy = new MemoryStream();
            await stored.CopyToAsync(copy, stop);
            return new MemoryStream(vault.Unseal(copy.ToArray()), writable: false);
        }
    }
}
