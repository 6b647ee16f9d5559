using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.Workflows.Labour;

/// <summary>Who signed for each of the four parties.</summary>
public sealed record FourParties(
    [Field("发展改革部门签字人")] string Reform,
    [Field("镇政府签字人")] string Township,
    [Field("村“两委”签字人")] string Village,
    [Field("设计方签字人")] string Designer
);

/// <summary>The five subjects of the consultation, in words: posts, head-count, training before work, quantity of labour, pay.</summary>
public sealed record FiveSubjects(
    [Field("岗位设置", Lines = true)] string Posts,
    [Field("用工数量", Lines = true)] string Heads,
    [Field("岗前培训", Lines = true)] string Training,
    [Field("务工工程量", Lines = true)] string Quantity,
    [Field("报酬测算", Lines = true)] string Pay
);

/// <param name="From">The day from which the wages hold.</param>
/// <param name="OthersStand">What the table in force names and this one does not, keeps its price.</param>
public sealed record HoldConsultation(
    [Field("四方签字人")] FourParties Parties,
    [Field("会商内容")] FiveSubjects Subjects,
    [Field("执行日期")] DateOnly From,
    [Field("各工种日工资标准")] IReadOnlyList<WageRate> Rates,
    [Field("包工计量单价")] IReadOnlyList<PiecePrice>? Pieces = null,
    [Field("没有写明的仍按原工价")] bool OthersStand = false
);

/// <param name="Until">Last day; left out for the whole project.</param>
public sealed record ContractEntry(
    [Field("务工群众", Offers = Offer.Worker)] string Worker,
    [Field("工种", Offers = Offer.Trade)] string Trade,
    [Field("起始日")] DateOnly From,
    [Field("截止日", Hint = "不填为至项目完工")] DateOnly? Until = null
);

public sealed record SignContracts([Field("用工合同")] IReadOnlyList<ContractEntry> Contracts);

/// <param name="Until">Last day of work.</param>
public sealed record EndContract(
    [Field("务工群众", Offers = Offer.Worker)] string Worker,
    [Field("最后务工日")] DateOnly Until,
    [Field("理由", Lines = true)] string Reason
);

/// <param name="Score">Points out of 100 in the exam.</param>
/// <param name="Until">Last day of validity; left out for the whole project.</param>
public sealed record PassEntry(
    [Field("务工群众", Offers = Offer.Worker)] string Worker,
    [Field("工种", Offers = Offer.Trade)] string Trade,
    [Field("考试得分", Unit = "分")] decimal Score,
    [Field("有效期至", Hint = "不填为至项目完工")] DateOnly? Until = null
);

public sealed record IssuePasses([Field("PASS 名单")] IReadOnlyList<PassEntry> Passes);

