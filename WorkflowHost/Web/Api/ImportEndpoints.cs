using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using WorkRelief.WorkflowHost.Clock;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Imports;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Web.Entry;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Web.Api;

/// <summary>What a sheet would do, or did.</summary>
/// <param name="File">SHA-256 of the bytes; name it to have exactly these applied.</param>
/// <param name="Problems">Sheet, cell and why; nothing is applied while there is one.</param>
/// <param name="Seen">How the sheet was understood; null when it could not be read, or was applied.</param>
public sealed record ImportAnswer(string File, int Rows, bool Applied, IReadOnlyList<string> Problems, SheetSeen? Seen = null);

/// <summary>What was read of a sheet, to be held against it before it is applied.</summary>
/// <param name="NotRead">The other sheets of the workbook.</param>
/// <param name="Left">Rows below the heading that are no line.</param>
/// <param name="Doubts">Sheet, cell and what to look at again; the sheet may be applied all the same.</param>
public sealed record SheetSeen(
    string Sheet,
    IReadOnlyList<string> NotRead,
    IReadOnlyList<ColumnSeen> Columns,
    IReadOnlyList<RowSeen> Rows,
    IReadOnlyList<RowSeen> Left,
    IReadOnlyList<string> Doubts
)
{
    public static SheetSeen Of(SheetBody body, IReadOnlyList<SheetProblem> doubts)
    {
        var columns = body.Columns.ToLookup(c => string.Concat(c.Cell.TakeWhile(char.IsAsciiLetterUpper)), c => c.As);
        return new(
            body.File.Sheet,
            body.File.NotRead,
            body.Columns,
            [.. body.Rows.Select(r => Row(r, c => columns[Cell.ColumnName(c.Column)].FirstOrDefault()))],
            [.. body.Left.Select(r => Row(r, c => c.Place))],
            [.. doubts.Take(NotApplied.MostTold).Select(d => d.ToString())]
        );

        static RowSeen Row(IReadOnlyList<Cell> row, Func<Cell, string?> name) =>
            new(
                row[0].Row,
                row.Select(c => (Name: name(c), c.Text))
                    .Where(c => c.Name is not null)
                    .GroupBy(c => c.Name!, c => c.Text)
                    .ToDictionary(g => g.Key, g => Sheets.Masks.GetValueOrDefault(g.Key)?.Invoke(g.First()) ?? g.First())
            );
    }
}

/// <param name="Values">By the column's name; of a personal number the last four, of an address the village.</param>
public sealed record RowSeen(int Row, IReadOnlyDictionary<string, string> Values);

/// <summary>Sheets in: looked at first, then taken in whole.</summary>
public static partial class ImportEndpoints
{
    public static void MapImports(this RouteGroupBuilder api)
    {
        api.MapPost(
                "/imports/workers",
                (string area, string? apply, HttpContext http, Engine.Engine engine, CancellationToken stop) =>
                    ImportAsync(
                        http,
                        engine,
                        apply,
                        "workers.register",
                        new { area, workers = Nothing },
                        (file, choice) => Task.FromResult(Filled(Sheets.Workers(file, choice), entries => new { area, workers = entries })),
                        stop
                    )
            )
            .Accepts<Stream>("application/octet-stream")
            .Produces<ImportAnswer>()
            .WithSummary("花名册导入：先预览，再以 apply=文件编号 整份登记；map=表头=列名、skip=表头 说明不认识的列，sheet=工作表名");
        api.MapPost(
                "/imports/sign-in-sheet",
                (string project, string month, string? reason, string? apply, [AsParameters] Served served) =>
                    ImportAsync(
                        served.Http,
                        served.Engine,
                        apply,
                        "sign-in-sheet.record",
                        Month(project, month, Nothing, reason),
                        async (file, choice) =>
                            Filled(
                                Sheets.SignInSheet(
                                    file,
                                    DayList.Month(month) ?? throw new NotASheet($"month：“{month}”应写作 2021-04"),
                                    await served.PeopleAsync(project),
                                    choice
                                ),
                                rows => Month(project, month, rows, reason),
                                r => r.Worker
                            ),
                        served.Stop
                    )
            )
            .Accepts<Stream>("application/octet-stream")
            .Produces<ImportAnswer>()
            .WithSummary("月度签到表导入");
        api.MapPost(
                "/imports/labour-ledger",
                (string project, string month, string? reason, string? apply, [AsParameters] Served served) =>
                    ImportAsync(
                        served.Http,
                        served.Engine,
                        apply,
                        "labour-ledger.record",
                        Month(project, month, Nothing, reason),
                        async (file, choice) =>
                            Filled(
                                Sheets.LabourLedger(
                                    file,
                                    DayList.Month(month) ?? throw new NotASheet($"month：“{month}”应写作 2021-04"),
                                    await served.PeopleAsync(project),
                                    choice
                                ),
                                rows => Month(project, month, rows, reason),
                                r => r.Worker
                            ),
                        served.Stop
                    )
            )
            .Accepts<Stream>("application/octet-stream")
            .Produces<ImportAnswer>()
            .WithSummary("月度务工台账导入：按工日，或写明计量名称按工程量");
        api.MapPost(
                "/imports/receipts",
                (string cycle, string batch, string paper, string? apply, [AsParameters] Served served) =>
                    ImportAsync(
                        served.Http,
                        served.Engine,
                        apply,
                        "pay-cycle.receipts",
                        new
                        {
                            cycle,
                            batch,
                            lines = Nothing,
                        },
                        async (file, choice) =>
                            Filled(
                                BankAnswers.Read(file, await served.PayeesAsync(cycle), served.Reads.MarkOf, choice),
                                lines => new
                                {
                                    cycle,
                                    batch,
                                    lines,
                                    papers = new[] { new { kind = "bank-receipt", file = paper } },
                                },
                                l => l.Worker
                            ),
                        served.Stop
                    )
            )
            .Accepts<Stream>("application/octet-stream")
            .Produces<ImportAnswer>()
            .WithSummary("银行逐笔回单导入；paper 是回单扫描件的编号");
    }

