using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.WorkflowHost.Rehearsal;

namespace WorkRelief.Tests.Browser;

/// <summary>What a picture shows of a case: nodes by their ids, in order; the journal's lines, the first first.</summary>
internal sealed record ElsaShown(
    [property: JsonPropertyName("amber")] IReadOnlyList<string> Amber,
    [property: JsonPropertyName("green")] IReadOnlyList<string> Green,
    [property: JsonPropertyName("journal")] IReadOnlyList<string> Journal
)
{
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

/// <summary>All shipped rehearsals in one county's database, with a few cases of the tables that none of them comes to.</summary>
public sealed class StudioCounty : IAsyncLifetime
{
    /// <summary>Of the village that builds itself, as it stands at the rehearsal's end.</summary>
    private const string More = """

          - { on: 2026-05-11 09:00, by: township, do: question.ask, with: { project: GA-2026-05, to: reform-bureau, text: 何时拨款 } }
          - on: 2026-05-11 10:00
            by: reform
            do: joint-decision.record
            with: { project: GA-2026-05, metOn: 2026-05-11, text: 迁电杆, owner: township, dueOn: 2026-06-20, papers: [joint-meeting-minutes] }
          - on: 2026-05-11 11:00
            by: council
            do: purchase.open
            with:
              project: GA-2026-05
              kind: materials
              item: 水泥二吨
              chosen: 甲建材
              inquiries:
                [{ supplier: 甲建材, priceYuan: 800 }, { supplier: 乙建材, priceYuan: 900 }, { supplier: 丙建材, priceYuan: 950 }]
              papers: [price-inquiry]
        """;

    public Chromium Chromium { get; } = new();
    public Machine Machine { get; private set; } = null!;

    public T Part<T>()
        where T : notnull => Machine.App.Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        if (Chromium.Program is null || StudioFactAttribute.Package is not { } studio)
            return;
        await Chromium.InitializeAsync();
        var scenarios = new List<Scenario>();
        foreach (
            var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Rehearsals"), "*.yaml").Order(StringComparer.Ordinal)
        )
        {
            var name = Path.GetFileName(file);
            scenarios.Add(Scenario.Read(await File.ReadAllTextAsync(file) + (name == "labour-self-build.yaml" ? More : ""), name));
        }
        Machine = await Machine.StartAsync(scenarios.Min(s => s.Steps[0].At).AddHours(-12), studio);
        var stage = new Rehearsal(Machine.App.Services, Machine.Clock, Machine.Mail, new Timeline(TextWriter.Null, json: false));
        await stage.RunAsync(scenarios);
        await Machine.LetInAsync("admin");
    }

    public async Task DisposeAsync()
    {
        if (Machine is null)
            return;
        await Machine.DisposeAsync();
        await Chromium.DisposeAsync();
    }
}
