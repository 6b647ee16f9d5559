using System.Buffers;
using System.Security.Cryptography;

namespace WorkRelief.WorkflowHost.Storage.Files;

/// <summary>
/// The store as a folder: <c>ab/abcd…</c>, one file per content, in a sub-folder of its name's first two characters.
/// A file appears whole or not at all: it is written beside the others as <c>*.tmp</c>, flushed to the disk, then renamed.
/// One process writes to a folder; other files an administrator leaves in it are not touched.
/// </summary>
public sealed class FolderFileStore : IFileStore
{
    /// <summary>50 MB, in bytes.</summary>
    public const long UsualMostBytes = 50 * 1024 * 1024;

    private const int NameLength = 64;
    private const int ChunkBytes = 80 * 1024;
    private const string TempEnding = ".tmp";
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private readonly string root;
    private readonly long mostBytes;
    private readonly Lock settling = new();

    /// <summary>Creates the folder when it is missing.</summary>
    /// <exception cref="IOException">The folder cannot be created.</exception>
    public FolderFileStore(string root, long mostBytes = UsualMostBytes)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostBytes);
        this.root = Directory.CreateDirectory(root).FullName;
        this.mostBytes = mostBytes;
    }

    public Task<string> PutAsync(ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        if (content.Length > mostBytes)
            throw new FileTooLarge(mostBytes);
        return KeepAsync(
            async file =>
            {
                await file.WriteAsync(content, stop);
                return Convert.ToHexStringLower(SHA256.HashData(content.Span));
            },
            stop
        );
    }

    /// <summary>As the other, reading the stream from where it stands to its end, never holding more than a chunk of it.</summary>
    /// <exception cref="FileTooLarge">The stream gave more bytes than the store takes; reading stopped there.</exception>
    public Task<string> PutAsync(Stream content, CancellationToken stop) => PutAsync(content, mostBytes, stop);

    public Task<string> PutOwnAsync(Stream content, CancellationToken stop) => PutAsync(content, long.MaxValue, stop);

    private Task<string> PutAsync(Stream content, long most, CancellationToken stop) =>
        KeepAsync(
            async file =>
            {
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                var chunk = new byte[ChunkBytes];
                for (int read; (read = await content.ReadAsync(chunk, stop)) > 0; )
                {
                    if (read > most - file.Length)
                        throw new FileTooLarge(most);
                    hash.AppendData(chunk, 0, read);
                    await file.WriteAsync(chunk.AsMemory(0, read), stop);
                }
                return Convert.ToHexStringLower(hash.GetHashAndReset());
            },
            stop
        );

    public bool Has(string sha256) => IsName(sha256) && File.Exists(PathOf(sha256));

    public Stream Open(string sha256)
    {
        if (!IsName(sha256))
            throw new ArgumentException("文件名应为 64 位小写十六进制的 SHA-256", nameof(sha256));
        try
        {
            // Shared with everything: on Windows a reader would otherwise stop the same content from being put again.
            return new FileStream(
                PathOf(sha256),
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                ChunkBytes,
                FileOptions.Asynchronous | FileOptions.SequentialScan
            );
        }
        catch (DirectoryNotFoundException missing)
        {
            throw new FileNotFoundException($"文件库中没有 {sha256}", sha256, missing);
        }
    }

    /// <summary>
    /// Removes what a crash left behind: half-written files, and files no record names, both only when they have lain for
    /// <paramref name="minAge"/> or longer, since a file is kept before the record that names it is saved. Putting a content again makes
    /// its file young again.
    /// </summary>
    /// <param name="known">Given names of stored files, returns those of them that some record names. Asked once per sub-folder, for old
    /// files only.</param>
    public SweptFiles Sweep(Func<IReadOnlyCollection<string>, IReadOnlySet<string>> known, TimeSpan minAge, TimeProvider clock)
    {
        var before = clock.GetUtcNow().UtcDateTime - minAge;
        var (temps, unnamed, stayed) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var temp in Directory.GetFiles(root, "*" + TempEnding))
            RemoveIfOld(temp, before, temps, stayed);
        foreach (var folder in Directory.GetDirectories(root))
        {
            var old = Directory
                .GetFiles(folder)
                .Where(path => IsName(Path.GetFileName(path)) && path == PathOf(Path.GetFileName(path)) && IsOld(path, before))
                .Select(path => Path.GetFileName(path))
                .ToList();
            if (old.Count == 0)
                continue;
            var named = known(old);
            foreach (var name in old.Where(name => !named.Contains(name)))
                RemoveIfOld(PathOf(name), before, unnamed, stayed);
        }
        return new SweptFiles(temps, unnamed, stayed);
    }

    /// <summary>
    /// For a health page: writes and removes a small file. Never throws for a fault of the disk; the fault is in the answer.
    /// </summary>
    public FileStoreHealth Check()
    {
        var probe = NewTemp();
        try
        {
            using (var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.WriteByte(0);
                file.Flush(flushToDisk: true);
            }
            File.Delete(probe);
            return new FileStoreHealth(null, new DriveInfo(root).AvailableFreeSpace);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new FileStoreHealth($"文件库 {root} 不能写入：{fault.Message}", 0);
        }
    }

    private static bool IsName(string name) => name.Length == NameLength && !name.AsSpan().ContainsAnyExcept(HexDigits);

    private static bool IsOld(string path, DateTime before) => File.Exists(path) && File.GetLastWriteTimeUtc(path) <= before;

    private string PathOf(string name) => Path.Combine(root, name[..2], name);

    private string NewTemp() => Path.Combine(root, Path.GetRandomFileName() + TempEnding);

    private async Task<string> KeepAsync(Func<FileStream, Task<string>> write, CancellationToken stop)
    {
        var temp = NewTemp();
        try
        {
            string name;
            await using (
                var file = new FileStream(temp, FileMode.CreateNew, FileAccess.Write, FileShare.None, ChunkBytes, FileOptions.Asynchronous)
            )
            {
                name = await write(file);
                await file.FlushAsync(stop);
                file.Flush(flushToDisk: true);
            }
            Settle(temp, name);
            return name;
        }
        finally
        {
            File.Delete(temp);
        }
    }

    private void Settle(string temp, string name)
    {
        var path = PathOf(name);
        lock (settling)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // A file that is already there may be open for reading: it is made young for the sweep, not replaced.
            if (File.Exists(path))
                File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(temp));
            else
                File.Move(temp, path);
        }
    }

    private void RemoveIfOld(string path, DateTime before, List<string> gone, List<string> stayed)
    {
        lock (settling)
        {
            if (!IsOld(path, before))
                return;
            try
            {
                File.Delete(path);
                gone.Add(Path.GetFileName(path));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                stayed.Add(Path.GetFileName(path));
            }
        }
    }
}
