using System.Text;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.Tests.Host.Files;

public sealed class FolderFileStoreTests : IDisposable
{
    // SHA-256 of "abc", FIPS 180-4 example.
    private const string NameOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("workrelief-files");

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public async Task A_file_is_named_by_its_content_and_lies_under_the_first_two_characters()
    {
        var store = new FolderFileStore(root.FullName);
        var name = await store.PutAsync(Bytes("abc"), default);
        Assert.Equal(NameOfAbc, name);
        Assert.Equal([Path.Combine(root.FullName, "ba", NameOfAbc)], AllFiles());
        Assert.True(store.Has(name));
        Assert.Equal("abc", await Text(store, name));
    }

    [Fact]
    public async Task A_stream_is_kept_under_the_same_name_as_its_bytes()
    {
        var store = new FolderFileStore(root.FullName);
        var content = new byte[300_000];
        new Random(1).NextBytes(content);
        var name = await store.PutAsync(new MemoryStream(content), default);
        Assert.Equal(name, await store.PutAsync(content, default));
        using var kept = new MemoryStream();
        await using (var stored = store.Open(name))
            await stored.CopyToAsync(kept);
        Assert.Equal(content, kept.ToArray());
        Assert.Single(AllFiles());
    }

    [Fact]
    public async Task An_empty_file_is_a_file()
    {
        var store = new FolderFileStore(root.FullName);
        Assert.Equal("", await Text(store, await store.PutAsync(ReadOnlyMemory<byte>.Empty, default)));
    }

    [Fact]
    public async Task The_same_content_put_by_many_at_once_is_one_file()
    {
        var store = new FolderFileStore(root.FullName);
        var names = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => store.PutAsync(Bytes("abc"), default))));
        Assert.All(names, name => Assert.Equal(NameOfAbc, name));
        Assert.Single(AllFiles());
    }

    [Fact]
    public async Task The_same_content_can_be_put_while_it_is_being_read()
    {
        var store = new FolderFileStore(root.FullName);
        await using var reading = store.Open(await store.PutAsync(Bytes("abc"), default));
        Assert.Equal(NameOfAbc, await store.PutAsync(Bytes("abc"), default));
    }

    [Fact]
    public async Task A_file_at_the_limit_is_kept_and_one_byte_more_is_refused_with_the_limit_named()
    {
        var store = new FolderFileStore(root.FullName, mostBytes: 1024 * 1024);
        var full = new byte[1024 * 1024];
        await store.PutAsync(full, default);
        await store.PutAsync(new MemoryStream(full), default);
        byte[] more = [.. full, 1];
        var refusals = new[]
        {
            await Assert.ThrowsAsync<FileTooLarge>(() => store.PutAsync(more, default)),
            await Assert.ThrowsAsync<FileTooLarge>(() => store.PutAsync(new MemoryStream(more), default)),
        };
        Assert.All(refusals, refusal => Assert.Contains("1 MB", refusal.Message, StringComparison.Ordinal));
        Assert.Single(AllFiles());
    }

    [Fact]
    public async Task A_source_that_breaks_off_leaves_nothing()
    {
        var store = new FolderFileStore(root.FullName);
        await Assert.ThrowsAsync<IOException>(() => store.PutAsync(new BrokenStream(), default));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            store.PutAsync(new MemoryStream(Bytes("abc")), new CancellationToken(canceled: true))
        );
        Assert.Empty(AllFiles());
    }

    [Theory]
    [InlineData("")]
    [InlineData("../outside")]
    [InlineData("..")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\Windows\\win.ini")]
    [InlineData("ba/" + NameOfAbc)]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [InlineData("../816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a\0")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n")]
    public async Task A_name_that_is_not_64_lower_case_hex_digits_is_never_looked_up(string name)
    {
        var store = new FolderFileStore(Path.Combine(root.FullName, "store"));
        await store.PutAsync(Bytes("abc"), default);
        await File.WriteAllTextAsync(Path.Combine(root.FullName, "outside"), "secret");
        Assert.False(store.Has(name));
        Assert.Throws<ArgumentException>(() => store.Open(name));
    }

    [Fact]
    public void A_file_that_is_not_there_is_missing()
    {
        var store = new FolderFileStore(root.FullName);
        Assert.False(store.Has(NameOfAbc));
        Assert.Throws<FileNotFoundException>(() => store.Open(NameOfAbc));
    }

    [Fact]
    public async Task A_store_opened_again_has_what_was_put_before()
    {
        await new FolderFileStore(root.FullName).PutAsync(Bytes("abc"), default);
        Assert.True(new FolderFileStore(root.FullName).Has(NameOfAbc));
    }

    [Fact]
    public void The_health_check_says_that_files_can_be_kept_and_leaves_nothing()
    {
        var health = new FolderFileStore(root.FullName).Check();
        Assert.True(health.Works, health.Fault);
        Assert.True(health.FreeBytes > 0);
        Assert.Empty(AllFiles());
    }

    [Fact]
    public void The_health_check_says_which_folder_is_gone()
    {
        var folder = Path.Combine(root.FullName, "store");
        var store = new FolderFileStore(folder);
        Directory.Delete(folder);
        var health = store.Check();
        Assert.False(health.Works);
        Assert.Contains(folder, health.Fault, StringComparison.Ordinal);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task<string> Text(FolderFileStore store, string name)
    {
        using var reader = new StreamReader(store.Open(name));
        return await reader.ReadToEndAsync();
    }

    private string[] AllFiles() => Directory.GetFiles(root.FullName, "*", SearchOption.AllDirectories);

    private sealed class BrokenStream : MemoryStream
    {
        private bool given;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (given)
                throw new IOException("the line went dead");
            given = true;
            buffer.Span[0] = 1;
            return ValueTask.FromResult(1);
        }
    }
}
