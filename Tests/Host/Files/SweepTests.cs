using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.Tests.Host.Files;

public sealed class SweepTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 1, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan MinAge = TimeSpan.FromHours(24);
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("workrelief-sweep");
    private readonly FolderFileStore store;

    public SweepTests() => store = new FolderFileStore(root.FullName);

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void A_half_written_file_of_a_crash_goes_once_it_is_old()
    {
        Leftover("crash.tmp", hoursAgo: 24);
        Leftover("being-written.tmp", hoursAgo: 23);
        var swept = Sweep();
        Assert.Equal(["crash.tmp"], swept.Temps);
        Assert.Equal(["being-written.tmp"], root.GetFiles().Select(file => file.Name));
        Assert.Empty(Sweep().Temps);
    }

    [Fact]
    public async Task Only_old_files_that_no_record_names_go()
    {
        var named = await Put([1], hoursAgo: 100);
        var unnamed = await Put([2], hoursAgo: 100);
        var young = await Put([3], hoursAgo: 1);
        var swept = Sweep(named);
        Assert.Equal([unnamed], swept.Unnamed);
        Assert.Equal((true, false, true), (store.Has(named), store.Has(unnamed), store.Has(young)));
    }

    [Fact]
    public async Task A_content_put_again_is_young_again()
    {
        var name = await Put([1], hoursAgo: 100);
        await store.PutAsync(new byte[] { 1 }, default);
        var written = File.GetLastWriteTimeUtc(PathOf(name));
        Assert.Empty(store.Sweep(_ => new HashSet<string>(), MinAge, new FixedClock(written + MinAge / 2)).Unnamed);
        Assert.True(store.Has(name));
    }

    [Fact]
    public async Task A_content_put_again_while_records_are_asked_stays()
    {
        var name = await Put([1], hoursAgo: 100);
        var swept = store.Sweep(
            _ =>
            {
                File.SetLastWriteTimeUtc(PathOf(name), Now.UtcDateTime);
                return new HashSet<string>();
            },
            MinAge,
            new FixedClock(Now)
        );
        Assert.Empty(swept.Unnamed);
        Assert.True(store.Has(name));
    }

    [Fact]
    public async Task The_records_are_asked_only_about_old_files()
    {
        var old = await Put([1], hoursAgo: 100);
        await Put([2], hoursAgo: 1);
        var asked = new List<string>();
        store.Sweep(
            names =>
            {
                asked.AddRange(names);
                return names.ToHashSet();
            },
            MinAge,
            new FixedClock(Now)
        );
        Assert.Equal([old], asked);
    }

    [Fact]
    public void Files_of_other_names_are_not_the_stores_to_remove()
    {
        Leftover("readme.txt", hoursAgo: 1000);
        Leftover(Path.Combine("ab", "Thumbs.db"), hoursAgo: 1000);
        Leftover(Path.Combine("cd", new string('a', 64)), hoursAgo: 1000);
        var swept = Sweep();
        Assert.Equal((0, 0, 0), (swept.Temps.Count, swept.Unnamed.Count, swept.Stayed.Count));
        Assert.Equal(3, root.GetFiles("*", SearchOption.AllDirectories).Length);
    }

    private SweptFiles Sweep(params string[] named) =>
        store.Sweep(names => names.Intersect(named).ToHashSet(), MinAge, new FixedClock(Now));

    private string PathOf(string name) => Path.Combine(root.FullName, name[..2], name);

    private async Task<string> Put(byte[] content, int hoursAgo)
    {
        var name = await store.PutAsync(content, default);
        File.SetLastWriteTimeUtc(PathOf(name), Now.UtcDateTime.AddHours(-hoursAgo));
        return name;
    }

    private void Leftover(string name, int hoursAgo)
    {
        var path = Path.Combine(root.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "half");
        File.SetLastWriteTimeUtc(path, Now.UtcDateTime.AddHours(-hoursAgo));
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