    private static readonly object[] Nothing = [];
    private static readonly SemaphoreSlim OneReads = new(1, 1);

    /// <summary>Who asks, and what reads the people of a sheet and acts on it.</summary>
    internal sealed record Served(HttpContext Http, Engine.Engine Engine, PayReads Reads, TimeProvider Clock, CancellationToken Stop)
    {
        public Task<IReadOnlyList<Known>> PeopleAsync(string project) => Reads.PeopleAsync(Endpoints.Asker(Http, Clock), project, Stop);

        public Task<IReadOnlyList<Known>> PayeesAsync(string cycle) => Reads.PayeesAsync(Endpoints.Asker(Http, Clock), cycle, Stop);
    }

    private static object Month<T>(string project, string month, IReadOnlyList<T> rows, string? reason) =>
        reason is null
            ? new
            {
                project,
                month,
                rows,
            }
            : new
            {
                project,
                month,
                rows,
                reason,
            };

    /// <param name="Workers">Whom each item is about; empty for a sheet of people who have no code yet.</param>
    private sealed record Filling(
        int Rows,
        IReadOnlyList<int> Places,
        IReadOnlyList<string> Workers,
        IReadOnlyList<SheetProblem> Problems,
        IReadOnlyList<SheetProblem> Doubts,
        SheetBody Body,
        object Payload
    );

    private static Filling Filled<T>(Sheet<T> sheet, Func<IReadOnlyList<T>, object> payload, Func<T, string>? worker = null) =>
        new(
            sheet.Items.Count,
            sheet.Places,
            worker is null ? [] : [.. sheet.Items.Select(worker)],
            sheet.Problems,
            sheet.Doubts,
            sheet.Body,
            payload(sheet.Items)
        );

    /// <summary>The whole sheet is one action: previewed by a dry run, applied only as the very bytes that were previewed.</summary>
    /// <param name="empty">Its payload without a line: whoever may not act there has nothing read.</param>
    private static async Task<IResult> ImportAsync(
        HttpContext http,
        Engine.Engine engine,
        string? apply,
        string action,
        object empty,
        Func<SheetFile, ColumnChoice, Task<Filling>> read,
        CancellationToken stop
    )
    {
        if (await Endpoints.NotOneOfAsync(action, http, stop) is { } closed)
            return Endpoints.Refuse(closed);
        var asked = await engine.TryAsync(Request(action, empty, http.Account()!, http), stop) as NotApplied;
        if (asked?.Refusals[0].Kind.Status is 403 or 404)
            return Endpoints.Refuse(asked.Refusals);
        var bytes = await BytesAsync(http.Request.Body, stop);
        if (bytes is null)
            return Endpoints.Refuse([
                new Refusal(EngineRefusals.FileTooLarge, $"文件超过 {SheetFile.MostBytes / 1024 / 1024} MB，请分成几份"),
            ]);
        var sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (apply is not null && apply != sha)
            return Endpoints.Refuse([new Refusal(EngineRefusals.FileChanged, "文件与预览的不是同一份，请重新预览")]);
        Filling filling;
        try
        {
            // One file at a time, so that others keep a core and the memory of one is all that files ever take.
            await OneReads.WaitAsync(stop);
            try
            {
                var (sheet, choice) = (
                    (string?)http.Request.Query["sheet"],
                    ColumnChoice.Of(http.Request.Query["map"], http.Request.Query["skip"])
                );
                filling = await Task.Run(() => read(SheetFile.Read(bytes, sheet, stop), choice), stop);
            }
            finally
            {
                OneReads.Release();
            }
        }
        catch (NotASheet no)
        {
            return Results.Json(new ImportAnswer(sha, 0, false, [no.Message]), statusCode: 422);
        }
        var (seen, request) = (SheetSeen.Of(filling.Body, filling.Doubts), Request(action, filling.Payload, http.Account()!, http));
        if (filling.Problems.Count > 0)
        {
            // What the engine says of the other lines is told in the same round.
            var more = filling.Rows > 0 && await engine.TryAsync(request, stop) is NotApplied also ? Engines(also, filling) : [];
            return Results.Json(new ImportAnswer(sha, filling.Rows, false, Told([.. filling.Problems, .. more]), seen), statusCode: 422);
        }
        if (apply is not null && http.Request.Query["later"] == "true")
            return await LaterAsync(http, request, filling.Rows, stop);
        var outcome = apply is null ? await engine.TryAsync(request, stop) : await engine.ApplyAsync(request, stop);
        return outcome is NotApplied refused
            ? Results.Json(
                new ImportAnswer(
                    sha,
                    filling.Rows,
                    false,
                    [
                        .. refused.Refusals.Select(r =>
                            Placed(r.Missing, filling)?.ToString() ?? r.Missing.Replace(" reason", "理由", StringComparison.Ordinal)
                        ),
                    ],
                    seen
                ),
                statusCode: 422
            )
            : Results.Json(new ImportAnswer(sha, filling.Rows, apply is not null, [], apply is null ? seen : null));
    }

