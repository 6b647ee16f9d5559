using WorkRelief.WorkflowHost.Reading;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// The samples with as many people as a project may have: names of 2 to 15 characters, sums up to 99,999,999.99 元. What can be printed
/// of these can be printed of a project.
/// </summary>
public static class SampleSizes
{
    public const decimal MostYuan = 99_999_999.99m;

    /// <summary>Nobody, one, a usual month, and the largest known.</summary>
    public static IReadOnlyList<int> Workers { get; } = [0, 1, 34, 320, 500];

    private static readonly DateOnly First = new(2026, 10, 1);
    private static readonly DateOnly Last = new(2026, 10, 31);

    /// <summary>What a paper of nobody's pay says instead of being printed.</summary>
    public static bool Prints(object sample, int workers) =>
        workers > 0
        || sample is not (PayrollNoticeModel or PaySlip or RecruitmentNoticeModel)
            && sample is not Dossier { Subject: PaySheet or NoticeSheet { Listed.Count: > 0 } };

    /// <summary>A made-up name of 2 to 15 characters, rare ones and those of other peoples among them.</summary>
    public static string Name(int n) =>
        (n % 14) switch
        {
            0 => "阿卜杜热合曼·阿不都克里木江",
            1 => "张",
            2 => "欧阳𠮷喆",
            3 => "龘〇",
            4 => "阿依古丽·买买提明",
            var other => "李建国志明芳华秀英永福安康宁"[..other],
        } + $"{"甲乙丙丁戊己庚辛壬癸"[n % 10]}";

    public static object Of(object sample, int workers) =>
        sample switch
        {
            Dossier d => d with
            {
                Labour = d.Labour with
                {
                    Trades = Times(d.Labour.Trades, Math.Min(workers, 50)),
                    Pieces = Times(d.Labour.Pieces, Math.Min(workers, 50)),
                    Means = Times(d.Labour.Means, Math.Min(workers, 50)),
                },
                Funds = Funds(d.Funds, workers),
                Cycles = [.. Times(d.Cycles, Math.Min(workers, 36)).Select(c => c with { TotalYuan = MostYuan, PaidYuan = MostYuan })],
                Records = d.Records.ToDictionary(r => r.Key, r => Times(r.Value, workers)),
                Findings = d.Subject is FindingSheet ? d.Findings : Times(d.Findings, Math.Min(workers, 100)),
                Notices = Times(d.Notices, Math.Min(workers, 100)),
                Purchases = Times(d.Purchases, Math.Min(workers, 100)),
                Archive = Times([.. d.Archive.Select(f => f with { Papers = Times(f.Papers, Math.Min(workers, 31)) })], workers),
                Subject = d.Subject is null ? null : Of(d.Subject, workers),
            },
            MonthSheet s => s with
            {
                From = First,
                To = Last,
                People =
                [
                    .. from n in Enumerable.Range(1, workers)
                    select new MonthPerson(
                        $"W{n:0000}",
                        Name(n),
                        [
                            .. Enumerable
                                .Range(0, 31)
                                .Select(d =>
                                    (n + d) % 9 == 0 ? ""
                                    : (n + d) % 7 == 0 ? "上"
                                    : "√"
                                ),
                        ],
                        27.5m
                    ),
                ],
                Ledger =
                [
                    .. from n in Enumerable.Range(1, workers)
                    select n % 5 == 0
                        ? new LedgerPart(n, Name(n), "机械操作工", "1—31", 0m, "混凝土路面摊铺养护", "立方米", 99_999.99m)
                        : new LedgerPart(
                            n,
                            Name(n),
                            "普工",
                            "1、3、5、7、9、11、13、15、17、19、21、23、25、27、29、31",
                            16m,
                            null,
                            null,
                            0m
                        ),
                ],
                Log =
                [
                    .. from d in Enumerable.Range(0, 31)
                    select new LogPart(First.AddDays(d), "晴", null, $"普工{workers}人", "混凝土路面12.5立方米", "搅拌机1台班", null),
                ],
            },
            PaySheet s => Sheet(s, workers),
            NoticeSheet s => s with
            {
                Listed = Listed(s.Listed, workers),
                Purchase = s.Purchase is { } p
                    ? p with
                    {
                        Inquiries = Times(p.Inquiries, Math.Min(workers, 50)),
                        AmountYuan = MostYuan,
                    }
                    : null,
            },
            PayrollNoticeModel s => Notice(s, workers),
            RecruitmentNoticeModel s => s with
            {
                Posts = Times(s.Posts, Math.Min(workers, 50)),
                Pieces = Times(s.Pieces, Math.Min(workers, 50)),
            },
            PaySlip s => s with
            {
                Name = Name(0),
                Items = [.. Times([s.Items[0]], Math.Min(workers, 31))],
                TotalYuan = s.Items[0].AmountYuan * Math.Min(workers, 31),
            },
            Overview o => Large(o, workers),
            _ => sample,
        };

