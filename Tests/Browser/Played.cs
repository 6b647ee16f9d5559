using WorkRelief.WorkflowHost.Rehearsal;

namespace WorkRelief.Tests.Browser;

/// <summary>
/// A county in the middle of its work: a village that builds itself and pays its workers, as the shipped rehearsal leaves it.
/// </summary>
public sealed class Played : IAsyncLifetime
{
    public const string Council = "guangan.council";
    public const string Township = "guangan.township";
    public const string Project = "GA-2026-05";

    public Chromium Chromium { get; } = new();
    public Machine Machine { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.Program is null)
            return;
        await Chromium.InitializeAsync();
        var file = Path.Combine(AppContext.BaseDirectory, "Rehearsals", "labour-self-build.yaml");
        var scenario = Scenario.Read(await File.ReadAllTextAsync(file), Path.GetFileName(file));
        Machine = await Machine.StartAsync(scenario.Steps[0].At.AddHours(-12));
        await new Rehearsal(Machine.App.Services, Machine.Clock, Machine.Mail, new Timeline(TextWriter.Null, json: false)).RunAsync([
            scenario,
        ]);
        foreach (var account in (string[])["admin", Council, Township])
            await Machine.LetInAsync(account);
    }

    public async Task DisposeAsync()
    {
        if (Chromium.Program is null)
            return;
        await Machine.DisposeAsync();
        await Chromium.DisposeAsync();
    }
}
