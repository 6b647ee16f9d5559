using System.Text.Json;
using System.Text.RegularExpressions;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Registers;

/// <param name="Code">12-digit statistical code: 省2 市2 县2 乡镇3 村3. Children of a place are the codes up to <paramref name="Last"/>.</param>
[Name("area-registered.1")]
public sealed record AreaRegistered(long Code, long Last, string Path, string Name, int Level) : Fact;

/// <param name="NameRef">Points to the person's name, kept beside the journal.</param>
[Name("account-registered.1")]
public sealed record AccountRegistered(string Account, string NameRef, string? EmailRef) : Fact;

[Name("grant-given.1")]
public sealed record GrantGiven(string Grant, string Account, string Body, long AreaFrom, long AreaTo, string? Project, DateOnly From, DateOnly? Until) : Fact;

/// <param name="Until">Last day on which the grant holds.</param>
[Name("grant-ended.1")]
public sealed record GrantEnded(string Grant, DateOnly Until) : Fact;

/// <summary>From now on the pack is in force for its area; its text is kept under its hash.</summary>
[Name("pack-activated.1")]
public sealed record PackActivated(string Pack, string Hash, long AreaFrom, long AreaTo) : Fact;

[Name("calendar-published.1")]
public sealed record CalendarPublished(int Year, JsonElement Holidays) : Fact;

/// <param name="Root">SHA-256 over all stream heads, in ordinal order.</param>
[Name("day-sealed.1"), JournalOnly]
public sealed record DaySealed(DateOnly Day, string Root, int Streams) : Fact;

/// <summary>An entry of the regulation library (MEI-12): its text is the file.</summary>
/// <param name="Steps">Actions whose rule it is.</param>
[Name("regulation-registered.1")]
public sealed record RegulationRegistered(string Regulation, long Area, string Title, string? Number, DateOnly IssuedOn, string File, IReadOnlyList<string> Steps) : Fact;

/// <param name="Area">For whose area it holds.</param>
/// <param name="Number">文号, when it has one.</param>
/// <param name="Steps">Actions that it governs.</param>
public sealed record RegisterRegulation(string Area, string Title, DateOnly IssuedOn, IReadOnlyList<string> Steps, string? Number = null);

/// <param name="Area">The township.</param>
public sealed record AppointArchivist(string Area, string Account);

public sealed record ArchivistSeen(string Grant, string Account);

/// <summary>The register's answers to what an input asks.</summary>
public sealed record RegisterView : CaseView
{
    /// <summary>The place that the input names, when it is known.</summary>
    public AreaPlace? Named { get; init; }

    /// <summary>The parent of the place that the input names, and the next free code under it.</summary>
    public AreaPlace? Parent { get; init; }
    public long NextCode { get; init; }
    public bool AccountKnown { get; init; }
    public bool ProjectKnown { get; init; }
    public IReadOnlySet<string> KnownWorkers { get; init; } = new HashSet<string>();

    /// <summary>Of the numbers that the input names (kind and tidy number), those known → whose.</summary>
    public IReadOnlyDictionary<(string Kind, string Number), string> Holders { get; init; } = new Dictionary<(string, string), string>();
    /// <summary>The contractor that the input names, when it is registered.</summary>
    public ContractorState? Contractor { get; init; }

    /// <summary>The project that the input names: its mode, its contractor, and whether pay is overdue there.</summary>
    public string? ProjectMode { get; init; }
    public string? ProjectContractor { get; init; }
    public bool ProjectInArrears { get; init; }
    public GrantHeld? Grant { get; init; }
    /// <summary>The next number of the office that acts.</summary>
    public OfficeNumber? NextNumber { get; init; }
    /// <summary>Who keeps the named township's archives now.</summary>
    public ArchivistSeen? Archivist { get; init; }
    public string? Root { get; init; }
    public int Streams { get; init; }
}

public sealed record AreaPlace(long Code, long Last, string Path, int Level);

public sealed record GrantHeld(string Id, DateOnly From, DateOnly? Until);

/// <param name="Path">From the province down, e.g. 四川省/眉山市/东坡区/三苏镇.</param>
/// <param name="Code">Official 12-digit code (6 digits for a county); the next free one when left out.</param>
public sealed record RegisterArea(string Path, long? Code = null);

/// <param name="Email">For reminders; may be left out.</param>
public sealed record RegisterAccount(string Account, string Name, string? Email = null);

/// <param name="Area">A path, for bodies that hold an area.</param>
/// <param name="Project">A project, for contractors, supervisors of works and others bound to one.</param>
public sealed record GiveGrant(string Account, string Body, string? Area = null, string? Project = null, DateOnly? From = null, DateOnly? Until = null);

