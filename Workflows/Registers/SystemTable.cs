using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Registers;

/// <summary>Who may write in the system's register; steps of other subjects that belong to no project stand here too.</summary>
public static class SystemTable
{
    public const string Name = "system";

    public static Table Table { get; } =
        KeptRegister.Table(
            Name,
            "系统登记",
            "system.start",
            [
                KeptRegister.Row("area.register", "登记行政区划", Bodies.Administrator),
                KeptRegister.Row("account.register", "登记账号", Bodies.Administrator),
                KeptRegister.Row("grant.give", "授予职责", Bodies.Administrator),
                KeptRegister.Row("grant.end", "终止职责", Bodies.Administrator),
                KeptRegister.Row("pack.activate", "启用政策包", Bodies.Administrator),
                KeptRegister.Row("office.name", "登记发文字号", Bodies.Administrator),
                Seeded("overview.issue", "出具清单和汇总", Bodies.ReformBureau, "MING-05"),
                Seeded("overview.issue", "出具清单和汇总", Bodies.LeadingGroupOffice, "MING-05"),
                Seeded("regulation.register", "登记制度文件", Bodies.ReformBureau, "MEI-12"),
                Seeded("regulation.register", "登记制度文件", Bodies.LeadingGroupOffice, "MING-08"),
                Seeded("archivist.appoint", "明确或更换乡镇档案员", Bodies.Township, "GA-09"),
                Seeded("archivist.appoint", "明确或更换乡镇档案员", Bodies.ReformBureau, "BZ-12"),
                KeptRegister.Row("calendar.publish", "录入年度放假安排", Bodies.Administrator),
                KeptRegister.Row("system.seal-day", "封存当日日志", Bodies.Clock),
            ]
        );

    private static Row Seeded(string action, string label, string body, string seed) =>
        KeptRegister.Row(action, label, body) with
        {
            Clause = Clause.Seed(seed),
        };
}
