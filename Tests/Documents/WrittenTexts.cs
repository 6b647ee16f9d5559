using System.Diagnostics;
using System.Text;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Rectification;

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
        Assert.Contains("<td>300</td>", html);
    }

    [Theory]
    [InlineData("notices/payroll-notice")]
    [InlineData("documents/payroll-sheet")]
    [InlineData("documents/labour-ledger")]
    [InlineData("documents/sign-in-sheet")]
    public void The_sum_at_the_foot_of_a_page_is_of_the_lines_on_it_and_all_of_them_are_the_total(string template)
    {
        foreach (var workers in SampleSizes.Workers.Where(n => n > 0))
        {
            var content = PageSums.Laid(Notices.Installed.RenderDocument(template, SampleSizes.Of(Samples.All[template], workers)));
            var column = content.Elements.OfType<Table>().First().Columns.ToList().FindLastIndex(c => c.Sum);
            var (page, pages, all) = (0m, 0, 0m);
            foreach (var row in content.Elements.OfType<Table>().First().Rows)
            {
                var yuan = decimal.TryParse(row.Cells[column], System.Globalization.CultureInfo.InvariantCulture, out var figure)
                    ? figure
                    : 0;
                if (row.Kind == TableRowKind.Line)
                    page += yuan;
                else if (row.Kind is TableRowKind.Subtotal or TableRowKind.PageSubtotal)
                {
                    Assert.Equal((page, "本页小计"), (yuan, row.Cells[1]));
                    (all, page, pages) = (all + page, 0, pages + 1);
                }
                else if (row.Kind == TableRowKind.Total)
                    Assert.Equal(pages == 0 ? page : all, yuan);
                else
                    page = 0;
            }
            Assert.True(pages > 1 || workers < 320, $"{workers} people on {pages} pages");
        }
    }

    [Fact]
    public void A_total_that_is_not_the_sum_of_the_lines_is_not_printed()
    {
        var error = Assert.Throws<TemplateError>(() =>
            Notices.Installed.RenderDocument(PayrollNotice, Notices.FiveWorkers with { TotalYuan = 14630.01m })
        );
        Assert.Equal("金额合计 14,630.01 与明细之和 14,622.78 不符", error.Reason);
        Assert.Equal("notices/payroll-notice.sbn", error.File);
    }

    [Fact]
    public void Villagers_read_full_names_before_the_poster_and_masked_ones_on_the_open_board()
    {
        var page = PrintHtml.BodyOf(Html(Notices.Installed.RenderDocument(PayrollNotice, Notices.FiveWorkers)));
        Assert.Contains(">阿依古丽·买买提<", page, StringComparison.Ordinal);
        var open = PrintHtml.Masked(page);
        Assert.Contains(">欧阳*<", open, StringComparison.Ordinal);
        Assert.Contains(">合计<", open, StringComparison.Ordinal);
        Assert.All(Notices.FiveWorkers.Lines, l => Assert.DoesNotContain(l.Name, open, StringComparison.Ordinal));
    }

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
}
