using System.Text;
using System.Text.Json;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;

namespace WorkRelief.Tests.Host;

/// <summary>What no form sends is refused before anything is made of it; what the largest form sends is read.</summary>
public sealed class RequestLimitTests
{
    private const long MostAllocated = 250L * 1024 * 1024;

    [Theory]
    [InlineData("rows", "rows：超过 10000 项")]
    [InlineData("values", "超过 300000 项")]
    [InlineData("members", "超过 300000 项")]
    [InlineData("depth", "rows：嵌套超过 16 层")]
    [InlineData("text", "month：超过 20000 字")]
    [InlineData("escaped-text", "month：超过 20000 字")]
    [InlineData("number", "rows：超过 20000 字")]
    [InlineData("name", "字段名超过 20000 字")]
    public void What_is_too_large_is_refused_and_takes_no_memory(string kind, string says)
    {
        var payload = Payload(kind);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (_, no) = RequestReader.Read("sign-in-sheet.record", payload);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32 * 1024 * 1024);
        var refusal = Assert.Single(no!.Refusals);
        Assert.Equal("request-too-large", refusal.Code);
        Assert.EndsWith(says + (says.EndsWith('项') ? "，请分成几次" : ""), refusal.Missing, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_of_five_hundred_workers_with_each_day_written_out_is_read()
    {
        var days = Enumerable.Range(1, 31).ToDictionary(d => $"{d}", _ => 480);
        var marks = days.ToDictionary(d => d.Key, _ => "leave");
        var rows = Enumerable.Range(1, 500).Select(n => new SheetOfWorker($"W{n}", null, null, null, days, null, marks));
        var payload = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                project = "P1",
                month = "2026-03",
                rows,
            },
            JsonSerializerOptions.Web
        );
        Assert.InRange(payload.Length, 0, RequestReader.MostBytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (read, no) = RequestReader.Read("sign-in-sheet.record", JsonSerializer.Deserialize<JsonElement>(payload));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostAllocated);
        Assert.Null(no);
        Assert.Equal(500, Assert.IsType<RecordSignInSheet>(read!.Input).Rows.Count);
    }

    /// <summary>Half of a surrogate pair is JSON, and no text.</summary>
    [Theory]
    [InlineData("""{"project":"\ud800","month":"2026-03","rows":[]}""")]
    [InlineData("""{"project":"P1","month":"\ud800","rows":[]}""")]
    [InlineData("""{"project":"P1","month":"2026-03","rows":[],"\ud800":1}""")]
    public void Half_a_character_is_refused(string payload)
    {
        var (_, no) = RequestReader.Read("sign-in-sheet.record", JsonSerializer.Deserialize<JsonElement>(payload));
        Assert.Equal("bad-input", no!.Refusals[0].Code);
    }

    [Fact]
    public void At_most_two_hundred_problems_are_told_and_the_last_says_how_many_more()
    {
        var doubled = string.Join(',', Enumerable.Range(0, 50_000).Select(_ => "\"month\":1"));
        var (_, no) = RequestReader.Read("sign-in-sheet.record", JsonSerializer.Deserialize<JsonElement>($$"""{{{doubled}}}"""));
        Assert.Equal(200, no!.Refusals.Count);
        Assert.Equal("more-problems", no.Refusals[^1].Code);
        Assert.Matches("^另有 498[0-9]{2} 项不符", no.Refusals[^1].Missing);

        var told = new NotApplied([.. Enumerable.Repeat(new Refusal(EngineRefusals.BadInput, new string('错', 50_000)), 200)]);
        Assert.All(told.Refusals, r => Assert.Equal(("bad-input", 2_002), (r.Code, r.Missing.Length)));
    }

    private static JsonElement Payload(string kind)
    {
        var json = kind switch
        {
            "rows" => $$"""{"rows":[{{Times("0,", 10_000)}}0]}""",
            "values" => $$"""{"rows":[{{Times("[" + Times("0,", 999) + "0],", 400)}}0]}""",
            "members" => $$"""{"rows":{{{Times("\"a\":0,", 299_000)}}"a":{"b":[{{Times("0,", 5_000)}}0]} } }""",
            "depth" => $$"""{"rows":{{Times("[", 40)}}{{Times("]", 40)}}}""",
            "text" => $$"""{"month":"{{Times("王", 20_001)}}"}""",
            "escaped-text" => $$"""{"month":"{{Times("\\u738b", 20_001)}}"}""",
            "number" => $$"""{"rows":[{{Times("1", 130_000)}}]}""",
            "name" => $$"""{"{{Times("王", 20_001)}}":0}""",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        return JsonSerializer.Deserialize<JsonElement>(json);
    }

    private static string Times(string what, int times) => new StringBuilder().Insert(0, what, times).ToString();
}
