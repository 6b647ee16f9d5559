using WorkRelief.WorkflowHost.Web.Pages;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host.Pages;

/// <summary>What a filled-in form makes, and where it puts what is wrong.</summary>
public sealed class ActionFormTests
{
    [Fact]
    public void Lines_that_nobody_filled_in_are_none()
    {
        var form = Form(
            "labour-ledger.record",
            "P1",
            ("month", "2026-05"),
            ("rows.0.worker", "W1"),
            ("rows.0.trade", "普工"),
            ("rows.0.full", "3-5"),
            ("rows.0.days", ""),
            ("rows.2.worker", "W2"),
            ("rows.2.trade", "普工"),
            ("rows.2.half", "4"),
            ("content", "")
        );
        Assert.Equal(
            """{"project":"P1","month":"2026-05","rows":["""
                + """{"worker":"W1","trade":"普工","full":"3-5"},{"worker":"W2","trade":"普工","half":"4"}]}""",
            Written(form)
        );
        Assert.False(form.Wrong);
        Assert.Equal(6, form.Rows("rows"));
    }

    [Fact]
    public void Sentences_stand_on_lines_of_their_own_and_codes_between_any_separators()
    {
        var found = Form("acceptance.fail", "P1/acceptance-self", ("items", "路肩开裂，返工\r\n边沟未通\n"), ("reason", "x"));
        Assert.Equal("""["路肩开裂，返工","边沟未通"]""", Written(found.Payload()["items"]!));
        var confirmed = Form("pay-cycle.confirm-workers", "P1/2026-03", ("workers", "W1，W2、W3 W4\nW5"));
        Assert.Equal("""["W1","W2","W3","W4","W5"]""", Written(confirmed.Payload()["workers"]!));
    }

    [Fact]
    public void What_must_be_given_and_was_not_is_sent_empty_so_that_the_engine_says_what_is_missing() =>
        Assert.Equal("""{"project":"P1","month":"2026-05","rows":[]}""", Written(Form("labour-ledger.record", "P1", ("month", "2026-05"))));

    [Theory]
    [InlineData("1,234.50", "1234.50", null)]
    [InlineData("１２３", "123", null)]
    [InlineData(" 12 ", "12", null)]
    [InlineData("约三百", null, "“约三百”不是数字")]
    public void A_sum_is_read_as_people_write_it(string written, string? read, string? problem)
    {
        var form = Form("project.release-funds", "P1", ("source", "central"), ("amountYuan", written));
        Assert.Equal(read, form.Payload()["amountYuan"]?.ToJsonString());
        Assert.Equal(problem is null ? [] : [problem], form.Problems("amountYuan").Select(p => p.Why));
    }

    [Fact]
    public void A_refusal_stands_at_its_field_and_speaks_of_labels()
    {
        var form = Form("labour-ledger.record", "P1", ("rows.0.worker", "W1"), ("rows.3.worker", "W2"));
        form.Payload();
        form.Note([
            Said("reason：理由不能为空"),
            Said("rows 第2行：“W2”重复"),
            Said("补录须写明 reason"),
            Said("缺少材料：施工日志（construction-log）"),
        ]);
        Assert.Equal(["理由不能为空"], form.Problems("reason").Select(p => p.Why));
        Assert.Equal(["“W2”重复"], form.Problems("rows.3").Select(p => p.Why));
        Assert.Equal(["补录须写明 “理由”", "缺少材料：施工日志"], form.Others.Select(o => o.Missing));
    }

    private static Refusal Said(string missing) => new(Refusals.Reason, missing);

    private static string Written(ActionForm form) => Written(form.Payload());

    private static string Written(System.Text.Json.Nodes.JsonNode made) =>
        made.ToJsonString(
            new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );

    private static ActionForm Form(string action, string? caseId, params (string Path, string Value)[] values) =>
        new(Catalogue.Program.Actions[action], caseId, values.ToDictionary(v => v.Path, v => v.Value));
}
