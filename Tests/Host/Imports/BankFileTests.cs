using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Imports;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host.Imports;

/// <summary>The one file with full numbers, and the cards that stand in it.</summary>
public sealed class BankFileTests : PayServed
{
    [Fact]
    public async Task The_banks_file_is_journalled_each_time_and_a_used_key_opens_nothing_when_the_right_has_ended()
    {
        Assert.Equal(HttpStatusCode.OK, (await ExportAsync()).StatusCode);
        var again = await ExportAsync();
        Assert.Equal((HttpStatusCode.OK, true), (again.StatusCode, again.Headers.CacheControl!.NoStore));
        var store = Parts.GetRequiredService<Store>();
        await using (var db = store.Open())
        {
            Assert.Equal(2, db.Steps.Count(s => s.Action == "pay-cycle.export-batch"));
            await db
                .Grants.Where(g => g.Account == "guangan.township")
                .ExecuteUpdateAsync(g => g.SetProperty(x => x.UntilDay, new DateOnly(2026, 4, 1)));
            await db.Database.ExecuteSqlRawAsync("UPDATE \"Revisions\" SET \"Number\" = \"Number\" + 1");
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await ExportAsync()).StatusCode);

        async Task<HttpResponseMessage> ExportAsync()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"/api/bank-file?cycle={Cycle}&batch=LT-2026-0401");
            request.Headers.Add("Idempotency-Key", "once");
            return await As("guangan.township").SendAsync(request);
        }
    }

    [Fact, Trait("Seed", "MEI-08")]
    public async Task Three_cards_changed_to_one_number_after_signing_do_not_redirect_the_pay()
    {
        var engine = Parts.GetRequiredService<WorkflowHost.Engine.Engine>();
        var before = await CardsAsync();
        string[] workers = [.. before.Keys.Take(3)];
        var file = await UploadAsync();
        foreach (var worker in workers)
        {
            Assert.Equal("paper-missing", Assert.IsType<NotApplied>(await ChangeAsync(worker, [])).Refusals[0].Code);
            Assert.IsType<Applied>(await ChangeAsync(worker, [new { kind = "card-change", file }]));
        }
        var waiting = await CardsAsync();
        Assert.All(workers, w => Assert.Equal(("", "卡号变更待确认，暂不发放"), waiting[w]));
        Assert.Equal(
            workers.Select(w => (w, (string?)"卡号变更待确认，暂不发放")),
            (await PayeesAsync()).Where(p => p.Card is not null).Select(p => (p.Worker, p.Card))
        );
        Assert.All(before.Keys.Except(workers), w => Assert.Equal(before[w], waiting[w]));

        // Another person finds one right and the others wrong.
        Assert.Equal("wrong-role", Assert.IsType<NotApplied>(await ConfirmAsync("guangan.village", workers[0], true)).Refusals[0].Code);
        Assert.IsType<Applied>(await ConfirmAsync("guangan.township", workers[0], true));
        Assert.IsType<Applied>(await ConfirmAsync("guangan.township", workers[1], false));
        Assert.IsType<Applied>(await ConfirmAsync("guangan.township", workers[2], false));
        var after = await CardsAsync();
        Assert.Equal(("62284801000000999999", "签字后于 2026-04-16 变更卡号"), after[workers[0]]);
        Assert.Equal("签字后于 2026-04-16 变更卡号", Assert.Single(await PayeesAsync(), p => p.Card is not null).Card);
        Assert.Equal(before[workers[1]], after[workers[1]]);
        Assert.Equal(before[workers[2]], after[workers[2]]);
        // The branch came with the card that was confirmed, and went with those that were not.
        await using (var db = Parts.GetRequiredService<Store>().Open())
            Assert.Equal(
                [(workers[0], "广安农商银行"), (workers[1], null), (workers[2], null)],
                from w in await db.Workers.Where(w => workers.Contains(w.Id) && w.AskedBankRef == null).OrderBy(w => w.Id).ToListAsync()
                select (w.Id, w.BankRef is { } bank ? db.Texts.Find(bank)!.Text : null)
            );

        async Task<IReadOnlyList<PayeeLine>> PayeesAsync()
        {
            var scope = new Scope("guangan.township", new DateOnly(2026, 4, 16));
            return (await Parts.GetRequiredService<PayReads>().CycleAsync(scope, Cycle, default))!.Payees;
        }

        Task<Outcome> ChangeAsync(string worker, object[] papers) =>
            ActAsync(
                "guangan.village",
                "workers.update",
                new
                {
                    worker,
                    card = "62284801000000999999",
                    bank = "广安农商银行",
                    papers,
                }
            );

        Task<Outcome> ConfirmAsync(string account, string worker, bool confirmed) =>
            ActAsync(
                account,
                "workers.confirm-card",
                new
                {
                    worker,
                    confirmed,
                    reason = confirmed ? null : "不是本人的卡",
                }
            );

        Task<Outcome> ActAsync(string account, string action, object payload) =>
            engine.ApplyAsync(new ActionRequest(action, JsonSerializer.SerializeToElement(payload), account, $"card-{NextKey}"));

        static string At(IReadOnlyList<Cell> row, int column) => row.FirstOrDefault(c => c.Column == column)?.Text ?? "";

        async Task<Dictionary<string, (string Card, string Note)>> CardsAsync()
        {
            var answer = await As("guangan.township").PostAsync($"/api/bank-file?cycle={Cycle}&batch=LT-2026-0401", null);
            var rows = SheetFile.Read(await answer.Content.ReadAsByteArrayAsync()).Rows;
            return rows.Skip(3).SkipLast(1).ToDictionary(r => r[1].Text, r => (At(r, rows[2][3].Column), At(r, rows[2][^1].Column)));
        }
    }
}
