using System.Text.Json;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Registers;

/// <param name="Path">From the province down, e.g. 四川省/眉山市/东坡区/三苏镇.</param>
/// <param name="Code">Official 12-digit code (6 digits for a county); the next free one when left out.</param>
public sealed record RegisterArea(
    [Field("行政区划", Hint = "从省写起，逐级用“/”隔开：四川省/眉山市/东坡区/三苏镇")] string Path,
    [Field("区划代码", Hint = "12位，县级可写6位；不填由系统编")] long? Code = null
);

/// <param name="Email">For reminders; may be left out.</param>
public sealed record RegisterAccount(
    [Field("账号", Hint = "小写字母、数字、点和短横")] string Account,
    [Field("姓名")] string Name,
    [Field("邮箱", Hint = "接收催办邮件，可不填")] string? Email = null
);

/// <param name="Area">A path, for bodies that hold an area.</param>
/// <param name="Project">A project, for contractors, supervisors of works and others bound to one.</param>
public sealed record GiveGrant(
    [Field("账号", Offers = Offer.Account)] string Account,
    [Field("职责", ChoicesIn = typeof(Bodies), Choices = nameof(Bodies.Grantable))] string Body,
    [Field("行政区划", Offers = Offer.Area, Hint = "按辖区授权的填行政区划，按项目授权的填项目，只填一项")] string? Area = null,
    [Field("项目", Offers = Offer.Project)] string? Project = null,
    [Field("起始日", Hint = "不填为办理日")] DateOnly? From = null,
    [Field("截止日", Hint = "不填为长期")] DateOnly? Until = null
);

public sealed record EndGrant(
    [Field("授权", Offers = Offer.Grant)] string Grant,
    [Field("截止日", Hint = "不填为办理日")] DateOnly? Until = null
);

/// <param name="Name">The pack's file name without extension.</param>
/// <param name="Yaml">Its text; left out for a pack that ships with the program.</param>
public sealed record ActivatePack(
    [Field("政策包", Offers = Offer.Pack)] string Name,
    [Field("政策包内容", Lines = true, Hint = "随程序提供的政策包不填")] string? Yaml = null
);

/// <param name="Holidays">One year in the form of <c>cn-holidays.json</c>.</param>
public sealed record PublishCalendar(
    [Field("年度放假安排", Lines = true, Hint = "一年的放假和调休上班日，格式与随程序提供的相同")] JsonElement Holidays
);

