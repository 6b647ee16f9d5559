namespace WorkRelief.WorkflowHost.Storage.Files;

/// <summary>
/// The name of a stored file, as a row keeps it. Only by this type do the sweep and the readers know that a column names a file.
/// </summary>
/// <param name="Hex">SHA-256 of the bytes, 64 lower-case hex digits.</param>
public readonly record struct FileHash(string Hex)
{
    public static FileHash? Of(string? hex) => hex is null ? null : new FileHash(hex);

    public static implicit operator string(FileHash hash) => hash.Hex;

    public override string ToString() => Hex;
}
