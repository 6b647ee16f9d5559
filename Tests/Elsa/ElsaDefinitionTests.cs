using WorkRelief.WorkflowHost.Cli;
using WorkRelief.WorkflowHost.Elsa;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Elsa;

/// <summary>Every table is an Elsa workflow, and every such workflow is its table.</summary>
public sealed class ElsaDefinitionTests
{
    private static readonly string[] Stock = ["Elsa.Start", "Elsa.Event", "Elsa.FlowSwitch", "Elsa.End"];

    public static TheoryData<string> Common =>
        [.. ElsaExport.Of("national", Shape.ByContractor).Keys.Select(f => Path.GetFileNameWithoutExtension(f))];

    [Fact]
    public void What_was_written_reads_as_the_same_table()
    {
        Assert.True(ShippedTables.All.Count > 100);
        foreach (var table in ShippedTables.All)
        {
            var read = ElsaReader.Read(ElsaDefinition.Read(ElsaWriter.Write(table, "id", 3).Write()));
            Assert.Equal(table.Json, read.Json);
        }
    }

    [Fact]
    public void It_is_made_of_stock_activities_and_every_case_leads_to_one()
    {
        foreach (var table in ShippedTables.All)
        {
            var definition = ElsaWriter.Write(table, "id", 1);
            Assert.Equal("Elsa.Flowchart", definition.Root.Type);
            var activities = definition.Root.Activities!;
            Assert.All(activities, a => Assert.Contains(a.Type, Stock));
            Assert.Equal(activities.Count, activities.Select(a => a.Id).Distinct().Count());
            var ids = activities.Select(a => a.Id).ToHashSet();
            Assert.All(definition.Root.Connections!, c => Assert.True(ids.Contains(c.Source.Activity) && ids.Contains(c.Target.Activity)));
            foreach (var choice in activities.Where(a => a.Type == ElsaWriter.SwitchType))
            {
                Assert.Equal(choice.Cases!.Count, choice.Cases.Select(c => c.Label).Distinct().Count());
                Assert.Equal(
                    choice.Cases.Select(c => c.Label).Order(),
                    definition.Root.Connections!.Where(c => c.Source.Activity == choice.Id).Select(c => c.Source.Port).Order()
                );
            }
        }
    }

    [Fact]
    public void Nothing_overlaps_and_the_usual_way_reads_as_a_text()
    {
        foreach (var table in ShippedTables.All)
        {
            var activities = ElsaWriter.Write(table, "id", 1).Root.Activities!;
            var boxes = activities.Select(a => (a.Id, a.Metadata.Designer!.Position, a.Metadata.Designer.Size)).ToList();
            foreach (var (one, i) in boxes.Select((b, i) => (b, i)))
                Assert.DoesNotContain(
                    boxes.Skip(i + 1),
                    other =>
                        one.Position.X < other.Position.X + other.Size.Width
                        && other.Position.X < one.Position.X + one.Size.Width
                        && one.Position.Y < other.Position.Y + other.Size.Height
                        && other.Position.Y < one.Position.Y + one.Size.Height
                );
            // As a text is written: the first line begins with the first stage, and no later stage of the table stands before it.
            var first = table.Stages.Select(t => boxes.Single(b => IsOf(b.Id, t.Name)).Position).Where(p => p.Y == 0).ToList();
            Assert.Equal(first.OrderBy(p => p.X), first);
            Assert.True(boxes.Max(b => b.Position.X + b.Size.Width) < 7000, table.Name);
        }
    }

    private static bool IsOf(string activity, string stage) => activity == ElsaWriter.EventId(stage) || activity == ElsaWriter.EndId(stage);

    [Fact]
    public void A_changed_drawing_is_named()
    {
        var definition = ElsaWriter.Write(Catalogue.Program.Registers[Subject.System], "id", 1);
        var cut = definition with { Root = definition.Root with { Connections = [.. definition.Root.Connections!.SkipLast(1)] } };
        Assert.Contains("leads nowhere", Assert.Throws<FormatException>(() => ElsaReader.Read(cut)).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Common))]
    public void A_common_definition_reads_as_approved(string name) =>
        Approved.Matches($"elsa/{name}.json", ElsaExport.Of("national", Shape.ByContractor)[name + ".json"].Write());

    [Fact]
    public async Task The_command_writes_one_file_for_each_table()
    {
        var into = Path.Combine(Path.GetTempPath(), "workrelief-test-" + Path.GetRandomFileName());
        using var output = new StringWriter();
        Assert.Equal(ExitCodes.Done, await Commands.RunAsync(["elsa", "export", into, "--policy", "bazhou"], output, TextWriter.Null));
        var expected = ElsaExport.Of("bazhou", null);
        Assert.Equal(
            expected.Keys.Order(StringComparer.Ordinal),
            Directory.GetFiles(into).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)
        );
        foreach (var (name, definition) in expected)
            Assert.Equal(definition.Write(), await File.ReadAllTextAsync(Path.Combine(into, name)));
        Directory.Delete(into, recursive: true);
        Assert.Equal(ExitCodes.Usage, await Commands.RunAsync(["elsa", "export", into, "--mode", "by-magic"], output, TextWriter.Null));
    }
}