/// <summary>What the system's register accepts.</summary>
public static class RegisterActions
{
    /// <summary>The first administrator, who may act everywhere and registers all others.</summary>
    public const string FirstAdministrator = "admin";

    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("system.start", "建立系统登记", Start) { At = Place.Started(SystemTable.Name) },
        new ActionDef("area.register", "登记行政区划", Area) { At = Place.Kept(SystemTable.Name) }
            .Asking<AreaNamed, RegisterArea, string?>(i => i.Path)
            .Asking<AreaAbove, RegisterArea, string>(i => i.Path),
        new ActionDef("account.register", "登记账号", Account) { At = Place.Kept(SystemTable.Name) }.Asking<
            AccountKnown,
            RegisterAccount,
            string
        >(i => i.Account),
        new ActionDef("grant.give", "授予职责", Grant) { At = Place.Kept(SystemTable.Name) }
            .Asking<AccountKnown, GiveGrant, string>(i => i.Account)
            .Asking<AreaNamed, GiveGrant, string?>(i => i.Area)
            .Asking<ProjectKnown, GiveGrant, string?>(i => i.Project)
            .Asking<LeadsWithin, GiveGrant, GiveGrant>(i => i),
        new ActionDef("grant.end", "终止职责", EndGrant) { At = Place.Kept(SystemTable.Name) }.Asking<GrantHeld, EndGrant, string>(i =>
            i.Grant
        ),
        .. StandInActions.All,
        new ActionDef("pack.activate", "启用政策包", Activate) { At = Place.Kept(SystemTable.Name) },
        new ActionDef("calendar.publish", "录入年度放假安排", Publish) { At = Place.Kept(SystemTable.Name) },
        new ActionDef("system.seal-day", "封存当日日志", Seal) { At = Place.Kept(SystemTable.Name) },
        .. KeyActions.All,
    ];

    public static Accept Start(Moment moment)
    {
        var name = moment.Aside("name", "系统管理员")!;
        return new Accept
        {
            Opens = SystemTable.Name,
            Facts =
            [
                new AccountRegistered(FirstAdministrator, name.Ref, null),
                new GrantGiven(
                    moment.Seed,
                    FirstAdministrator,
                    Bodies.Administrator,
                    0,
                    AreaCodes.Everywhere,
                    null,
                    DateOnly.MinValue,
                    null
                ),
            ],
            Keeps = [name],
        };
    }

    public static Decision Area(RegisterArea input, AreaNamed named, AreaAbove above)
    {
        var names = input.Path.Split('/');
        if (names.Length is < 1 or > 5 || names.Any(n => !Line.IsLine(n, 60) || n != n.Trim()))
            return Decision.Refuse(RegisterRefusals.AreaPath, $"行政区划“{input.Path}”应写作 省/市/县/乡镇/村，各级不空、不超过60字");
        if (named.Place is { } known)
            return Decision.Refuse(RegisterRefusals.AreaKnown, $"“{input.Path}”已登记，代码 {known.Code}");
        if (names.Length > 1 && above.Place is null)
            return Decision.Refuse(RegisterRefusals.AreaParent, $"“{input.Path}”的上级尚未登记", "系统管理员先登记上级");
        var code = input.Code is { } given ? AreaCodes.Pad(given) : above.NextCode;
        var last = AreaCodes.Last(code, names.Length);
        if (!AreaCodes.Fits(code, names.Length) || (above.Place is { } p && (code <= p.Code || last > p.Last)))
            return Decision.Refuse(RegisterRefusals.AreaCode, $"代码 {code} 与“{input.Path}”的级次或上级不符");
        return new Accept { Facts = [new AreaRegistered(code, last, input.Path, names[^1], names.Length)] };
    }

    public static Decision Account(RegisterAccount input, AccountKnown account, Moment moment)
    {
        if (!Line.AccountPattern().IsMatch(input.Account))
            return Decision.Refuse(RegisterRefusals.AccountName, $"账号“{input.Account}”只能用小写字母、数字、点和短横，不超过64字");
        if (account.Known || Bodies.OfTheProgram.Contains(input.Account))
            return Decision.Refuse(RegisterRefusals.AccountKnown, $"账号“{input.Account}”已登记");
        if (input.Email is { } mail && (mail.Length > 200 || !System.Net.Mail.MailAddress.TryCreate(mail, out _)))
            return Decision.Refuse(RegisterRefusals.Email, "邮箱地址格式不对");
        if (!Line.IsLine(input.Name, 60))
            return Decision.Refuse(Refusals.Name, "姓名不能为空，不换行，不超过60字");
        var name = moment.Aside("name", input.Name)!;
        var email = moment.Aside("email", input.Email);
        return new Accept
        {
            Facts = [new AccountRegistered(input.Account, name.Ref, email?.Ref)],
            Keeps = email is null ? [name] : [name, email],
        };
    }

    public static Decision Grant(
        GiveGrant input,
        AccountKnown account,
        AreaNamed area,
        ProjectKnown project,
        LeadsWithin leads,
        Moment moment
    )
    {
        if (!Bodies.Grantable.ContainsKey(input.Body))
            return Decision.Refuse(Refusals.UnknownBody, $"没有可授予的职责“{input.Body}”");
        if (!account.Known)
            return Decision.Refuse(Refusals.AccountUnknown, $"账号“{input.Account}”未登记", "系统管理员");
        if ((input.Area is null) == (input.Project is null))
            return Decision.Refuse(RegisterRefusals.GrantPlace, "行政区划与项目须且只须给出一项");
        if (Bodies.ByProjectOnly.Contains(input.Body) && input.Project is null)
            return Decision.Refuse(RegisterRefusals.GrantPlace, $"{Bodies.Labels[input.Body]}只能按项目授权");
        if (input.Area is not null && area.Place is null)
            return Decision.Refuse(Refusals.AreaUnknown, $"行政区划“{input.Area}”未登记", "系统管理员");
        if (input.Project is not null && !project.Known)
            return Decision.Refuse(Refusals.ProjectUnknown, $"没有项目“{input.Project}”");
        if (input.Body == Bodies.ProjectCouncil && leads.Projects.Count > 0)
            return new Refused([StandInActions.LeadBuilds(input.Account, leads.Projects)]);
        var from = input.From ?? moment.OccurredOn;
        if (input.Until < from)
            return Decision.Refuse(RegisterRefusals.GrantDates, $"截止日 {input.Until:yyyy-MM-dd} 早于起始日 {from:yyyy-MM-dd}");
        var (first, last) = (area.Place?.Code ?? 0, area.Place?.Last ?? 0);
        return new Accept
        {
            Facts = [new GrantGiven(moment.Seed, input.Account, input.Body, first, last, input.Project, from, input.Until)],
        };
    }

    public static Decision EndGrant(EndGrant input, GrantHeld grant, Moment moment)
    {
        var until = input.Until ?? moment.OccurredOn;
        if (grant.Grant is not { } held)
            return Decision.Refuse(RegisterRefusals.GrantUnknown, $"没有授权“{input.Grant}”");
        return until < held.From
            ? Decision.Refuse(RegisterRefusals.GrantDates, $"截止日 {until:yyyy-MM-dd} 早于起始日 {held.From:yyyy-MM-dd}")
            : new Accept { Facts = [new GrantEnded(input.Grant, until)] };
    }

    /// <summary>A pack comes into force whole: its tables must fit what the program can do.</summary>
    public static Decision Activate(ActivatePack input, ProgramKnown program)
    {
        try
        {
            var (source, pack) = PackSource.Gather(input.Name, input.Yaml, program.Catalogue);
            if (pack.Name != input.Name)
                return Decision.Refuse(RegisterRefusals.PackName, $"文件写的是“{pack.Name}”，要启用的是“{input.Name}”");
            var last = pack.AreaCode == 0 ? AreaCodes.Everywhere : AreaCodes.Last(pack.AreaCode, AreaCodes.LevelOf(pack.AreaCode));
            return new Accept
            {
                Facts = [new PackActivated(pack.Name, pack.Hash, pack.AreaCode, last)],
                Keeps = [new Private(PackSource.Key(pack.Hash), source.ToJson())],
            };
        }
        catch (PackError error)
        {
            return new Refused([
                .. error.Problems.Select(p => new Refusal(RegisterRefusals.PackBroken, $"{p.File} 第{p.Line}行：{p.Reason}")),
            ]);
        }
    }

    public static Decision Publish(PublishCalendar input)
    {
        try
        {
            var year = HolidayYear.ParseAll("[" + input.Holidays.GetRawText() + "]").Single();
            return new Accept { Facts = [new CalendarPublished(year.Year, input.Holidays)] };
        }
        catch (FormatException error)
        {
            return Decision.Refuse(RegisterRefusals.CalendarBroken, error.Message);
        }
    }

    public static Accept Seal(JournalSealed journal, Moment moment) =>
        new() { Facts = [new DaySealed(moment.OccurredOn, journal.Root, journal.Streams)] };
}
