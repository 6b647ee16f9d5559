using WorkRelief.WorkflowHost.Papers;

namespace WorkRelief.Tests.Browser;

/// <summary>
/// Every paper as it is printed, with nobody on it, one, a usual month and the largest: measured in the browser that prints it.
/// </summary>
public sealed class PrintTests(Chromium chromium) : IClassFixture<Chromium>
{
    public static TheoryData<string> Names =>
        [.. Samples.All.Keys.Where(n => !n.StartsWith("mail/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [BrowserTheory, MemberData(nameof(Names))]
    public async Task Nothing_overflows_or_breaks_signatures_have_company_and_sums_are_true_of_their_page(string name)
    {
        var templates = TemplateTexts.Installed();
        await using var context = await chromium.Browser.NewContextAsync(new() { BypassCSP = true });
        var page = await context.NewPageAsync();
        foreach (var workers in SampleSizes.Workers.Where(n => SampleSizes.Prints(Samples.All[name], n)))
        {
            var faults = await PaperMeasure.FaultsAsync(page, templates.RenderDocument(name, SampleSizes.Of(Samples.All[name], workers)));
            Assert.True(faults.Count == 0, $"{workers} people: {string.Join("; ", faults.Take(5))}");
        }
    }

    /// <summary>The measure sees what it is there for.</summary>
    [BrowserTheory]
    [InlineData("notices/payroll-notice", "col:nth-child(8){width:3%}td.figure{overflow:visible}", "wide in")]
    [InlineData("notices/payroll-notice", "td.name{white-space:nowrap;font-size:16pt}", "wide in")]
    [InlineData("notices/payroll-notice", "td.figure{letter-spacing:8px}", "stands over")]
    [InlineData("notices/payroll-notice", ".close{break-before:page}", "signatures stand alone")]
    [InlineData("documents/training-register", ".close{break-before:page}", "signatures stand alone")]
    [InlineData("documents/payroll-sheet", ".page{break-after:auto}", "who is not on it")]
    [InlineData("documents/payroll-sheet", "tr:nth-child(4){break-after:page}", "who is not on it")]
    [InlineData("documents/completion-report", "h2:nth-of-type(2){break-before:page}h2:nth-of-type(1){break-before:page}", "is filled to")]
    [InlineData("documents/approval-reply", "h1{font-size:30pt}", "the title")]
    [InlineData("documents/approval-reply", ".nb{white-space:normal}figure.code{width:20mm}", "is broken")]
    [InlineData("documents/labour-ledger", "dd{white-space:nowrap;padding-left:250mm}", "leaves the page")]
    public async Task A_fault_that_was_planted_is_found(string name, string spoil, string found)
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { BypassCSP = true });
        var page = await context.NewPageAsync();
        var content = TemplateTexts.Installed().RenderDocument(name, SampleSizes.Of(Samples.All[name], 34));
        Assert.Contains(await PaperMeasure.FaultsAsync(page, content, spoil), f => f.Contains(found, StringComparison.Ordinal));
    }
}
