using System.Text.Json;
using WorkRelief.WorkflowHost.Cli;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Rehearsal;

namespace WorkRelief.Tests.Host;

public sealed class RehearsalTests
{
    [Theory]
    [InlineData("meishan")]
    [InlineData("dongpo")]
    [InlineData("guangan")]
    [InlineData("mingshan")]
    [InlineData("bazhou")]
    [Trait("Seed", "MEI-03")]
    [Trait("Seed", "DP-08")]
    [Trait("Seed", "GA-07")]
    [Trait("Seed", "MING-01")]
    [Trait("Seed", "MING-06")]
    [Trait("Seed", "BZ-07")]
    public async Task A_whole_project_goes_the_way_its_government_describes(string name)
    {
        var timeline = new StringWriter { NewLine = "\n" };
        await Stage.PlayAsync([Read(name)], null, timeline, json: false, default);
        Approved.Matches(Path.Combine("timelines", name + ".txt"), timeline.ToString());
    }

    /// <summary>A month of thirty workers and more, with every class of difference, piecework, a held line and a supplement.</summary>
    [Theory]
    [InlineData("labour-self-build")]
    [InlineData("labour-contractor")]
    [InlineData("labour-adopted")]
    [Trait("Seed", "MEI-06")]
    [Trait("Seed", "MEI-08")]
    public async Task A_month_of_work_is_reconciled_and_every_worker_paid_once(string name)
    {
        var timeline = new StringWriter { NewLine = "\n" };
        await Stage.PlayAsync([Read(name)], null, timeline, json: false, default);
        Approved.Matches(Path.Combine("timelines", name + ".txt"), timeline.ToString());
    }

    [Fact]
    public async Task Five_projects_share_one_database_and_interleave_by_time()
    {
        var timeline = new StringWriter();
        await Stage.PlayAsync(
            [.. ((string[])["bazhou", "dongpo", "guangan", "meishan", "mingshan"]).Select(Read)],
            null,
            timeline,
            json: true,
            default
        );
        var events = timeline
            .ToString()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonSerializer.Deserialize<JsonElement>(l))
            .ToList();
        var times = events.Select(e => e.GetProperty("at").GetDateTimeOffset()).ToList();
        Assert.Equal(times.Order(), times);
        Assert.Equal(5, events.Count(e => e.GetProperty("what").GetString() == "归档"));
    }

    [Fact]
    public async Task The_first_broken_expectation_ends_it_with_its_line_and_exit_code_1()
    {
        var text = (await File.ReadAllTextAsync(World.RehearsalFile("dongpo"))).Replace(
            "stage: OnNotice",
            "stage: Payable",
            StringComparison.Ordinal
        );
        var (code, _, errors) = await RehearseAsync(text);
        Assert.Equal(ExitCodes.No, code);
        var line = text.Split('\n').ToList().FindIndex(l => l.Contains("stage: Payable", StringComparison.Ordinal)) + 1;
        Assert.Contains($":{line} DP-2021-01/2021-03 应处于 Payable，实际为 OnNotice", errors);
    }

    [Theory]
    [InlineData("by: village, do: project.propose", "by: nobody, do: project.propose", "actors 中没有“nobody”")]
    [InlineData("on: 2021-02-23 09:00", "on: 2020-02-23 09:00", "各步应按时间先后排列")]
    [InlineData("on: 2021-02-23 09:00", "on: gestern", "on：“gestern”应写作")]
    [InlineData("steps:", "stages:", "没有“stages”这一项")]
    public async Task A_wrong_line_is_named_before_anything_is_played(string from, string to, string says)
    {
        var text = await File.ReadAllTextAsync(World.RehearsalFile("dongpo"));
        var at = text.IndexOf(from, StringComparison.Ordinal);
        var (code, output, errors) = await RehearseAsync(text[..at] + to + text[(at + from.Length)..]);
        Assert.Equal(ExitCodes.No, code);
        Assert.Contains(says, errors);
        Assert.Empty(output);
    }

    [Fact]
    public async Task Documents_and_mails_stay_in_the_folder_that_was_asked_for()
    {
        var folder = Path.Combine(Path.GetTempPath(), "workrelief-test-" + Path.GetRandomFileName());
        try
        {
            await Stage.PlayAsync([Read("dongpo")], folder, TextWriter.Null, json: false, default);
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder, "mail"), "*.eml"));
            var notices = Directory
                .GetFiles(Path.Combine(folder, "files"), "*", SearchOption.AllDirectories)
                .Select(File.ReadAllText)
                .Where(t => t.Contains("<html", StringComparison.Ordinal))
                .ToList();
            // The construction notice; of pay one for March, two for April (the first was objected to), one for May.
            Assert.Equal(5, notices.Count);
            Assert.Equal(4, notices.Count(n => n.Contains("<h1>劳务报酬公示</h1>", StringComparison.Ordinal)));
            // On the board of the village stand names; who looks without standing there reads masked ones.
            Assert.All(notices, n => Assert.DoesNotContain("脱贫户务工群众", PrintHtml.Masked(n)));
            Assert.Equal(4, notices.Count(n => n.Contains("脱贫户务工群众", StringComparison.Ordinal)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Scenario Read(string name) => Scenario.Read(File.ReadAllText(World.RehearsalFile(name)), name + ".yaml");

    private static async Task<(int Code, string Output, string Errors)> RehearseAsync(string yaml)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".yaml");
        await File.WriteAllTextAsync(file, yaml);
        try
        {
            var (output, errors) = (new StringWriter(), new StringWriter());
            var code = await Commands.RunAsync(["rehearse", file], output, errors);
            return (code, output.ToString(), errors.ToString());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
