using WorkRelief.WorkflowHost.Papers;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Documents;

/// <summary>Worked examples the document tests share.</summary>
internal static class Notices
{
    public static TemplateTexts Installed { get; } = TemplateTexts.Installed();

    public static PayrollNoticeModel Payroll(params PayrollNoticeLine[] lines) =>
        new(
            "莲花村通村道路硬化工程",
            "四川省/眉山市/东坡区/三苏镇/莲花村",
            new(2026, 9, 1),
            new(2026, 9, 30),
            lines,
            lines.Where(line => line.Unit == "工日").Sum(line => line.Quantity),
            lines.Sum(line => line.AmountYuan),
            new(2026, 10, 9),
            new(new(2026, 10, 10), new(2026, 10, 16), 7, "《东坡区以工代赈项目劳务报酬发放办法》第八条"),
            "莲花村村务公开栏",
            new("三苏镇人民政府或者东坡区发展改革局", "028-38200000"),
            new(2026, 10, 30),
            "7F3K-29QX",
            "https://example.gov.cn/notices/7F3K-29QX",
            ["莲花村村民委员会", "莲花村项目理事会"],
            Fields: ["seq", "name", "id", "trade", "days", "rate", "amount", "note"]
        );

    public static PayrollNoticeModel FiveWorkers =>
        Payroll(
            new("张伟", "普工", 21.5m, "工日", 120m, 2580m, MaskedId: "51*************12X"),
            new("欧阳锋", "砌筑工", 22m, "工日", 180m, 3960m, MaskedId: "51*************345"),
            new("𠮷志明", "模板工", 18m, "工日", 200m, 3600m, MaskedId: "51*************346"),
            new("龘〇", "普工", 20m, "工日", 120m, 2400m, "另见误工扣减决议", "51*************347"),
            new("阿依古丽·买买提", "砌筑工", 24.36m, "立方米", 85.5m, 2082.78m, "砌石", "51*************348")
        );

    public static PayrollNoticeModel Workers(int count) =>
        Payroll([
            .. Enumerable
                .Range(1, count)
                .Select(number => new PayrollNoticeLine(
                    number % 3 == 0 ? "王建国" : "李芳",
                    "普工",
                    20 + (number % 5 / 2m),
                    "工日",
                    120m,
                    (20 + (number % 5 / 2m)) * 120m
                )),
        ]);

    public static PayReminder Reminder(string rung) =>
        new(
            rung,
            "莲花村通村道路硬化工程",
            new(2026, 9, 1),
            new(2026, 9, 30),
            new(2026, 10, 30),
            rung switch
            {
                "remind" => new(2026, 10, 16),
                "again" => new(2026, 10, 23),
                "escalate" => new(2026, 10, 31),
                _ => new DateOnly(2026, 11, 6),
            }
        )
        {
            LatestPosting = new DateOnly(2026, 10, 22),
            Missing = ["劳务报酬发放表（已签字）", "公示张贴照片"],
            NextStep = "村“两委”张榜公示",
            Basis = "《保障农民工工资支付条例》第十四条",
            Consequence = rung == "consequence" ? "报酬未付清前，各级验收一律不予办理。" : null,
        };

    public static PayableMail Closed { get; } =
        new(
            "莲花村通村道路硬化工程",
            new(2026, 9, 1),
            new(2026, 9, 30),
            new(new(2026, 9, 30), new(2026, 10, 8), 7),
            5,
            14630m,
            new(2026, 10, 9),
            new(2026, 10, 30)
        )
        {
            NextStep = "乡镇财政发放到卡，并登记银行回单",
        };

    /// <summary>A mail as the outbox writes it.</summary>
    public static MailText Mail(string template, object model) =>
        Installed.RenderText("mail/" + template, TemplateTexts.Addressed(MailQueued.ModelOf(model).GetRawText(), "三苏镇人民政府"));
}
