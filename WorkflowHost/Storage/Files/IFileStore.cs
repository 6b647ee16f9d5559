namespace WorkRelief.WorkflowHost.Storage.Files;

/// <summary>
/// Evidence and papers by their content: a file's name is the lower-case hex SHA-256 of its bytes, so what a record names can never change
/// under it.
/// </summary>
public interface IFileStore
{
    /// <summary>
    /// Keeps the content and returns its name, 64 lower-case hex digits. It is on disk when this returns; the same content twice is one
    /// file.
    /// </summary>
    /// <exception cref="FileTooLarge">The content has more bytes than the store takes.</exception>
    Task<string> PutAsync(ReadOnlyMemory<byte> content, CancellationToken stop);

    /// <summary>As the other, reading the stream from where it stands to its end.</summary>
    /// <exception cref="FileTooLarge">The stream gave more bytes than the store takes.</exception>
    Task<string> PutAsync(Stream content, CancellationToken stop);

    /// <summary>As the others, for what the program itself wrote: it may be as long as it is.</summary>
    Task<string> PutOwnAsync(Stream content, CancellationToken stop);

    /// <summary>False for a name that is unknown, and for one that is not 64 lower-case hex digits.</summary>
    bool Has(string sha256);

    /// <summary>The content from its first byte, for reading; the caller disposes it.</summary>
    /// <exception cref="ArgumentException">The name is not 64 lower-case hex digits.</exception>
    /// <exception cref="FileNotFoundException">The store has no such file.</exception>
    Stream Open(string sha256);
}
