using WorkRelief.WorkflowHost.Documents;

namespace WorkRelief.Tests.Documents;

/// <summary>Worked examples the document tests share.</summary>
internal static class Notices
{
    public static TemplateTexts Installed { get; } = TemplateTexts.Installed();

    public static PayrollNoticeModel Payroll(params PayrollNoticeLine[] lines) => new(
        "莲花村通村道路硬化工程", "四川省/眉山市/东坡区/三苏镇/莲花村", new(2026, 9, 1), new(2026, 9, 30), lines,
        lines.Sum(line => line.Days), lines.Sum(line => line.AmountYuan), new(2026, 10, 9),
        new(new(2026, 10, 10), new(2026, 10, 16), 7, "《东坡区以工代赈项目劳务报酬发放办法》第八条"),
        "莲花村村务公开栏", "三苏镇人民政府以工代赈办公室", "028-38200000", new(2026, 10, 30), "7F3K-29QX",
        "https://example.gov.cn/notices/7F3K-29QX", ["莲花村村民委员会", "莲花村项目理事会"]);

    public static PayrollNoticeModel FiveWorkers => Payroll(
        new("张*", "普工", 21.5m, 120m, 2580m),
        new("欧阳*", "砌筑工", 22m, 180m, 3960m),
        new("𠮷**", "模板工", 18m, 200m, 3600m),
        new("龘*", "普工", 20m, 120m, 2400m, "另见误工扣减决议"),
        new("阿**·***", "机械操作工", 9.5m, 220m, 2090m));

    public static PayrollNoticeModel Workers(int count) => Payroll(
        [.. Enumerable.Range(1, count).Select(number => new PayrollNoticeLine(number % 3 == 0 ? "王**" : "李*", "普工", 20 + (number % 5 / 2m), 120m, (20 + (number % 5 / 2m)) * 120m))]);

    public static PayReminderModel Reminder(ReminderRung rung) => new(
        rung, "三苏镇人民政府", "莲花村通村道路硬化工程", new(2026, 9, 1), new(2026, 9, 30), new(2026, 10, 30),
        rung switch { ReminderRung.Remind => new(2026, 10, 16), ReminderRung.Again => new(2026, 10, 23), ReminderRung.Escalate => new(2026, 10, 30), _ => new DateOnly(2026, 11, 4) },
        new DateOnly(2026, 10, 22), ["经村民委员会和项目理事会核签的劳务报酬发放表", "公示张贴照片"], "请村文书上传发放表并张贴公示。",
        "《保障农民工工资支付条例》第十四条",
        rung == ReminderRung.Consequence ? "暂停该项目后续资金拨付，直至劳务报酬发放到位。" : null);

    public static NoticeClosedModel Closed { get; } = new(
        "三苏镇人民政府", "莲花村通村道路硬化工程", new(2026, 9, 1), new(2026, 9, 30),
        new(new(2026, 9, 30), new(2026, 10, 8), 7, "《东坡区以工代赈项目劳务报酬发放办法》第八条", "末日遇国庆节顺延"),
        "莲花村村务公开栏", 5, 14630m, new(2026, 10, 9), new(2026, 10, 30), "请镇财政所生成发放批次并提交银行。");
}
