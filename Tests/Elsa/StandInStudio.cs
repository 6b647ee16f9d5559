using WorkRelief.WorkflowHost.Elsa;

namespace WorkRelief.Tests.Elsa;

/// <summary>A folder that looks like Studio's package: its pages are served, and no browser opens them.</summary>
internal static class StandInStudio
{
    public const string Script = "_framework/blazor.webassembly.js";

    public static async Task<StudioPackage> InAsync(string home)
    {
        var folder = Path.Combine(home, "studio");
        Directory.CreateDirectory(Path.Combine(folder, "_framework"));
        await File.WriteAllTextAsync(Path.Combine(folder, Script), "// nothing");
        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), "<p>asks other machines for fonts</p>");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "package.json"),
            $$"""{ "name": "{{StudioPackage.Name}}", "version": "{{StudioPackage.Tried}}", "license": "MIT" }"""
        );
        return StudioPackage.Find(folder)!;
    }
}
