using System.Diagnostics;
using System.Text;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Documents;

public sealed class WrittenTexts
{
    private const string PayrollNotice = "notices/payroll-notice";

    [Fact]
    public void A_payroll_notice_reads_as_approved() =>
        Approved.Matches("payroll-notice.html", Html(Notices.Installed.RenderDocument(PayrollNotice, Notices.FiveWorkers)));

    [Theory]
    [InlineData("remind", "pay-reminder-1-remind.txt")]
    [InlineData("again", "pay-reminder-2-again.txt")]
    [InlineData("escalate", "pay-reminder-3-escalate.txt")]
    [InlineData("consequence", "pay-reminder-4-consequence.txt")]
    public void Each_rung_of_the_reminder_reads_as_approved(string rung, string approved) =>
        Approved.Matches(approved, Notices.Mail("pay-reminder", Notices.Reminder(rung)).ToString());

    [Fact]
    public void A_clean_notice_closes_with_the_approved_mail() =>
        Approved.Matches("notice-closed.txt", Notices.Mail("notice-closed", Notices.Closed).ToString());

    [Theory]
    [InlineData("objection-lodged")]
    [InlineData("objection-overdue")]
    public void A_mail_about_an_objection_reads_as_approved(string template) =>
        Approved.Matches(
            template + ".txt",
            Notices
                .Mail(template, new NoticeMail("莲花村通村道路硬化工程", "DP-1/notice-2", "劳务报酬发放公示", new(2026, 10, 15)))
                .ToString()
        );

    [Theory]
    [InlineData("bank")]
    [InlineData("contractor")]
    public void A_mail_about_a_late_deposit_reads_as_approved(string what) =>
        Approved.Matches(
            $"deposit-late-{what}.txt",
            Notices
                .Mail("deposit-late", new DepositMail("莲花村通村道路硬化工程", "DP-1/2026-09", 14630m, new(2026, 11, 6), what))
                .ToString()
        );

    [Fact]
    public void A_mail_about_an_overdue_rectification_reads_as_approved() =>
        Approved.Matches(
            "rectification-overdue.txt",
            Notices
                .Mail("rectification-overdue", new RectificationMail("莲花村通村道路硬化工程", "DP-1/rectification-1", new(2026, 10, 15)))
                .ToString()
        );

    [Fact]
    public void A_last_warning_without_its_consequence_is_not_written()
    {
        var error = Assert.Throws<TemplateError>(() =>
            Notices.Mail("pay-reminder", Notices.Reminder("consequence") with { Consequence = null })
        );
        Assert.Contains("后果", error.Reason);
    }

    [Fact]
    public void On_the_due_day_itself_the_mail_says_so()
    {
        var mail = Notices.Mail(
            "pay-reminder",
            Notices.Reminder("again") with
            {
                Today = new(2026, 10, 30),
                LatestPosting = null,
                Missing = [],
            }
        );
        Assert.Contains("今天就是应发日", mail.Subject);
        Assert.Contains("材料已齐。", mail.Body);
        Assert.DoesNotContain("最迟张贴日", mail.Body);
    }

    [Fact]
    public void The_same_data_gives_the_same_bytes()
    {
        byte[] Once() => PrintHtml.Write(TemplateTexts.Installed().RenderDocument(PayrollNotice, Notices.Workers(50)));
        Assert.Equal(Once(), Once());
    }

    [Fact]
    public async Task Sixteen_at_once_give_the_same_bytes()
    {
        var model = Notices.Workers(30);
        var pages = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => Html(Notices.Installed.RenderDocument(PayrollNotice, model))))
        );
        Assert.Single(pages.Distinct());
    }

    [Fact]
    public void Three_hundred_lines_take_less_than_a_second()
    {
        var model = Notices.Workers(300);
        Notices.Installed.RenderDocument(PayrollNotice, Notices.FiveWorkers);
        var watch = Stopwatch.StartNew();
        var html = Html(Notices.Installed.RenderDocument(PayrollNotice, model));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
        Assert.Contains("<td class=\"center\">300</td>", html);
    }

    [Fact]
    public void Subtotals_and_the_total_are_the_sum_of_the_lines()
    {
        var model = Notices.Workers(47);
        var rows = Table(model).Rows;
        Assert.Equal([12, 20, 15], SubtotalSizes(rows));
        Assert.Equal(
            model.Lines.Take(12).Sum(line => line.AmountYuan),
            decimal.Parse(
                rows.First(row => row.Kind is TableRowKind.Subtotal or TableRowKind.PageSubtotal).Cells[5],
                System.Globalization.CultureInfo.InvariantCulture
            )
        );
        Assert.Equal(
            model.Lines.Sum(line => line.AmountYuan),
            rows.Where(row => row.Kind is TableRowKind.Subtotal or TableRowKind.PageSubtotal)
                .Sum(row => decimal.Parse(row.Cells[5], System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.Equal(ChineseText.Yuan(model.TotalYuan), rows[^1].Cells[5]);
        Assert.Equal("47人", rows[^1].Cells[2]);
    }

    [Fact]
    public void A_total_that_is_not_the_sum_of_the_lines_is_not_printed()
    {
        var error = Assert.Throws<TemplateError>(() =>
            Notices.Installed.RenderDocument(PayrollNotice, Notices.FiveWorkers with { TotalYuan = 14630.01m })
        );
        Assert.Equal("金额合计 14,630.01 与明细之和 14,630.00 不符", error.Reason);
        Assert.Equal("notices/payroll-notice.sbn", error.File);
    }

    [Fact]
    public void A_name_given_unmasked_is_masked_all_the_same() =>
        Assert.Equal("欧阳*", Table(Notices.Payroll(new PayrollNoticeLine("欧阳锋", "普工", 1, 100, 100))).Rows[0].Cells[1]);

    [Fact]
    public void The_page_is_A4_repeats_the_head_of_the_table_and_forbids_scripts()
    {
        var html = Html(Notices.Installed.RenderDocument(PayrollNotice, Notices.FiveWorkers));
        Assert.Contains("@page{size:A4 portrait;margin:37mm 26mm 35mm 28mm}", html);
        Assert.Contains("thead{display:table-header-group}", html);
        Assert.Contains("default-src 'none'; script-src 'none'", html);
        Assert.Contains("<html lang=\"zh-CN\"", html);
        Assert.DoesNotContain("http://", html);
        Assert.DoesNotContain("style=", html);
    }

    internal static string Html(DocumentContent content) => Encoding.UTF8.GetString(PrintHtml.Write(content));

    private static Table Table(PayrollNoticeModel model) =>
        Assert.Single(Notices.Installed.RenderDocument(PayrollNotice, model).Elements.OfType<Table>());

    private static List<int> SubtotalSizes(IReadOnlyList<TableRow> rows)
    {
        var sizes = new List<int>();
        var lines = 0;
        foreach (var row in rows)
        {
            if (row.Kind == TableRowKind.Line)
                lines++;
            if (row.Kind is not (TableRowKind.Subtotal or TableRowKind.PageSubtotal))
                continue;
            sizes.Add(lines);
            lines = 0;
        }
        return sizes;
    }
}
