using System.Text.Json.Serialization;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.Workflows.Labour;

/// <summary>Who signed for each of the four parties.</summary>
public sealed record FourParties(string Reform, string Township, string Village, string Designer);

/// <summary>The five subjects of the consultation, in words: posts, head-count, training before work, quantity of labour, pay.</summary>
public sealed record FiveSubjects(string Posts, string Heads, string Training, string Quantity, string Pay);

/// <param name="From">The day from which the wages hold.</param>
public sealed record HoldConsultation(FourParties Parties, FiveSubjects Subjects, DateOnly From, IReadOnlyList<WageRate> Rates, IReadOnlyList<PiecePrice>? Pieces = null);

/// <param name="Until">Last day; left out for the whole project.</param>
public sealed record ContractEntry(string Worker, string Trade, DateOnly From, DateOnly? Until = null);

public sealed record SignContracts(IReadOnlyList<ContractEntry> Contracts) : INamesWorkers
{
    [JsonIgnore]
    public IEnumerable<string> WorkerIds => Contracts.Select(c => c.Worker);
}

/// <param name="Until">Last day of work.</param>
public sealed record EndContract(string Worker, DateOnly Until, string Reason) : INamesWorkers
{
    [JsonIgnore]
    public IEnumerable<string> WorkerIds => [Worker];
}

/// <param name="Score">Points out of 100 in the exam.</param>
/// <param name="Until">Last day of validity; left out for the whole project.</param>
public sealed record PassEntry(string Worker, string Trade, decimal Score, DateOnly? Until = null);

public sealed record IssuePasses(IReadOnlyList<PassEntry> Passes) : INamesWorkers
{
    [JsonIgnore]
    public IEnumerable<string> WorkerIds => Passes.Select(p => p.Worker);
}

/// <param name="Cause">slack (消极怠工) or disobeys (不按要求施工): the two causes of DP-06, no others.</param>
public sealed record Educate(string Worker, string Cause, string Text) : INamesWorkers
{
    [JsonIgnore]
    public IEnumerable<string> WorkerIds => [Worker];
}

/// <param name="Deduct">Whether the village also decided the deduction.</param>
public sealed record RevokeQualification(string Worker, bool Deduct, string Reason) : INamesWorkers
{
    [JsonIgnore]
    public IEnumerable<string> WorkerIds => [Worker];
}

[Name("education-given.1")]
public sealed record EducationGiven(string Project, string Worker, string Cause, DateOnly On, string TextRef) : Fact;

/// <param name="DeductShare">Share of the month's gross that is deducted; 0 for none.</param>
[Name("qualification-revoked.1")]
public sealed record QualificationRevoked(string Project, string Worker, DateOnly From, decimal DeductShare, string ReasonRef) : Fact;

