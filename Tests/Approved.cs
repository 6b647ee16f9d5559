namespace WorkRelief.Tests;

/// <summary>
/// Texts that a person has read and approved, under Tests/Approved. A difference leaves what came out beside it, as NAME.received.
/// </summary>
public static class Approved
{
    /// <param name="name">File name with its ending, such as payroll-notice.html.</param>
    public static void Matches(string name, string actual)
    {
        var folder = Path.Combine(Repository(), "Tests", "Approved");
        var approvedPath = Path.Combine(folder, name);
        var receivedPath = approvedPath + ".received";
        var received = actual.ReplaceLineEndings("\n");
        var approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : null;
        if (received == approved)
        {
            File.Delete(receivedPath);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(receivedPath)!);
        File.WriteAllText(receivedPath, received);
        Assert.Fail(
            approved is null
                ? $"{name} has not been approved yet. Read {receivedPath} and rename it."
                : FirstDifference(name, approved.Split('\n'), received.Split('\n'))
        );
    }

    private static string FirstDifference(string name, string[] approved, string[] received)
    {
        var line = 0;
        while (line < approved.Length && line < received.Length && approved[line] == received[line])
            line++;
        return $"""
            {name} differs from what was approved, first in line {line + 1}.
            approved: {(line < approved.Length ? approved[line] : "(ends here)")}
            received: {(line < received.Length ? received[line] : "(ends here)")}
            """;
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "WorkRelief.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No WorkRelief.sln above {AppContext.BaseDirectory}.");
    }
}