/// <summary>Wages are agreed, contracts are signed under them, and who passed the exam may work.</summary>
public static class ContractActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("consultation.hold", "四方会商，商定工价", Consult) { At = Place.OfProject },
        new ActionDef("contracts.sign", "登记用工合同", Sign) { At = Place.OfProject }.Asking<
            WorkersNamed,
            SignContracts,
            IReadOnlyList<string>
        >(i => [.. i.Contracts.Select(c => c.Worker)]),
        new ActionDef("contracts.end", "提前终止用工合同", End) { At = Place.OfProject },
        new ActionDef("passes.issue", "发放 PASS", Issue) { At = Place.OfProject, Chain = Chains.Training }.Asking<
            WorkersNamed,
            IssuePasses,
            IReadOnlyList<string>
        >(i => [.. i.Passes.Select(p => p.Worker)]),
    ];

    /// <summary>The consultation alone makes prices; contracts and pay take theirs from it (DP-03).</summary>
    public static Decision Consult(HoldConsultation input, CaseInHand at, AgreedWages agreed, Moment moment)
    {
        var problems = new List<Refusal>();
        string[] parties = [input.Parties.Reform, input.Parties.Township, input.Parties.Village, input.Parties.Designer];
        string[] subjects =
        [
            input.Subjects.Posts,
            input.Subjects.Heads,
            input.Subjects.Training,
            input.Subjects.Quantity,
            input.Subjects.Pay,
        ];
        foreach (var (name, label) in parties.Zip((string[])["发展改革部门", "镇政府", "村“两委”", "设计方"]))
            if (!Line.IsLine(name, 60))
                problems.Add(new(LabourRefusals.PartyMissing, $"parties：{label}签字人未填", label));
        foreach (var (text, label) in subjects.Zip((string[])["岗位设置", "用工数量", "岗前培训", "务工工程量", "报酬测算"]))
            if (Reason.Problem(text, LabourRefusals.SubjectMissing, $"subjects：“{label}”未填或超过2000字") is { } no)
                problems.Add(no);
        if (input.Rates.Count == 0)
            problems.Add(new(LabourRefusals.RatesEmpty, "rates：没有任何工种的工价"));
        foreach (var (rate, i) in input.Rates.Select((r, i) => (r, i + 1)))
        {
            if (!Line.IsLine(rate.Trade, 20))
                problems.Add(new(WorkerRefusals.Trade, $"rates 第{i}项：工种不能为空，不超过20字"));
            problems.AddRange(Money.Problems($"rates 第{i}项 rateYuan", rate.RateYuan, zero: false, Money.MostForOne));
        }
        foreach (var (piece, i) in (input.Pieces ?? []).Select((p, i) => (p, i + 1)))
        {
            if (!Line.IsLine(piece.Piece, 20) || !Line.IsLine(piece.Unit, 10))
                problems.Add(new(LabourRefusals.Piece, $"pieces 第{i}项：名称不超过20字，单位不超过10字"));
            problems.AddRange(Money.Problems($"pieces 第{i}项 priceYuan", piece.PriceYuan, zero: false, Money.MostForOne));
        }
        foreach (var twice in input.Rates.GroupBy(r => r.Trade).Where(g => g.Count() > 1))
            problems.Add(new(LabourRefusals.TradeTwice, $"rates：“{twice.Key}”重复"));
        foreach (var twice in (input.Pieces ?? []).GroupBy(p => p.Piece).Where(g => g.Count() > 1))
            problems.Add(new(LabourRefusals.PieceTwice, $"pieces：“{twice.Key}”重复"));
        var (rates, pieces) = LeftOut(input, agreed.Tables.WagesOn(input.From));
        string[] leftOut = [.. rates.Select(r => r.Trade), .. pieces.Select(p => p.Piece)];
        if (leftOut.Length > 0 && !input.OthersStand)
            problems.Add(
                new(
                    LabourRefusals.PricesLeftOut,
                    $"现行工价中的{string.Join("、", leftOut)}没有写明；不变的请注明仍按原工价（othersStand）",
                    "四方会商",
                    Clause.Seed("DP-03")
                )
            );
        if (problems.Count > 0)
            return new Refused(problems);
        var names = moment.Aside("parties", string.Join('、', parties))!;
        var said = moment.Aside("subjects", string.Join('\n', subjects))!;
        var wages = new WageTable(
            input.From,
            [.. input.Rates.Concat(rates).OrderBy(r => r.Trade, StringComparer.Ordinal)],
            [.. (input.Pieces ?? []).Concat(pieces).OrderBy(p => p.Piece, StringComparer.Ordinal)]
        );
        return new Accept
        {
            Facts = [new WagesFixed(at.Id, wages), new ReasonGiven(at.Id, names.Ref), new ReasonGiven(at.Id, said.Ref)],
            Keeps = [names, said],
        };
    }

    /// <summary>A price table is whole: what it leaves out of the one in force has no price by mistake.</summary>
    private static (IReadOnlyList<WageRate> Rates, IReadOnlyList<PiecePrice> Pieces) LeftOut(HoldConsultation input, WageTable? before) =>
        (
            [.. (before?.Rates ?? []).Where(r => input.Rates.All(now => now.Trade != r.Trade))],
            [.. (before?.Pieces ?? []).Where(p => (input.Pieces ?? []).All(now => now.Piece != p.Piece))]
        );

    public static Decision Sign(SignContracts input, CaseInHand at, WorkersNamed named, AgreedWages wages, ContractsSoFar contracts)
    {
        var problems = new List<Refusal>();
        if (input.Contracts.Count == 0)
            problems.Add(new(LabourRefusals.ContractsEmpty, "contracts：没有合同"));
        foreach (var (entry, i) in input.Contracts.Select((c, i) => (c, i + 1)))
        {
            var place = $"contracts 第{i}项";
            problems.AddRange(EntryChecks.Worker(named, entry.Worker, entry.From, place));
            problems.AddRange(AgeProblems(named, entry, at.Given, place));
            if (entry.Until < entry.From)
                problems.Add(new(LabourRefusals.ContractDates, $"{place}：截止日早于起始日"));
            if (wages.Tables.WagesOn(entry.From)?.Rates.Any(r => r.Trade == entry.Trade) != true)
                problems.Add(
                    new(
                        LabourRefusals.NoRate,
                        $"{place}：{entry.From:yyyy-MM-dd} 没有“{entry.Trade}”的商定工价",
                        "四方会商",
                        Clause.Seed("DP-03")
                    )
                );
            // 杂工变普工、普工变技工: another trade from a later day is a supplement, with its own paper.
            if (contracts.Terms.Any(c => c.Worker == entry.Worker && c.Trade != entry.Trade) && Lacks(at.Given, "contract-supplement"))
                problems.Add(
                    new(
                        Refusals.PaperMissing,
                        $"{place}：“{entry.Worker}”变更工种缺少材料：{Paper.LabelOf("contract-supplement")}",
                        Clause: Clause.Seed("MEI-17")
                    )
                );
            if (contracts.Terms.Any(c => c.Worker == entry.Worker && c.From >= entry.From))
                problems.Add(new(LabourRefusals.ContractKnown, $"{place}：“{entry.Worker}”已有 {entry.From:yyyy-MM-dd} 或以后起的合同"));
        }
        foreach (var twice in input.Contracts.GroupBy(c => c.Worker).Where(g => g.Count() > 1))
            problems.Add(new(LabourRefusals.ContractTwice, $"contracts：“{twice.Key}”重复"));
        if (problems.Count > 0)
            return new Refused(problems);
        var terms = input.Contracts.Select(c => new ContractTerm(c.Worker, c.Trade, c.From, c.Until));
        return new Accept { Facts = [new ContractsSigned(at.Id, [.. terms])] };
    }

    /// <summary>From 16 to 17 and from 60 on a contract needs a paper more.</summary>
    private static IEnumerable<Refusal> AgeProblems(WorkersNamed named, ContractEntry entry, IReadOnlyList<PaperGiven> given, string place)
    {
        if (named.Born.GetValueOrDefault(entry.Worker) is not { } birth)
            yield break;
        var age = IdNumber.AgeOn(birth, entry.From);
        if (age is >= 16 and < 18 && Lacks(given, "minor-protection"))
            yield return new(
                Refusals.PaperMissing,
                $"{place}：“{entry.Worker}”未满18周岁，缺少材料：{Paper.LabelOf("minor-protection")}；不得安排重体力和危险作业",
                Clause: Clause.Law(
                    "未成年人保护法 61",
                    "招用已满十六周岁未满十八周岁的未成年人，应当遵守工种、劳动时间、劳动强度和保护措施的规定"
                )
            );
        if (age >= 60 && Lacks(given, "health-insurance"))
            yield return new(
                Refusals.PaperMissing,
                $"{place}：“{entry.Worker}”已满60周岁，缺少材料：{Paper.LabelOf("health-insurance")}",
                Clause: Clause.Seed("DP-09")
            );
    }

    private static bool Lacks(IReadOnlyList<PaperGiven> given, string kind) => given.All(p => p.Kind != kind);

    public static Decision End(EndContract input, CaseInHand at, ContractsSoFar contracts, Moment moment)
    {
        var term = contracts.Terms.Where(c => c.Worker == input.Worker).MaxBy(c => c.From);
        if (term is null || term.Until < moment.OccurredOn)
            return Decision.Refuse(LabourRefusals.ContractUnknown, $"“{input.Worker}”没有有效的合同");
        if (input.Until < term.From || term.Until < input.Until)
        {
            var before = term.Until is { } last ? $"、{last:yyyy-MM-dd} 之前" : "";
            return Decision.Refuse(LabourRefusals.ContractDates, $"终止日应在 {term.From:yyyy-MM-dd} 之后{before}");
        }
        if (Reason.Problem(input.Reason, Refusals.Reason, "reason：理由不能为空，不超过2000字") is { } no)
            return new Refused([no]);
        var reason = moment.Aside("reason", input.Reason)!;
        return new Accept { Facts = [new ContractEnded(at.Id, input.Worker, input.Until, reason.Ref)], Keeps = [reason] };
    }

    public static Decision Issue(IssuePasses input, CaseInHand at, WorkersNamed named, Practice practice, Moment moment)
    {
        var problems = new List<Refusal>();
        var mark = practice.Pack.Days(LabourPolicy.ExamPassMark, moment.OccurredOn);
        foreach (var (entry, i) in input.Passes.Select((p, i) => (p, i + 1)))
        {
            var place = $"passes 第{i}项";
            problems.AddRange(EntryChecks.Worker(named, entry.Worker, moment.OccurredOn, place));
            if (!Line.IsLine(entry.Trade, 20))
                problems.Add(new(WorkerRefusals.Trade, $"{place}：工种不能为空，不超过20字"));
            if (entry.Score is < 0 or > 100 || decimal.Round(entry.Score, 2) != entry.Score)
                problems.Add(new(Refusals.ScoreRange, $"{place}：得分 {entry.Score} 应在 0–100 之间，最多两位小数"));
            else if (entry.Score < mark)
                problems.Add(
                    new(
                        LabourRefusals.ExamFailed,
                        $"{place}：“{entry.Worker}”得分 {entry.Score}，低于合格线 {mark}，不发 PASS",
                        Clause: Clause.Seed("DP-04")
                    )
                );
            if (entry.Until < moment.OccurredOn)
                problems.Add(new(LabourRefusals.PassDates, $"{place}：有效期早于发放日"));
        }
        if (problems.Count > 0)
            return new Refused(problems);
        var passes = input.Passes.Select(p => new WorkPass(p.Worker, p.Trade, moment.OccurredOn, p.Until, p.Score));
        return new Accept { Facts = [new PassesIssued(at.Id, [.. passes])] };
    }
}
