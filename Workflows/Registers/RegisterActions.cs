using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.Workflows.Registers;

/// <summary>What the registers accept.</summary>
public static class RegisterActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("system.start", "建立系统登记", Start) { At = Place.Started(RegisterTable.System) },
        new ActionDef("area.register", "登记行政区划", Area) { At = Place.Kept(RegisterTable.System) },
        new ActionDef("account.register", "登记账号", Account) { At = Place.Kept(RegisterTable.System) },
        new ActionDef("grant.give", "授予职责", Grant) { At = Place.Kept(RegisterTable.System) },
        new ActionDef("grant.end", "终止职责", EndGrant) { At = Place.Kept(RegisterTable.System) },
        new ActionDef("pack.activate", "启用政策包", Activate) { At = Place.Kept(RegisterTable.System) },
        new ActionDef("calendar.publish", "录入年度放假安排", Publish) { At = Place.Kept(RegisterTable.System) },
        new ActionDef("regulation.register", "登记制度文件", Regulate) { At = Place.OfArea(RegisterTable.System, (RegisterRegulation i) => i.Area) },
        new ActionDef("archivist.appoint", "明确或更换乡镇档案员", Appoint) { At = Place.OfArea(RegisterTable.System, (AppointArchivist i) => i.Area) },
        new ActionDef("system.seal-day", "封存当日日志", Seal) { At = Place.Kept(RegisterTable.System) },
    ];

    /// <summary>The first administrator, who may act everywhere and registers all others.</summary>
    public const string FirstAdministrator = "admin";

    private static Accept Start(NoInput input, RegisterView view, Moment moment)
    {
        var name = moment.Aside("name", "系统管理员")!;
        return new Accept
        {
            Opens = RegisterTable.System,
            Facts =
            [
                new AccountRegistered(FirstAdministrator, name.Ref, null),
                new GrantGiven(moment.Seed, FirstAdministrator, Bodies.Administrator, 0, AreaCodes.Everywhere, null, DateOnly.MinValue, null),
            ],
            Keeps = [name],
        };
    }

    private static Decision Area(RegisterArea input, RegisterView view, Moment moment)
    {
        var names = input.Path.Split('/');
        if (names.Length is < 1 or > 5 || names.Any(n => !Line.IsLine(n, 60) || n != n.Trim()))
            return Decision.Refuse("area-path", $"行政区划“{input.Path}”应写作 省/市/县/乡镇/村，各级不空、不超过60字");
        if (view.Named is not null)
            return Decision.Refuse("area-known", $"“{input.Path}”已登记，代码 {view.Named.Code}");
        if (names.Length > 1 && view.Parent is null)
            return Decision.Refuse("area-parent", $"“{input.Path}”的上级尚未登记", "系统管理员先登记上级");
        var code = input.Code is { } given ? AreaCodes.Pad(given) : view.NextCode;
        var last = AreaCodes.Last(code, names.Length);
        if (!AreaCodes.Fits(code, names.Length) || (view.Parent is { } p && (code <= p.Code || last > p.Last)))
            return Decision.Refuse("area-code", $"代码 {code} 与“{input.Path}”的级次或上级不符");
        return new Accept { Facts = [new AreaRegistered(code, last, input.Path, names[^1], names.Length)] };
    }

    private static Decision Account(RegisterAccount input, RegisterView view, Moment moment)
    {
        if (!Line.AccountPattern().IsMatch(input.Account))
            return Decision.Refuse("account-name", $"账号“{input.Account}”只能用小写字母、数字、点和短横，不超过64字");
        if (view.AccountKnown || Bodies.OfTheProgram.Contains(input.Account))
            return Decision.Refuse("account-known", $"账号“{input.Account}”已登记");
        if (input.Email is { } mail && (mail.Length > 200 || !System.Net.Mail.MailAddress.TryCreate(mail, out _)))
            return Decision.Refuse("email", "邮箱地址格式不对");
        if (!Line.IsLine(input.Name, 60))
            return Decision.Refuse("name", "姓名不能为空，不换行，不超过60字");
        var name = moment.Aside("name", input.Name)!;
        var email = moment.Aside("email", input.Email);
        return new Accept
        {
            Facts = [new AccountRegistered(input.Account, name.Ref, email?.Ref)],
            Keeps = email is null ? [name] : [name, email],
        };
    }

    private static Decision Grant(GiveGrant input, RegisterView view, Moment moment)
    {
        if (!Bodies.Labels.ContainsKey(input.Body) || Bodies.OfTheProgram.Contains(input.Body))
            return Decision.Refuse("unknown-body", $"没有可授予的职责“{input.Body}”");
        if (!view.AccountKnown)
            return Decision.Refuse("account-unknown", $"账号“{input.Account}”未登记", "系统管理员");
        if ((input.Area is null) == (input.Project is null))
            return Decision.Refuse("grant-place", "行政区划与项目须且只须给出一项");
        if (Bodies.ByProjectOnly.Contains(input.Body) && input.Project is null)
            return Decision.Refuse("grant-place", $"{Bodies.Labels[input.Body]}只能按项目授权");
        if (input.Area is not null && view.Named is null)
            return Decision.Refuse("area-unknown", $"行政区划“{input.Area}”未登记", "系统管理员");
        if (input.Project is not null && !view.ProjectKnown)
            return Decision.Refuse("project-unknown", $"没有项目“{input.Project}”");
        var from = input.From ?? moment.OccurredOn;
        if (input.Until < from)
            return Decision.Refuse("grant-dates", $"截止日 {input.Until:yyyy-MM-dd} 早于起始日 {from:yyyy-MM-dd}");
        return new Accept
        {
            Facts = [new GrantGiven(moment.Seed, input.Account, input.Body, view.Named?.Code ?? 0, view.Named?.Last ?? 0, input.Project, from, input.Until)],
        };
    }

    private static Decision Regulate(RegisterRegulation input, RegisterView view, Moment moment)
    {
        var problems = new List<Refusal>();
        if (!Line.IsLine(input.Title, 200)) problems.Add(new("title", "title：制度名称不能为空，不换行，不超过200字"));
        if (input.Number is { } number && !Line.IsLine(number, 100)) problems.Add(new("number", "number：文号不换行，不超过100字"));
        if (input.IssuedOn > moment.OccurredOn) problems.Add(new("date-future", "issuedOn：在今天之后"));
        problems.AddRange(input.Steps.Where(s => !Catalogue.Program.Actions.ContainsKey(s)).Select(s => new Refusal("unknown-action", $"steps：没有步骤“{s}”")));
        if (view.Given is not [{ Kind: "regulation-text", File: { } file }]) problems.Add(new("paper-missing", "papers：须且只须附一份制度文件（regulation-text）"));
        else if (problems.Count == 0)
            return new Accept { Facts = [new RegulationRegistered(moment.Seed, view.Area, input.Title, input.Number, input.IssuedOn, file, [.. input.Steps.Distinct()])] };
        return new Refused(problems);
    }

    /// <summary>The archive goes from hand to hand with a list of what is handed over (BZ-12).</summary>
    private static Decision Appoint(AppointArchivist input, RegisterView view, Moment moment)
    {
        if (!view.AccountKnown) return Decision.Refuse("account-unknown", $"账号“{input.Account}”未登记", Bodies.Labels[Bodies.Administrator]);
        if (view.Named is not { Level: 4 }) return Decision.Refuse("area-level", "area：档案员按乡镇明确");
        if (view.Archivist is { } former)
        {
            if (former.Account == input.Account) return Decision.Refuse("archivist-same", $"“{input.Account}”已是本乡镇档案员");
            if (view.Given.All(p => p.Kind != "archive-handover-list" || string.IsNullOrWhiteSpace(p.Signer)))
                return Decision.Refuse("paper-missing", "缺少材料：档案移交清单（archive-handover-list），写明签字人", clause: Clause.Seed("BZ-12"));
        }
        return new Accept
        {
            Facts =
            [
                .. view.Archivist is { } ended ? (Fact[])[new GrantEnded(ended.Grant, moment.OccurredOn.AddDays(-1))] : [],
                new GrantGiven(moment.Seed, input.Account, Bodies.Archivist, view.Named.Code, view.Named.Last, null, moment.OccurredOn, null),
            ],
        };
    }

    private static Decision EndGrant(EndGrant input, RegisterView view, Moment moment)
    {
        var until = input.Until ?? moment.OccurredOn;
        if (view.Grant is null)
            return Decision.Refuse("grant-unknown", $"没有授权“{input.Grant}”");
        return until < view.Grant.From
            ? Decision.Refuse("grant-dates", $"截止日 {until:yyyy-MM-dd} 早于起始日 {view.Grant.From:yyyy-MM-dd}")
            : new Accept { Facts = [new GrantEnded(input.Grant, until)] };
    }

    private static Decision Activate(ActivatePack input, RegisterView view, Moment moment)
    {
        try
        {
            var source = PackSource.Gather(input.Name, input.Yaml);
            var pack = source.Read();
            if (pack.Name != input.Name)
                return Decision.Refuse("pack-name", $"文件写的是“{pack.Name}”，要启用的是“{input.Name}”");
            var text = new Private(PackSource.Key(pack.Hash), source.ToJson());
            var level = AreaCodes.LevelOf(pack.AreaCode);
            return new Accept
            {
                Facts = [new PackActivated(pack.Name, pack.Hash, pack.AreaCode, pack.AreaCode == 0 ? AreaCodes.Everywhere : AreaCodes.Last(pack.AreaCode, level))],
                Keeps = [text],
            };
        }
        catch (PackError error)
        {
            return new Refused([.. error.Problems.Select(p => new Refusal("pack-broken", $"{p.File} 第{p.Line}行：{p.Reason}"))]);
        }
    }

    private static Decision Publish(PublishCalendar input, RegisterView view, Moment moment)
    {
        try
        {
            var year = HolidayYear.ParseAll("[" + input.Holidays.GetRawText() + "]").Single();
            return new Accept { Facts = [new CalendarPublished(year.Year, input.Holidays)] };
        }
        catch (FormatException error)
        {
            return Decision.Refuse("calendar-broken", error.Message);
        }
    }

    private static Accept Seal(NoInput input, RegisterView view, Moment moment) =>
        new() { Facts = [new DaySealed(moment.OccurredOn, view.Root!, view.Streams)] };
}
