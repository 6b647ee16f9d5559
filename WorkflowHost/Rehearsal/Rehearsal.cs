using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Clock;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Mail;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.WorkflowHost.Rehearsal;

/// <summary>A step did not go as the scenario says.</summary>
public sealed class ExpectationBroken(string file, int line, string message) : Exception($"{file}:{line} {message}");

/// <summary>
/// Plays scenarios on a virtual clock, through the engine, the clock's work and the outbox that the service uses. Between two steps
/// everything that falls due happens at its own instant. Several scenarios share one database and interleave by time.
/// </summary>
/// <param name="take">How the people of a scenario take their steps; null for through the engine.</param>
public sealed class Rehearsal(
    IServiceProvider parts,
    VirtualClock clock,
    RecordedMail mail,
    Timeline timeline,
    Func<ActionRequest, CancellationToken, Task<Outcome>>? take = null
)
{
    // 00:05, after the day is over.
    private static readonly TimeSpan SealAt = TimeSpan.FromMinutes(5);

    private readonly Store _store = parts.GetRequiredService<Store>();
    private readonly Engine.Engine _engine = parts.GetRequiredService<Engine.Engine>();
    private readonly DueWork _due = parts.GetRequiredService<DueWork>();
    private readonly Outbox _outbox = parts.GetRequiredService<Outbox>();
    private readonly Upkeep _upkeep = parts.GetRequiredService<Upkeep>();
    private readonly IFileStore _files = parts.GetRequiredService<IFileStore>();
    private readonly Definitions _definitions = parts.GetRequiredService<Definitions>();
    private readonly Dictionary<string, string> _people = new()
    {
        [RegisterActions.FirstAdministrator] = "系统管理员",
        [Bodies.Clock] = "时钟",
        [Bodies.Engine] = "系统",
    };
    private readonly Dictionary<string, List<(string Account, ScenarioRole Role)>> _awaitingProject = [];
    private long _printed;
    private int _mailPrinted;
    private long _keys;

    /// <exception cref="ExpectationBroken">The first step that did not go as written.</exception>
    public async Task RunAsync(IReadOnlyList<Scenario> scenarios, CancellationToken stop = default)
    {
        await _engine.StartAsync(stop);
        await CatchUpAsync(stop);
        var ready = new HashSet<Scenario>();
        var steps = scenarios.SelectMany(s => s.Steps.Select((step, i) => (Scenario: s, Step: step, Order: i))).OrderBy(s => s.Step.At);
        foreach (var (scenario, step, _) in steps)
        {
            await MoveToAsync(step.At, stop);
            if (ready.Add(scenario))
                await PrepareAsync(scenario, stop);
            if (step.Expect is { } expected)
                await ExpectAsync(scenario, step, expected, stop);
            else
                await ActAsync(scenario, step, stop);
            await CatchUpAsync(stop);
            if (await IncidentAsync(stop) is { } incident)
                throw new ExpectationBroken(scenario.File, step.Line, incident);
        }
    }

    /// <summary>What the clock or the outbox gave up on: nothing of that kind belongs in a rehearsal.</summary>
    private async Task<string?> IncidentAsync(CancellationToken stop)
    {
        await using var db = _store.Open();
        return await db.Deadlines.Where(d => d.Parked != null).Select(d => $"{d.CaseId} {d.Action}：{d.Parked}").FirstOrDefaultAsync(stop)
            ?? await db.Outgoing.Where(o => o.Parked).Select(o => $"邮件 {o.Key}：{o.Problem}").FirstOrDefaultAsync(stop);
    }

    /// <summary>Moves on to an instant; everything that falls due on the way happens at its time.</summary>
    private async Task MoveToAsync(DateTimeOffset instant, CancellationToken stop)
    {
        while (await NextAsync(stop) is { } next && next <= instant)
        {
            clock.MoveTo(next);
            await CatchUpAsync(stop);
            if (TimeZoneInfo.ConvertTime(clock.GetUtcNow(), ChinaTime.Zone).TimeOfDay == SealAt)
                await _upkeep.SealDayAsync(stop);
        }
        clock.MoveTo(instant);
        await CatchUpAsync(stop);
    }

    private async Task<DateTimeOffset?> NextAsync(CancellationToken stop)
    {
        await using var db = _store.Open();
        var now = clock.GetUtcNow();
        var due = await db.Deadlines.Where(d => d.Parked == null).MinAsync(d => (DateTimeOffset?)(d.NextTryUtc ?? d.DueUtc), stop);
        var mails = await db.Outgoing.Where(o => o.SentUtc == null && !o.Parked).MinAsync(o => (DateTimeOffset?)o.NextTryUtc, stop);
        var last = await db.Journal.OrderByDescending(j => j.Position).Select(j => j.RequestKey).FirstOrDefaultAsync(stop);
        DateTimeOffset? seal =
            last is null || last.StartsWith("seal/", StringComparison.Ordinal)
                ? null
                : ChinaTime.StartOf(ChinaTime.DateOf(now).AddDays(1)) + SealAt;
        return new[] { due, mails, seal }.Where(t => t > now).Min();
    }

    private async Task CatchUpAsync(CancellationToken stop)
    {
        await _upkeep.RecountAsync(stop);
        await _due.RunAsync(stop);
        await _outbox.RunAsync(stop);
        await PrintAsync(stop);
    }

    /// <summary>Registers the places, accounts and grants that a scenario names, and puts its policy in force.</summary>
    private async Task PrepareAsync(Scenario scenario, CancellationToken stop)
    {
        timeline.Say($"# {scenario.Title}（政策包 {scenario.Policy}）");
        var pack = PackReader.Shipped(scenario.Policy);
        foreach (
            var path in scenario
                .Actors.SelectMany(a => a.Roles)
                .Select(r => r.Area)
                .OfType<string>()
                .Append(pack.AreaPath)
                .SelectMany(ScenarioPlaces.Above)
                .Distinct()
        )
        {
            await using var db = _store.Open();
            if (await db.Areas.AnyAsync(a => a.Path == path, stop))
                continue;
            var area = new JsonObject { ["path"] = path };
            if (ScenarioPlaces.CodeOf(path, pack) is { } code)
                area["code"] = code;
            await AdminAsync(scenario, 0, "area.register", area, stop);
        }
        await AdminAsync(scenario, 0, "pack.activate", new JsonObject { ["name"] = scenario.Policy }, stop);
        foreach (var actor in scenario.Actors)
        {
            var account = AccountOf(scenario, actor.Id);
            var known = _people.TryGetValue(account, out var name) && name == actor.Name;
            _people[account] = actor.Name;
            // Files of one county share its people.
            if (!known)
                await AdminAsync(
                    scenario,
                    actor.Line,
                    "account.register",
                    new JsonObject
                    {
                        ["account"] = account,
                        ["name"] = actor.Name,
                        ["email"] = $"{account}@example.invalid",
                    },
                    stop
                );
            foreach (var role in actor.Roles)
                if (role.Project is { } project)
                    (_awaitingProject.TryGetValue(project, out var waiting) ? waiting : _awaitingProject[project] = []).Add(
                        (account, role)
                    );
                else
                    await AdminAsync(
                        scenario,
                        role.Line,
                        "grant.give",
                        new JsonObject
                        {
                            ["account"] = account,
                            ["body"] = role.Role,
                            ["area"] = role.Area,
                        },
                        stop
                    );
        }
        await using var last = _store.Open();
        _printed = await last.Journal.MaxAsync(j => (long?)j.Position, stop) ?? 0;
    }

    private async Task ActAsync(Scenario scenario, ScenarioStep step, CancellationToken stop)
    {
        var with = step.With.DeepClone().AsObject();
        if (with["papers"] is JsonArray papers)
            with["papers"] = await PapersAsync(papers, stop);
        foreach (var field in (string[])["account", "lead"])
            if (with[field] is JsonValue account && scenario.Actors.Any(a => a.Id == account.GetValue<string>()))
                with[field] = AccountOf(scenario, account.GetValue<string>());
        var outcome = await ApplyAsync(
            step.By == "admin" ? RegisterActions.FirstAdministrator : AccountOf(scenario, step.By!),
            step.Do!,
            with,
            stop,
            take
        );
        switch (outcome)
        {
            case NotApplied no when step.Refused is { } code && no.Refusals.Any(r => r.Code == code):
                var refusal = no.Refusals.First(r => r.Code == code);
                timeline.Write(
                    new TimelineEvent(
                        clock.GetUtcNow(),
                        "refused",
                        PersonOf(scenario, step.By!),
                        Catalogue.Program.Actions.TryGetValue(step.Do!, out var a) ? a.Label : step.Do!,
                        CaseOf(with),
                        Note: $"{refusal.Code}：{refusal.Missing}"
                    )
                );
                return;
            case NotApplied no:
                var said = string.Join("；", no.Refusals.Select(r => $"{r.Code}：{r.Missing}"));
                throw new ExpectationBroken(
                    scenario.File,
                    step.Line,
                    step.Refused is { } other ? $"应以 {other} 拒绝，实际为：{said}" : $"{step.Do} 未能办理：{said}"
                );
            case Applied when step.Refused is { } refused:
                throw new ExpectationBroken(scenario.File, step.Line, $"{step.Do} 应以 {refused} 拒绝，实际已办理");
        }
        if (step.Do == "project.propose" && _awaitingProject.Remove(with["project"]!.GetValue<string>(), out var waiting))
            foreach (var (bound, role) in waiting)
                await AdminAsync(
                    scenario,
                    role.Line,
                    "grant.give",
                    new JsonObject
                    {
                        ["account"] = bound,
                        ["body"] = role.Role,
                        ["project"] = role.Project,
                    },
                    stop
                );
    }

    private async Task ExpectAsync(Scenario scenario, ScenarioStep step, JsonObject expected, CancellationToken stop)
    {
        var check = new Expectation(_store, mail, actor => AccountOf(scenario, actor));
        if (await check.ProblemAsync(expected, stop) is { } problem)
            throw new ExpectationBroken(scenario.File, step.Line, problem);
        timeline.Write(
            new TimelineEvent(
                clock.GetUtcNow(),
                "expected",
                "核对",
                "符合预期",
                expected["case"]?.GetValue<string>() ?? "",
                Note: Expectation.Say(expected)
            )
        );
    }

    private async Task AdminAsync(Scenario scenario, int line, string action, JsonObject with, CancellationToken stop)
    {
        if (await ApplyAsync(RegisterActions.FirstAdministrator, action, with, stop) is NotApplied no)
            throw new ExpectationBroken(scenario.File, line, $"{action}：{string.Join("；", no.Refusals.Select(r => r.Missing))}");
    }

    private Task<Outcome> ApplyAsync(
        string account,
        string action,
        JsonObject with,
        CancellationToken stop,
        Func<ActionRequest, CancellationToken, Task<Outcome>>? how = null
    ) =>
        (how ?? _engine.ApplyAsync)(
            new ActionRequest(action, JsonSerializer.SerializeToElement(with), account, $"rehearsal-{++_keys}"),
            stop
        );

    /// <summary>A paper named by its kind alone is stood in for by a page that says so.</summary>
    private async Task<JsonArray> PapersAsync(JsonArray papers, CancellationToken stop)
    {
        var given = new JsonArray();
        foreach (var paper in papers)
        {
            var one = paper is JsonValue kind ? new JsonObject { ["kind"] = kind.GetValue<string>() } : paper!.DeepClone().AsObject();
            if (one["file"] is null)
            {
                var label = Paper.LabelOf(one["kind"]?.GetValue<string>() ?? "");
                one["file"] = await _files.PutAsync(
                    Docx.Write(
                        new DocumentContent(label, [new Title(label), new Paragraph("推演用占位材料。"), new Paragraph(one.ToJsonString())])
                    ),
                    stop
                );
            }
            given.Add(one);
        }
        return given;
    }

    private async Task PrintAsync(CancellationToken stop)
    {
        await using var db = _store.Open();
        var rows = await db.Journal.AsNoTracking().Where(j => j.Position > _printed).OrderBy(j => j.Position).ToListAsync(stop);
        foreach (var row in rows)
        {
            _printed = row.Position;
            var entry = Entry.Read(row.Body);
            if (entry.Stream == Streams.System || entry.Seq == 1 && entry.Stream is Streams.Workers or Streams.Contractors)
                continue;
            var held = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == entry.Case, stop);
            var table = await _definitions.TableAsync(db, held.TableHash, stop);
            var label =
                table.Rows.FirstOrDefault(r => r.Action == entry.Action && r.To == entry.Stage && r.Body == entry.ActingAs)?.Label
                ?? Catalogue.Program.Actions[entry.Action].Label;
            var body = entry.ActingAs is Bodies.Clock or Bodies.Engine ? "" : $"（{Bodies.Labels[entry.ActingAs]}）";
            timeline.Write(
                new TimelineEvent(
                    entry.Recorded,
                    entry.ActingAs == Bodies.Clock ? "clock" : "step",
                    _people.GetValueOrDefault(entry.Account, entry.Account) + body,
                    label,
                    entry.Case,
                    table.StageLabel(entry.Stage),
                    entry.On < ChinaTime.DateOf(entry.Recorded) ? entry.On : null,
                    FactNotes.Of(entry)
                )
            );
            foreach (var issued in entry.Facts.OfType<DocumentIssued>())
                timeline.Write(new TimelineEvent(entry.Recorded, "document", "系统", "出具" + Paper.LabelOf(issued.Kind), issued.Case));
        }
        for (; _mailPrinted < mail.Sent.Count; _mailPrinted++)
        {
            var sent = mail.Sent[_mailPrinted];
            var to =
                string.Join("、", sent.To.Select(t => t.Name))
                + (sent.Cc.Count > 0 ? "，抄送 " + string.Join("、", sent.Cc.Select(t => t.Name)) : "");
            timeline.Write(new TimelineEvent(clock.GetUtcNow(), "mail", to, sent.Subject, ""));
        }
    }

    private string PersonOf(Scenario scenario, string actor) => actor == "admin" ? "系统管理员" : _people[AccountOf(scenario, actor)];

    private static string AccountOf(Scenario scenario, string actor) => $"{scenario.Policy}.{actor}";

    /// <summary>The case that a step is about; the project when it is about none of its cases.</summary>
    private static string CaseOf(JsonObject with) =>
        Catalogue
            .Program.Subjects.Select(s => s.CaseWord)
            .OfType<string>()
            .OrderBy(word => word == Subject.Project)
            .Select(word => with[word]?.ToString())
            .FirstOrDefault(v => v is not null)
        ?? "";
}