public static class LabourActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("consultation.hold", "四方会商，商定工价", Consult) { At = Place.OfProject },
        new ActionDef("contracts.sign", "登记用工合同", Sign) { At = Place.OfProject },
        new ActionDef("contracts.end", "提前终止用工合同", End) { At = Place.OfProject },
        new ActionDef("passes.issue", "发放 PASS", Issue) { At = Place.OfProject },
        new ActionDef("worker.educate", "教育登记", Education) { At = Place.OfProject },
        new ActionDef("worker.revoke", "取消务工资格", Revoke) { At = Place.OfProject },
        .. PaperActions.All, .. DemandActions.All,
    ];

    public static IReadOnlyDictionary<string, string> CauseLabels { get; } = new Dictionary<string, string> { ["slack"] = "消极怠工", ["disobeys"] = "不按要求施工" };

    /// <summary>The consultation alone makes prices; contracts and pay take theirs from it (DP-03).</summary>
    private static Decision Consult(HoldConsultation input, LabourView view, Moment moment)
    {
        var problems = new List<Refusal>();
        string[] parties = [input.Parties.Reform, input.Parties.Township, input.Parties.Village, input.Parties.Designer];
        string[] subjects = [input.Subjects.Posts, input.Subjects.Heads, input.Subjects.Training, input.Subjects.Quantity, input.Subjects.Pay];
        foreach (var (name, label) in parties.Zip((string[])["发展改革部门", "镇政府", "村“两委”", "设计方"]))
            if (!Line.IsLine(name, 60)) problems.Add(new("party-missing", $"parties：{label}签字人未填", label));
        foreach (var (text, label) in subjects.Zip((string[])["岗位设置", "用工数量", "岗前培训", "务工工程量", "报酬测算"]))
            if (Reason.Problem(text, "subject-missing", $"subjects：“{label}”未填或超过2000字") is { } no) problems.Add(no);
        if (input.Rates.Count == 0) problems.Add(new("rates-empty", "rates：没有任何工种的工价"));
        foreach (var (rate, i) in input.Rates.Select((r, i) => (r, i + 1)))
        {
            if (!Line.IsLine(rate.Trade, 20)) problems.Add(new("trade", $"rates 第{i}项：工种不能为空，不超过20字"));
            problems.AddRange(Money.Problems($"rates 第{i}项 rateYuan", rate.RateYuan, zero: false));
        }
        foreach (var (piece, i) in (input.Pieces ?? []).Select((p, i) => (p, i + 1)))
        {
            if (!Line.IsLine(piece.Piece, 20) || !Line.IsLine(piece.Unit, 10)) problems.Add(new("piece", $"pieces 第{i}项：名称不超过20字，单位不超过10字"));
            problems.AddRange(Money.Problems($"pieces 第{i}项 priceYuan", piece.PriceYuan, zero: false));
        }
        foreach (var twice in input.Rates.GroupBy(r => r.Trade).Where(g => g.Count() > 1)) problems.Add(new("trade-twice", $"rates：“{twice.Key}”重复"));
        foreach (var twice in (input.Pieces ?? []).GroupBy(p => p.Piece).Where(g => g.Count() > 1)) problems.Add(new("piece-twice", $"pieces：“{twice.Key}”重复"));
        if (problems.Count > 0) return new Refused(problems);
        var names = moment.Aside("parties", string.Join('、', parties))!;
        var said = moment.Aside("subjects", string.Join('\n', subjects))!;
        return new Accept
        {
            Facts =
            [
                new WagesFixed(view.Project.Id, new WageTable(input.From, [.. input.Rates.OrderBy(r => r.Trade, StringComparer.Ordinal)], [.. (input.Pieces ?? []).OrderBy(p => p.Piece, StringComparer.Ordinal)])),
                new ReasonGiven(view.CaseId, names.Ref), new ReasonGiven(view.CaseId, said.Ref),
            ],
            Keeps = [names, said],
        };
    }

    private static Decision Sign(SignContracts input, LabourView view, Moment moment)
    {
        var problems = new List<Refusal>();
        if (input.Contracts.Count == 0) problems.Add(new("contracts-empty", "contracts：没有合同"));
        foreach (var (entry, i) in input.Contracts.Select((c, i) => (c, i + 1)))
        {
            var place = $"contracts 第{i}项";
            problems.AddRange(WorkerProblems(view, entry.Worker, entry.From, place));
            var age = view.Workers.GetValueOrDefault(entry.Worker) is { } birth ? IdNumber.AgeOn(birth, entry.From) : (int?)null;
            if (age is >= 16 and < 18 && view.Given.All(p => p.Kind != "minor-protection"))
                problems.Add(new("paper-missing", $"{place}：“{entry.Worker}”未满18周岁，缺少材料：{Paper.LabelOf("minor-protection")}；不得安排重体力和危险作业", Clause: Clause.Law("未成年人保护法 61", "招用已满十六周岁未满十八周岁的未成年人，应当遵守工种、劳动时间、劳动强度和保护措施的规定")));
            if (age >= 60 && view.Given.All(p => p.Kind != "health-insurance"))
                problems.Add(new("paper-missing", $"{place}：“{entry.Worker}”已满60周岁，缺少材料：{Paper.LabelOf("health-insurance")}", Clause: Clause.Seed("DP-09")));
            if (entry.Until < entry.From) problems.Add(new("contract-dates", $"{place}：截止日早于起始日"));
            if (view.Wages.WagesOn(entry.From)?.Rates.Any(r => r.Trade == entry.Trade) != true)
                problems.Add(new("no-rate", $"{place}：{entry.From:yyyy-MM-dd} 没有“{entry.Trade}”的商定工价", "四方会商", Clause.Seed("DP-03")));
            // 杂工变普工、普工变技工: another trade from a later day is a supplement, with its own paper.
            if (view.Contracts.Any(c => c.Worker == entry.Worker && c.Trade != entry.Trade) && view.Given.All(p => p.Kind != "contract-supplement"))
                problems.Add(new("paper-missing", $"{place}：“{entry.Worker}”变更工种缺少材料：{Paper.LabelOf("contract-supplement")}", Clause: Clause.Seed("MEI-17")));
            if (view.Contracts.Any(c => c.Worker == entry.Worker && c.From >= entry.From))
                problems.Add(new("contract-known", $"{place}：“{entry.Worker}”已有 {entry.From:yyyy-MM-dd} 或以后起的合同"));
        }
        foreach (var twice in input.Contracts.GroupBy(c => c.Worker).Where(g => g.Count() > 1)) problems.Add(new("contract-twice", $"contracts：“{twice.Key}”重复"));
        return problems.Count > 0 ? new Refused(problems)
            : new Accept { Facts = [new ContractsSigned(view.Project.Id, [.. input.Contracts.Select(c => new ContractTerm(c.Worker, c.Trade, c.From, c.Until))])] };
    }

    private static Decision End(EndContract input, LabourView view, Moment moment)
    {
        var term = view.Contracts.Where(c => c.Worker == input.Worker).MaxBy(c => c.From);
        if (term is null || term.Until < moment.OccurredOn) return Decision.Refuse("contract-unknown", $"“{input.Worker}”没有有效的合同");
        if (input.Until < term.From || term.Until < input.Until) return Decision.Refuse("contract-dates", $"终止日应在 {term.From:yyyy-MM-dd} 之后{(term.Until is { } last ? $"、{last:yyyy-MM-dd} 之前" : "")}");
        if (Reason.Problem(input.Reason) is { } no) return new Refused([no]);
        var reason = moment.Aside("reason", input.Reason)!;
        return new Accept { Facts = [new ContractEnded(view.Project.Id, input.Worker, input.Until, reason.Ref)], Keeps = [reason] };
    }

    private static Decision Issue(IssuePasses input, LabourView view, Moment moment)
    {
        var problems = new List<Refusal>();
        var mark = view.Pack.Days(LabourPolicy.ExamPassMark, moment.OccurredOn);
        foreach (var (entry, i) in input.Passes.Select((p, i) => (p, i + 1)))
        {
            var place = $"passes 第{i}项";
            problems.AddRange(WorkerProblems(view, entry.Worker, moment.OccurredOn, place));
            if (!Line.IsLine(entry.Trade, 20)) problems.Add(new("trade", $"{place}：工种不能为空，不超过20字"));
            if (entry.Score is < 0 or > 100 || decimal.Round(entry.Score, 2) != entry.Score) problems.Add(new("score-range", $"{place}：得分 {entry.Score} 应在 0–100 之间，最多两位小数"));
            else if (entry.Score < mark) problems.Add(new("exam-failed", $"{place}：“{entry.Worker}”得分 {entry.Score}，低于合格线 {mark}，不发 PASS", Clause: Clause.Seed("DP-04")));
            if (entry.Until < moment.OccurredOn) problems.Add(new("pass-dates", $"{place}：有效期早于发放日"));
        }
        return problems.Count > 0 ? new Refused(problems)
            : new Accept { Facts = [new PassesIssued(view.Project.Id, [.. input.Passes.Select(p => new WorkPass(p.Worker, p.Trade, moment.OccurredOn, p.Until, p.Score))])] };
    }

    private static Decision Education(Educate input, LabourView view, Moment moment)
    {
        var problems = WorkerProblems(view, input.Worker, moment.OccurredOn, "worker").ToList();
        if (!CauseLabels.ContainsKey(input.Cause)) problems.Add(new("cause", $"cause：“{input.Cause}”应为 slack（消极怠工）或 disobeys（不按要求施工）"));
        if (Reason.Problem(input.Text, "text", "text：情况不能为空，不超过2000字") is { } no) problems.Add(no);
        if (problems.Count > 0) return new Refused(problems);
        var text = moment.Aside("education", input.Text)!;
        return new Accept { Facts = [new EducationGiven(view.Project.Id, input.Worker, input.Cause, moment.OccurredOn, text.Ref)], Keeps = [text] };
    }

    /// <summary>After three educations and one more breach, and never more than the pack says (DP-06).</summary>
    private static Decision Revoke(RevokeQualification input, LabourView view, Moment moment)
    {
        var clause = Clause.Seed("DP-06");
        var problems = WorkerProblems(view, input.Worker, moment.OccurredOn, "worker").ToList();
        var share = view.Pack.Share(LabourPolicy.DeductShare, moment.OccurredOn);
        if (view.Revoked) problems.Add(new("revoked", $"“{input.Worker}”已取消务工资格"));
        if (view.Educations < 4) problems.Add(new("educations", $"“{input.Worker}”有 {view.Educations} 次教育登记；3 次教育之后仍有一次违反并登记的，才能研究取消资格", "村“两委”", clause));
        if (input.Deduct && share == 0) problems.Add(new("deduction-off", "本地没有启用扣减当月工资的规定", Bodies.Labels[Bodies.ReformBureau], clause));
        if (Reason.Problem(input.Reason) is { } no) problems.Add(no);
        if (problems.Count > 0) return new Refused(problems);
        var reason = moment.Aside("revocation", input.Reason)!;
        return new Accept
        {
            Facts = [new QualificationRevoked(view.Project.Id, input.Worker, moment.OccurredOn.AddDays(1), input.Deduct ? share : 0, reason.Ref)],
            Keeps = [reason],
        };
    }

    /// <summary>Registered, and old enough to work at all on the day.</summary>
    internal static IEnumerable<Refusal> WorkerProblems(LabourView view, string worker, DateOnly day, string place)
    {
        if (!view.Workers.TryGetValue(worker, out var birth)) yield return new("worker-unknown", $"{place}：花名册没有“{worker}”", "村民委员会登记花名册");
        else if (birth is { } born && IdNumber.AgeOn(born, day) < 16)
            yield return new("under-age", $"{place}：“{worker}”{day:yyyy-MM-dd} 未满16周岁，不得务工", Clause: Clause.Law("劳动法 15", "禁止用人单位招用未满十六周岁的未成年人"));
    }
}