    /// <summary>The sheet is taken in when its turn comes; whoever sent it looks there again.</summary>
    private static async Task<IResult> LaterAsync(HttpContext http, ActionRequest request, int rows, CancellationToken stop)
    {
        if (request.Key.Length == 0)
            return Endpoints.Refuse(new Refusal(EngineRefusals.Key, "请求须带幂等键（Idempotency-Key）"));
        var label = $"{Catalogue.Program.Actions[request.Action].Label}（表格 {rows} 行）";
        var works = http.RequestServices.GetRequiredService<LongWork>();
        var id = await works.AskAsync(request.Account, request.Key, label, [new AskedLine(request, label, null)], stop);
        return Results.Accepted($"/api/work/{id}", new { work = id });
    }

    private static IReadOnlyList<string> Told(IReadOnlyList<SheetProblem> problems)
    {
        var told = problems.Take(NotApplied.MostTold).Select(p => p.ToString());
        return problems.Count > NotApplied.MostTold
            ? [.. told, $"另有 {problems.Count - NotApplied.MostTold} 处不符，未一一列出；请改正后重新预览"]
            : [.. told];
    }

    /// <summary>What the engine says of lines in which the sheet itself has no fault.</summary>
    private static IEnumerable<SheetProblem> Engines(NotApplied refused, Filling filling)
    {
        var faulty = filling.Problems.Select(p => Row(p.Cell)).ToHashSet(StringComparer.Ordinal);
        return refused.Refusals.Select(r => Placed(r.Missing, filling)).OfType<SheetProblem>().Where(p => !faulty.Contains(Row(p.Cell)));

        static string Row(string cell) => string.Concat(cell.Where(char.IsAsciiDigit));
    }

    /// <summary>
    /// The engine counts items or names a worker and a day, the sheet's owner counts rows; null for what concerns neither line nor day.
    /// </summary>
    private static SheetProblem? Placed(string missing, Filling filling)
    {
        var (body, item) = (filling.Body, Item().Match(missing));
        var why = missing[item.Length..].TrimStart('：').Replace(" reason", "理由", StringComparison.Ordinal);
        // 与第1人相同 counts items, too.
        why = Other().Replace(why, o => ItemOf(o, filling) is { } same ? $"第{filling.Places[same]}行" : o.Value);
        if ((item.Success ? ItemOf(item, filling) : ItemNamed(missing, filling)) is { } at)
            return new SheetProblem(body.File.Sheet, body.PlaceOf(filling.Places[at], why) ?? $"第{filling.Places[at]}行", why);
        return body.PlaceOfDay(why) is { } day ? new SheetProblem(body.File.Sheet, day, why) : null;
    }

    private static int? ItemOf(Match item, Filling filling) =>
        int.Parse(item.Groups[1].Value, CultureInfo.InvariantCulture) is >= 1 and var n && n <= filling.Places.Count ? n - 1 : null;

    private static int? ItemNamed(string missing, Filling filling) =>
        Quoted()
            .Matches(missing)
            .Select(q => filling.Workers.Index().Where(w => w.Item == q.Groups[1].Value).Select(w => (int?)w.Index).FirstOrDefault())
            .FirstOrDefault(at => at is not null);

    [GeneratedRegex("第([0-9]+)人")]
    private static partial Regex Other();

    [GeneratedRegex("“([^”]+)”")]
    private static partial Regex Quoted();

    internal static ActionRequest Request(string action, object payload, string account, HttpContext http) =>
        new(
            action,
            JsonSerializer.SerializeToElement(payload, JsonSerializerOptions.Web),
            account,
            http.Request.Headers[Endpoints.KeyHeader].ToString()
        );

    private static async Task<byte[]?> BytesAsync(Stream body, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await body.ReadAsync(buffer, stop)) > 0; )
        {
            if (bytes.Length + read > SheetFile.MostBytes)
                return null;
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    [GeneratedRegex("^(?:workers|rows|lines) 第([0-9]+)[人行笔]")]
    private static partial Regex Item();
}
