namespace WorkRelief.Tests.Host;

/// <summary>The shortest way to a project under construction: everything done by one official who holds every body.</summary>
public static class Small
{
    public const string Village = "四川省/眉山市/东坡区/三苏镇/莲花村";
    public const string All = "all";

    /// <summary>
    /// Registers the place, the account <see cref="All"/> and workers W1 to W3, and takes a project of 东坡's policy to construction.
    /// </summary>
    public static async Task ProjectAsync(World world, string id = "P1")
    {
        await PlaceAsync(world);
        await AnotherAsync(world, id);
    }

    /// <summary>One more project under construction in the same place.</summary>
    public static async Task AnotherAsync(World world, string id)
    {
        await ProposeAsync(world, id);
        await world.MustAsync(All, "contractors.choose", new { project = id, contractor = "C0" });
        await world.MustAsync(All, "project.apply", new { project = id });
        await world.MustAsync(All, "project.endorse", new { project = id, papers = await world.PapersAsync("consultation-minutes") });
        await world.MustAsync(All, "project.endorse", new { project = id, papers = await world.PapersAsync("approval-reply") });
        await world.MustAsync(
            All,
            "project.release-funds",
            new
            {
                project = id,
                source = "central",
                amountYuan = 1000000,
                papers = await world.PapersAsync("fund-release"),
            }
        );
        foreach (var level in (string[])["县", "镇", "村"])
            await world.MustAsync(
                All,
                "record.add",
                new
                {
                    project = id,
                    kind = "work-team",
                    fields = new { level, head = "何川" },
                }
            );
        await world.MustAsync(
            All,
            "project.commence",
            new { project = id, papers = await world.PapersAsync("responsibility-letter", "construction-notice") }
        );
    }

    /// <summary>Proposes a project, names <see cref="All"/> its lead and its contractor.</summary>
    public static async Task ProposeAsync(World world, string id)
    {
        await world.MustAsync(
            All,
            "project.propose",
            new
            {
                project = id,
                name = "莲花村道路",
                area = Village,
                mode = "contractor",
                track = "special",
                fundBase = "central",
                plannedPayYuan = 400000,
                funds = new { central = 1000000 },
                papers = await world.PapersAsync("labour-survey", "project-proposal"),
            }
        );
        await world.MustAsync(
            All,
            "record.add",
            new
            {
                project = id,
                kind = "baseline-survey",
                fields = new
                {
                    labourers = "210",
                    skills = "砌筑",
                    willing = "160",
                    special = "已走访",
                    capacity = "组织过道路硬化",
                },
            }
        );
        await world.MustAsync(
            "admin",
            "grant.give",
            new
            {
                account = All,
                body = "contractor",
                project = id,
            }
        );
        await world.MustAsync(
            All,
            "project.name-lead",
            new
            {
                project = id,
                account = All,
                papers = await world.PapersAsync("lead-appointment"),
            }
        );
    }

    public static async Task PlaceAsync(World world)
    {
        var names = Village.Split('/');
        for (var i = 1; i <= names.Length; i++)
            await world.MustAsync(
                "admin",
                "area.register",
                new
                {
                    path = string.Join('/', names[..i]),
                    code = (long?)(
                        i switch
                        {
                            1 => 510000000000,
                            2 => 511400000000,
                            3 => 511402000000,
                            _ => null,
                        }
                    ),
                }
            );
        await world.MustAsync("admin", "pack.activate", new { name = "dongpo" });
        await world.MustAsync(
            "admin",
            "account.register",
            new
            {
                account = All,
                name = "王芳",
                email = "all@example.invalid",
            }
        );
        foreach (
            var body in (string[])
                [
                    "villagers-committee",
                    "village-committees",
                    "township",
                    "township-head",
                    "township-finance",
                    "reform-bureau",
                    "acceptance-team",
                    "villager",
                ]
        )
            await world.MustAsync(
                "admin",
                "grant.give",
                new
                {
                    account = All,
                    body,
                    area = Village,
                }
            );
        await world.MustAsync(
            All,
            "contractors.register",
            new
            {
                area = Village,
                contractor = "C0",
                name = "本地建设有限公司",
            }
        );
        await world.MustAsync(
            All,
            "workers.register",
            new { area = Village, workers = Enumerable.Range(1, 3).Select(n => new { worker = $"W{n}", name = $"工人{n}" }) }
        );
    }
}
