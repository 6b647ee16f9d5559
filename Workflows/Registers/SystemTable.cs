using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Registers;

/// <summary>Who may write in the system's register. What else belongs to no project, every subject says itself.</summary>
public static class SystemTable
{
    public const string Name = Subject.System;

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
                .. Bodies.Grantable.Keys.Select(body => KeptRegister.Row("grant.lend", "委托代理或转办", body)),
                .. Bodies.Grantable.Keys.Select(body => KeptRegister.Row("grant.take-back", "收回委托", body)),
                KeptRegister.Row("grant.hand-over", "离职交接", Bodies.Administrator),
                KeptRegister.Row("pack.activate", "启用政策包", Bodies.Administrator),
                KeptRegister.Row("calendar.publish", "录入年度放假安排", Bodies.Administrator),
                KeptRegister.Row("system.seal-day", "封存当日日志", Bodies.Clock),
                .. KeyActions.Rows,
            ]
        );
}
