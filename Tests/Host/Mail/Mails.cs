using WorkRelief.WorkflowHost.Mail;

namespace WorkRelief.Tests.Host.Mail;

/// <summary>Mails the tests begin from, and the moment they are sent.</summary>
internal static class Mails
{
    /// <summary>09:00 on 20 March 2026 in Shanghai.</summary>
    public static TimeProvider Morning { get; } = new FixedClock(new DateTimeOffset(2026, 3, 20, 1, 0, 0, TimeSpan.Zero));

    public static MailTo Worker { get; } = new("张三", "zhangsan@town.example");

    public static OutgoingMail Reminder { get; } =
        new(
            "pay-7-remind@county.example",
            [Worker],
            [new MailTo("李四", "lisi@town.example")],
            "关于尽快发放劳务报酬的提醒：东坡区永丰村村道硬化工程第三期工资应于本月二十五日前足额发放到人",
            "张三同志：\n\n您负责的项目尚有 14,630.00 元劳务报酬未发放（含镕、喆、𠮷等生僻字姓名）。\n.\n东坡区发展和改革局\n"
        );

    public static OutgoingMail To(params string[] addresses) =>
        Reminder with
        {
            To = [.. addresses.Select(address => new MailTo("", address))],
            Cc = [],
        };

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