    private static FundsPart Funds(FundsPart funds, int workers) =>
        funds with
        {
            Spending = [.. Times(funds.Spending, workers)],
            SpentYuan = funds.Spending.Sum(s => s.AmountYuan) * workers,
            ArrivedYuan = funds.ArrivedYuan * Math.Max(1, workers),
            Batches = [.. funds.Batches.Select(b => b with { SpentYuan = funds.Spending.Sum(s => s.AmountYuan) * workers })],
        };

    private static PaySheet Sheet(PaySheet sheet, int workers)
    {
        List<PaySheetLine> lines =
        [
            .. Amounts(workers)
                .Select(
                    (yuan, i) =>
                        i % 5 == 4
                            ? Samples.Paid(i + 1, Name(i), "机械操作工（混凝土路面）", 9_999.99m, "立方米", 9_999.99m, yuan, 0m)
                            : Samples.Paid(i + 1, Name(i), "普工", 31m, "工日", 180m, yuan, 0m)
                ),
        ];
        return sheet with
        {
            Lines =
            [
                .. lines,
                .. workers > 1 ? [lines[0] with { Number = 0, Card = null, Held = "没有登记本人卡号" }] : (PaySheetLine[])[],
            ],
            TotalYuan = lines.Sum(l => l.NetYuan),
            People = workers,
        };
    }

    private static PayrollNoticeModel Notice(PayrollNoticeModel notice, int workers)
    {
        List<PayrollNoticeLine> lines =
        [
            .. Amounts(workers)
                .Select(
                    (yuan, i) =>
                        i % 5 == 4
                            ? new PayrollNoticeLine(
                                Name(i),
                                "机械操作工",
                                9_999.99m,
                                "立方米",
                                9_999.99m,
                                yuan,
                                "混凝土路面",
                                "51*************123",
                                "138****1234"
                            )
                            : new PayrollNoticeLine(Name(i), "普工", 31m, "工日", 180m, yuan, null, "51*************123", "138****1234")
                ),
        ];
        return notice with
        {
            Lines = lines,
            TotalDays = lines.Where(l => l.Unit == "工日").Sum(l => l.Quantity),
            TotalYuan = lines.Sum(l => l.AmountYuan),
            People = workers,
            Held = [.. Enumerable.Range(1, workers / 10).Select(n => new PayrollHeld(Name(n), "没有登记本人卡号"))],
        };
    }

    /// <summary>Everybody has 5,580.00 and the last the rest.</summary>
    private static IEnumerable<decimal> Amounts(int workers) =>
        Enumerable.Range(1, workers).Select(n => n < workers ? 5_580m : MostYuan - 5_580m * (workers - 1));

    private static ListedProject[] Listed(IReadOnlyList<ListedProject> listed, int projects) =>
        listed.Count == 0
            ? []
            : [.. Times([listed[0]], projects).Select(l => l with { PlannedYuan = MostYuan, ArrivedYuan = MostYuan, PaidYuan = MostYuan })];

    private static Overview Large(Overview o, int projects) =>
        o with
        {
            Projects = Listed(o.Projects, projects),
            Works = Times(o.Works, projects),
            Figures = o.Figures with
            {
                Projects = projects,
                PlannedYuan = MostYuan * projects,
                ArrivedYuan = MostYuan * projects,
                PaidYuan = MostYuan * projects,
            },
        };

    private static IReadOnlyList<T> Times<T>(IReadOnlyList<T> list, int times) => [.. Enumerable.Repeat(list, times).SelectMany(l => l)];
}
