using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.PublicNotices;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// Made-up data on which every template can be tried: <c>template check</c>, and the texts that were read before they shipped.
/// </summary>
public static partial class Samples
{
    internal static readonly DateOnly Day = new(2026, 10, 9);

    /// <summary>As a real one is made; with its widest letters.</summary>
    private static readonly string Code = VerificationCode.Of([0x3B, 0xC7, 0x31, 0x26, 0xFD, 0xA7, 0x22, 0xDE, 0x52, 0x08]);
    private static readonly InquiryPart[] Inquiries =
    [
        new("东坡区宏远建材有限公司", 86_500m, true),
        new("三苏镇兴农砂石厂", 88_000m, false),
        new("眉山市川西水泥经营部", 91_200m, false),
    ];
    private static readonly NoticeWindow Window = new(
        new(2026, 10, 10),
        new(2026, 10, 16),
        7,
        "《国家以工代赈管理办法》（国家发展改革委令第57号）和东坡区关于公示7天的规定"
    );
    private static readonly Complaints Complaints = new("三苏镇人民政府或者东坡区发展改革局", "028-38200000");

    /// <summary>All templates that render on their own, by name below the folder.</summary>
    public static IReadOnlyDictionary<string, object> All { get; } =
        DocumentKinds
            .All.Values.Where(k => k.Subject != DocumentAbout.County)
            .ToDictionary(k => "documents/" + k.Name, k => (object)Of(k))
            .Concat(
                DocumentKinds
                    .All.Values.Where(k => k.Subject == DocumentAbout.County)
                    .Select(k => KeyValuePair.Create("documents/" + k.Name, (object)County(k)))
            )
            .Concat(
                PublicNoticeTable
                    .KindLabels.Keys.Where(k => k is not (PublicNoticeTable.Payroll or PublicNoticeTable.Recruitment))
                    .Select(k => KeyValuePair.Create("notices/" + PublicNoticeTable.PaperOf(k), (object)Notice(k)))
            )
            .Append(new("notices/payroll-notice", Payroll))
            .Append(
                new(
                    "notices/recruitment-notice",
                    new RecruitmentNoticeModel(
                        "莲花村通村道路硬化工程",
                        "四川省/眉山市/东坡区/三苏镇/莲花村",
                        "莲花村村务公开栏",
                        Day,
                        new(2026, 10, 16),
                        60,
                        [new("技工", 8, 420, 240m), new("普工", 20, 1100, 180m)],
                        [new("混凝土路面", "立方米", 35m)],
                        ["脱贫户", "易地搬迁户"],
                        "莲花村村民委员会",
                        Complaints,
                        Code,
                        Window,
                        "核验码 " + Code
                    )
                )
            )
            .Append(
                new(
                    "documents/pay-slip",
                    new PaySlip(
                        "莲花村通村道路硬化工程",
                        "莲花村项目理事会",
                        "2026年9月",
                        "9月12日的半个工日漏登，查实后补发",
                        "W001",
                        "张三丰",
                        "51*************123",
                        [
                            new("W001", "张三丰", "普工", null, "工日", 21.5m, 180m, 3870m, null),
                            new("W001", "张三丰", "普工", "混凝土路面", "立方米", 12.5m, 35m, 437.5m, null),
                            new("W001", "张三丰", "普工", "扣减", "占比", 0.1m, 0m, -430.75m, null),
                        ],
                        3876.75m,
                        "已到账",
                        new(2026, 10, 30),
                        new(2026, 10, 28)
                    )
                )
            )
            .Append(
                new(
                    "mail/pay-reminder",
                    Mail(
                        new PayReminder("remind", "莲花村通村道路硬化工程", new(2026, 9, 1), new(2026, 9, 30), new(2026, 10, 30), Day)
                        {
                            LatestPosting = new(2026, 10, 22),
                            Missing = ["公示张贴照片"],
                            NextStep = "村“两委”张榜公示",
                            Basis = "报酬期结束后1个月内发放",
                        }
                    )
                )
            )
            .Append(
                new(
                    "mail/notice-closed",
                    Mail(
                        new PayableMail(
                            "莲花村通村道路硬化工程",
                            new(2026, 9, 1),
                            new(2026, 9, 30),
                            new(new(2026, 10, 10), new(2026, 10, 16), 7),
                            5,
                            14_630m,
                            new(2026, 10, 17),
                            new(2026, 10, 30)
                        )
                        {
                            NextStep = "乡镇财政发放到卡",
                        }
                    )
                )
            )
            .Append(new("mail/objection-lodged", Mail(new NoticeMail("莲花村通村道路硬化工程", "P1/notice-1", "劳务报酬发放公示", Day))))
            .Append(new("mail/objection-overdue", Mail(new NoticeMail("莲花村通村道路硬化工程", "P1/notice-1", "劳务报酬发放公示", Day))))
            .Append(new("mail/deposit-late", Mail(new DepositMail("莲花村通村道路硬化工程", "P1/2026-09", 14_630m, Day, "bank"))))
            .Concat(
                Catalogue
                    .Program.Subjects.SelectMany(s => s.Mails)
                    .Select(m => KeyValuePair.Create("mail/" + m.Template, (object)Mail(m.Sample)))
            )
            .Append(
                new(
                    "mail/rectification-overdue",
                    Mail(new Workflows.Rectification.RectificationMail("莲花村通村道路硬化工程", "P1/rectification-1", Day))
                )
            )
            .ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);

    private static System.Text.Json.JsonElement Mail(object model) =>
        TemplateTexts.Addressed(Workflows.Kernel.MailQueued.ModelOf(model).GetRawText(), "三苏镇人民政府");

    private static Dossier Of(DocumentKind kind) =>
        SampleDossier.Of(kind.Label, kind.Numbered, kind.Fields.Select(f => f.Name)) with
        {
            Subject = kind.Subject switch
            {
                DocumentAbout.Worker => new ContractSheet(
                    "MS-1-W001-1",
                    "W001",
                    "欧阳𠮷喆",
                    "莲花村村民委员会",
                    "513821199001010000",
                    "13800001234",
                    "6217000000000001234",
                    "四川省眉山市东坡区三苏镇莲花村",
                    "技工",
                    new(2026, 9, 1),
                    new(2026, 12, 31),
                    240m,
                    [new("混凝土路面", "立方米", 35m)],
                    ["脱贫户"],
                    1
                )
                {
                    Bank = "东坡区农村商业银行三苏支行",
                },
                DocumentAbout.Month => Month,
                DocumentAbout.Cycle => new PaySheet(
                    "2026年9月",
                    "莲花村项目理事会",
                    new(2026, 10, 30),
                    null,
                    null,
                    null,
                    [
                        Paid(1, "欧阳𠮷喆", "技工", 22m, "工日", 240m, 5280m, 0m),
                        Paid(2, "龘〇", "普工（混凝土路面）", 86.5m, "立方米", 35m, 3027.5m, 302.75m),
                        Paid(0, "镕辉", "普工", 20m, "工日", 180m, 3600m, 0m) with
                        {
                            Card = null,
                            Held = "没有登记本人卡号",
                        },
                    ],
                    8004.75m,
                    2
                ),
                DocumentAbout.Acceptance => new AcceptanceSheet(
                    new("P1/acceptance-county", "county", "县级复验", false, 0, 92.5m, 60m),
                    ["验收申请", "第三方检测报告"]
                ),
                DocumentAbout.Rectification => new FindingSheet(
                    new("P1/rectification-1", "第1号", "K0+120 处路面厚度不足 2 厘米", new(2026, 10, 24), "未销号", false)
                ),
                DocumentAbout.Project when kind.Name == DocumentKinds.Responsibility => new ResponsibilitySheet([
                    new("东坡区发展和改革局", "何川", ["批复（2026年3月20日）", "下达资金（2026年4月2日）"]),
                    new("莲花村项目理事会", "欧阳𠮷喆", ["开工（2026年5月6日）", "报告竣工（2026年10月8日）"]),
                ]),
                DocumentAbout.Notice => new NoticeResultSheet(
                    "劳务报酬发放公示",
                    "第2号公示",
                    "莲花村村务公开栏",
                    "全体村民",
                    new(2026, 9, 20),
                    new(
                        new(2026, 9, 21),
                        new(2026, 9, 30),
                        7,
                        "《国家以工代赈管理办法》（国家发展改革委令第57号）",
                        "异议期间中止，答复次日起续算"
                    ),
                    2,
                    [new(new(2026, 9, 23), "来访", false, new(2026, 9, 26), "经核对签到表和施工日志，八月出工二十二天无误")]
                ),
                DocumentAbout.Record => new RecordSheet(
                    new(
                        "r1",
                        Day,
                        "县",
                        kind.About == "inspection"
                            ? new Dictionary<string, string> { ["level"] = "县", ["found"] = "路基压实到位，公示栏照片齐全" }
                            : new Dictionary<string, string>
                            {
                                ["parties"] = "莲花村村集体经济组织、眉山柑橘合作社、农户",
                                ["share"] = "30",
                                ["mode"] = "保底加分红",
                                ["years"] = "10",
                                ["distribution"] = "村集体四成，农户六成",
                            }
                    )
                ),
                _ => null,
            },
        };

    private static Dossier Notice(string kind) =>
        SampleDossier.Of(PublicNoticeTable.KindLabels[kind], false, []) with
        {
            Subject = new NoticeSheet(
                PublicNoticeTable.KindLabels[kind],
                "莲花村村务公开栏",
                "本村群众",
                Day,
                Window,
                Complaints,
                kind is "inquiry" or "rental-service" ? Purchase(kind == "inquiry" ? "材料采购" : "机械租赁") : null,
                kind is "county-plan" or "annual-list" ? Listed : [],
                ["莲花村村民委员会"]
            ),
        };

    private static MonthSheet Month =>
        new(
            new(2026, 9, 1),
            new(2026, 9, 30),
            [
                .. new[] { "欧阳𠮷喆", "龘〇", "镕辉" }.Select(
                    (name, n) =>
                        new MonthPerson(
                            $"W00{n + 1}",
                            name,
                            [
                                .. Enumerable
                                    .Range(1, 30)
                                    .Select(d =>
                                        d % 7 == n ? ""
                                        : d == 9 ? "上"
                                        : "√"
                                    ),
                            ],
                            25.5m
                        )
                ),
            ],
            [
                new(1, "欧阳𠮷喆", "技工", "1—12、14—26", 25m, null, null, 0m),
                new(2, "龘〇", "普工", "1、2", 1.5m, null, null, 0m),
                new(null, "龘〇", "普工", "3", 0m, "混凝土路面", "立方米", 12.5m),
            ],
            [
                new(new(2026, 9, 1), "晴", null, "技工1人、普工2人", "混凝土路面12.5立方米", "搅拌机1台班", "K0+000 至 K0+120 路面浇筑"),
                new(new(2026, 9, 2), "大雨", "大雨停工", "", "", "", null),
            ]
        );

    internal static PurchasePart Purchase(string kind) =>
        new("P1/purchase-1", kind, "32.5 级水泥 200 吨", 86_500m, "东坡区宏远建材有限公司", "公示中", Inquiries);

    private static ListedProject[] Listed =>
        [
            new(
                "MS-1",
                "莲花村通村道路硬化工程",
                "莲花村",
                "村民自建",
                "以工代赈专项",
                "建设中",
                2_800_000m,
                2_800_000m,
                661_200m,
                "23.61%",
                "低于下限，尚未完成",
                62,
                false
            )
            {
                YearPaidYuan = 500_000m,
            },
            new(
                "MS-2",
                "清水村塘堰整治工程",
                "清水村",
                "施工单位承建",
                "农业农村基础设施推广",
                "验收合格",
                1_060_000m,
                1_060_000m,
                256_000m,
                "24.15%",
                "达到下限",
                31,
                false
            )
            {
                YearPaidYuan = 256_000m,
            },
        ];

    internal static DocumentHead Head(string label, bool numbered) =>
        new(
            label,
            numbered ? "眉东发改赈〔2026〕12号" : null,
            Code,
            "https://zhengwu.example.gov.cn/verify/" + Code,
            numbered ? "东坡区发展和改革局" : "三苏镇人民政府",
            Day
        );

    internal static PaySheetLine Paid(
        int? number,
        string name,
        string work,
        decimal quantity,
        string unit,
        decimal priceYuan,
        decimal grossYuan,
        decimal deductedYuan
    ) =>
        new(
            number,
            name,
            "513821199001010000",
            "13800001234",
            work,
            quantity,
            unit,
            priceYuan,
            grossYuan,
            deductedYuan,
            grossYuan - deductedYuan,
            "6217000000000001234",
            null
        );

    private static PayrollNoticeModel Payroll =>
        new(
            "莲花村通村道路硬化工程",
            "四川省/眉山市/东坡区/三苏镇/莲花村",
            new(2026, 9, 1),
            new(2026, 9, 30),
            [
                new("欧阳𠮷喆", "技工", 22m, "工日", 240m, 5280m, MaskedId: "51*************123"),
                new("龘〇", "普工", 86.5m, "立方米", 35m, 3027.5m, "混凝土路面", "51*************456"),
            ],
            22m,
            8307.5m,
            Day,
            Window with
            {
                Basis =
                    "《国家以工代赈管理办法》（国家发展改革委令第57号）、《保障农民工工资支付条例》（国务院令第724号）"
                    + "和东坡区关于公示7天的规定",
            },
            "莲花村村务公开栏",
            Complaints,
            new(2026, 10, 30),
            Code,
            "核验码 " + Code,
            ["莲花村村民委员会", "三苏镇人民政府"],
            [new("镕辉", "没有登记本人卡号")],
            2,
            PublicNoticeTable.UsualFields,
            "9月的签到表漏登，查实后补发"
        );
}
