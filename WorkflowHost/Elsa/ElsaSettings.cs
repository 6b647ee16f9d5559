namespace WorkRelief.WorkflowHost.Elsa;

/// <summary>The Elsa runtime that follows the cases, in a program that was built with it.</summary>
/// <param name="Follow">Whether this host runs one.</param>
/// <param name="File">Its own SQLite database: everything in it can be made anew from the journal.</param>
/// <param name="Processes">Folder of a county's own workflows (JSON); null for none.</param>
/// <param name="Account">The service account that their actions are taken for; null when they may take none.</param>
public sealed record ElsaSettings(bool Follow, string File, string? Processes = null, string? Account = null)
{
    /// <exception cref="BadSetting">A setting cannot be read, or a folder is missing.</exception>
    public static ElsaSettings From(IConfigurationSection elsa, string folder)
    {
        var follow =
            elsa["Follow"] is not { Length: > 0 } word ? false
            : bool.TryParse(word, out var said) ? said
            : throw new BadSetting($"Elsa:Follow “{word}”应为 true 或 false");
        var processes = elsa["Processes"] is { Length: > 0 } path ? Settings.Absolute(path) : null;
        if (processes is not null && !Directory.Exists(processes))
            throw new BadSetting($"Elsa:Processes “{processes}”没有这个文件夹");
        return new ElsaSettings(
            follow,
            elsa["File"] is { Length: > 0 } file ? Settings.Absolute(file) : Path.Combine(folder, "elsa.db"),
            processes,
            elsa["Account"] is { Length: > 0 } account ? account : null
        );
    }
}

/// <summary>How the instances compare with the cases.</summary>
/// <param name="Behind">Steps that were not brought yet.</param>
/// <param name="Differences">One line each: a case whose instance stands elsewhere than the case stood at that step.</param>
public sealed record ElsaReport(int Cases, long Behind, IReadOnlyList<string> Differences);
