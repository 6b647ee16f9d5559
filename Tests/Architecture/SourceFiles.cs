namespace WorkRelief.Tests.Architecture;

/// <summary>The project's own C# files, as they lie in the folder that was built.</summary>
internal static class SourceFiles
{
    public static IEnumerable<(string File, string Text)> In(params string[] rooms)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "WorkRelief.sln")))
            folder = folder.Parent;
        var separator = Path.DirectorySeparatorChar;
        return rooms
            .SelectMany(room => Directory.EnumerateFiles(Path.Combine(folder.FullName, room), "*.cs", SearchOption.AllDirectories))
            .Where(f =>
                !f.Contains($"{separator}obj{separator}", StringComparison.Ordinal)
                && !f.Contains($"{separator}bin{separator}", StringComparison.Ordinal)
            )
            .Select(f => (f, File.ReadAllText(f)));
    }
}