public sealed record EndGrant(string Grant, DateOnly? Until = null);

/// <param name="Name">The pack's file name without extension.</param>
/// <param name="Yaml">Its text; left out for a pack that ships with the program.</param>
public sealed record ActivatePack(string Name, string? Yaml = null);

/// <param name="Holidays">One year in the form of <c>cn-holidays.json</c>.</param>
public sealed record PublishCalendar(JsonElement Holidays);

/// <summary>The registers: places, accounts, grants, packs, calendar, workers. One case each that never ends.</summary>
public static class RegisterTable
{
    public const string Kind = "register";
    public const string System = "system";
    public const string Workers = "workers";
    public const string Contractors = "contractors";
    public const string Kept = "Kept";

    // Stands before the tables that use it: statics begin in the order of the text.
    private static readonly Clause Own = Kernel.Clause.Default("登记由授权人员办理，全部留痕");

    public static Table SystemTable { get; } = new(Kind, System, "系统登记", [new(Kept, "登记中", Final: true)],
    [
        Open("system.start"),
        Keep("area.register", "登记行政区划", Bodies.Administrator),
        Keep("account.register", "登记账号", Bodies.Administrator),
        Keep("grant.give", "授予职责", Bodies.Administrator),
        Keep("grant.end", "终止职责", Bodies.Administrator),
        Keep("pack.activate", "启用政策包", Bodies.Administrator),
        Keep("office.name", "登记发文字号", Bodies.Administrator),
        .. ((string[])[Bodies.ReformBureau, Bodies.LeadingGroupOffice]).Select(body => Keep("overview.issue", "出具清单和汇总", body) with { Clause = Kernel.Clause.Seed("MING-05") }),
        Keep("regulation.register", "登记制度文件", Bodies.ReformBureau) with { Clause = Kernel.Clause.Seed("MEI-12") },
        Keep("regulation.register", "登记制度文件", Bodies.LeadingGroupOffice) with { Clause = Kernel.Clause.Seed("MING-08") },
        Keep("archivist.appoint", "明确或更换乡镇档案员", Bodies.Township) with { Clause = Kernel.Clause.Seed("GA-09") },
        Keep("archivist.appoint", "明确或更换乡镇档案员", Bodies.ReformBureau) with { Clause = Kernel.Clause.Seed("BZ-12") },
        Keep("calendar.publish", "录入年度放假安排", Bodies.Administrator),
        Keep("system.seal-day", "封存当日日志", Bodies.Clock),
    ]);

    public static Table WorkersTable { get; } = new(Kind, Workers, "务工群众花名册", [new(Kept, "登记中", Final: true)],
    [
        Open("workers.start"),
        .. ((string[])[Bodies.VillagersCommittee, Bodies.VillageCommittees, Bodies.ProjectCouncil, Bodies.Township, Bodies.ReformBureau])
            .SelectMany(body => (Row[])
            [
                Keep("workers.register", "登记务工群众", body), Keep("workers.update", "补登证件、电话、卡号", body), Keep("workers.regroup", "登记群体变动", body),
            ]),
    ]);

    public static Table ContractorsTable { get; } = new(Kind, Contractors, "施工单位登记和失信名单", [new(Kept, "登记中", Final: true)],
    [
        Open("contractors.start"),
        .. ((string[])[Bodies.Township, Bodies.ReformBureau, Bodies.IndustryDepartment]).SelectMany(body => (Row[])
        [
            Keep("contractors.register", "登记施工单位", body), Keep("contractors.choose", "选定施工单位", body), Keep("contractors.propose-listing", "提请列入失信名单", body),
        ]),
        .. ((string[])[Bodies.ReformBureau, Bodies.IndustryDepartment]).SelectMany(body => (Row[])
        [
            Keep("contractors.decide-listing", "决定是否列入失信名单", body) with { Papers = ["listing-decision"], Clause = Kernel.Clause.Seed("DP-11") },
            Keep("contractors.end-listing", "移出失信名单", body) with { Papers = ["listing-decision"], Clause = Kernel.Clause.Seed("DP-11") },
        ]),
    ]);

    /// <summary>The table of a register's case.</summary>
    public static Table Of(string register) => register switch { Workers => WorkersTable, Contractors => ContractorsTable, _ => SystemTable };

    private static Row Open(string action) =>
        new(Stage.None, action, "建立登记", Bodies.Engine, [], Kept, null, [], Own);

    private static Row Keep(string action, string label, string body) =>
        new(Kept, action, label, body, [], Kept, null, [], Own);
}
