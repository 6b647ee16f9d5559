using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using WorkRelief.Tests.Host.Pages;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Cli;
using WorkRelief.WorkflowHost.Elsa;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Elsa;

/// <summary>Elsa is an addition: nothing of it is needed, and nothing of it is there unless a site switches it on.</summary>
public sealed partial class StudioPackageTests(SystemServed served) : IClassFixture<SystemServed>
{
    [Fact]
    public async Task Without_the_setting_there_is_no_picture_no_interface_and_no_link()
    {
        using var admin = await served.BrowserAsync("admin");
        foreach (var path in (string[])["/studio", "/studio/cases", "/studio/case/P1", "/elsa/api/workflow-definitions"])
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await admin.GetAsync(path)).StatusCode);
        Assert.DoesNotContain("/studio", await admin.ReadAsync("/system"), StringComparison.Ordinal);
        await using var db = served.Open();
        var project = await db.Cases.Where(c => c.Kind == Subject.Project).Select(c => c.Id).FirstAsync();
        Assert.DoesNotContain("/studio", await admin.ReadAsync("/case/" + project), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_setting_names_a_folder_with_the_package_or_the_program_does_not_start()
    {
        var home = Directory.CreateTempSubdirectory("workrelief-test-").FullName;
        Assert.Contains("elsa studio --into", Assert.Throws<BadSetting>(() => With(home)).Message, StringComparison.Ordinal);
        var package = await StandInStudio.InAsync(home);
        Assert.Equal(new StudioPackage(package.Folder, StudioPackage.Tried, "MIT"), With(package.Folder).Studio);
        Assert.Null(With("").Studio);
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task The_command_touches_no_folder_that_is_there()
    {
        var home = Directory.CreateTempSubdirectory("workrelief-test-").FullName;
        using var output = new StringWriter();
        Assert.Equal(ExitCodes.Usage, await Commands.RunAsync(["elsa", "studio", "--into", home], output, TextWriter.Null));
        Assert.Contains("已经有了", output.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(home));
        Directory.Delete(home);
    }

    /// <summary>Found from the solution and the locks of its projects.</summary>
    [Fact]
    public void No_project_of_the_solution_takes_a_package_of_Elsas()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "WorkRelief.sln")))
            root = root.Parent;
        var projects = ProjectPattern()
            .Matches(File.ReadAllText(Path.Combine(root.FullName, "WorkRelief.sln")))
            .Select(m => Path.Combine(root.FullName, m.Groups[1].Value.Replace('\\', Path.DirectorySeparatorChar)))
            .ToList();
        Assert.True(projects.Count >= 4);
        var taken = new HashSet<string>();
        foreach (var project in projects)
        {
            using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")));
            foreach (var framework in locked.RootElement.GetProperty("dependencies").EnumerateObject())
                taken.UnionWith(framework.Value.EnumerateObject().Select(p => p.Name));
        }
        Assert.True(taken.Count > 100);
        Assert.DoesNotContain(taken, p => p == "Elsa" || p.StartsWith("Elsa.", StringComparison.OrdinalIgnoreCase));
    }

    private static Settings With(string studio) =>
        Settings.From(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Elsa:Studio"] = studio }).Build()
        );

    [GeneratedRegex("\"([^\"]+\\.csproj)\"")]
    private static partial Regex ProjectPattern();
}
