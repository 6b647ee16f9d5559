using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>The steps that a random project takes, as its account by hand says they must go.</summary>
public sealed partial class RandomProject
{
    private async Task CompileAsync(PayCycleRow cycle)
    {
        var month = cycle.Period;
        if (!_days.TryGetValue(month, out var worked) || (worked.Count == 0 && cycle.Number == 0))
        {
            var papers = await world.PapersAsync("construction-log");
            await MustAsync("pay-cycle.no-work", new { cycle = cycle.Id, papers });
            return;
        }
        var due = _workers.Where(w => DueYuan(w, month) > 0).ToList();
        var paid = due.Where(_cards.Contains).ToList();
        if (due.Count == 0)
        {
            var papers = await world.PapersAsync("construction-log");
            await MustAsync(
                "pay-cycle.nothing-due",
                new
                {
                    cycle = cycle.Id,
                    reason = "没有应付",
                    papers,
                }
            );
            _said.Add($"{cycle.Id} nothing due");
            return;
        }
        if (paid.Count == 0)
        {
            var compiled = await world.ApplyAsync(Small.All, "pay-cycle.compile", await SheetAsync(cycle, due));
            Assert.Contains(Assert.IsType<NotApplied>(compiled).Refusals, r => r.Code == "all-held");
            return;
        }
        Held += due.Count - paid.Count;
        await MustAsync("pay-cycle.compile", await SheetAsync(cycle, due));
        await MustAsync(
            "pay-cycle.confirm-workers",
            new
            {
                cycle = cycle.Id,
                workers = paid,
                how = "signature",
            }
        );
        var sheet = await world.PapersAsync("payroll-sheet");
        await world.MustAsync(PayWorld.Head, "pay-cycle.sign", new { cycle = cycle.Id, papers = sheet });
        var photo = await world.PapersAsync("posting-photo");
        await MustAsync(
            "pay-cycle.post",
            new
            {
                cycle = cycle.Id,
                place = "村务公开栏",
                papers = photo,
            }
        );
        _said.Add($"{cycle.Id} posted for {paid.Count} of {due.Count}");
    }

    /// <summary>The first sheet of a month on paper is typed; what it held is counted from it.</summary>
    private async Task<object> SheetAsync(PayCycleRow cycle, List<string> due)
    {
        var scans = await world.PapersAsync("sign-in-sheet", "labour-ledger", "construction-log");
        var typed = Typed(cycle.Period) && cycle.Number == 0;
        var lines = due.Select(worker => new
        {
            worker,
            trade = "普杂工",
            days = _days[cycle.Period][worker].Values.Sum(),
            rateYuan = _rates[cycle.Period],
        });
        return new
        {
            cycle = cycle.Id,
            lines = typed ? lines : null,
            papers = scans,
        };
    }

    private async Task AnswerAsync(PayCycleRow cycle, string batch, Func<PayeeRow, bool> arrived)
    {
        await using var db = world.Store.Open();
        var payees = await db.Payees.AsNoTracking().Where(p => p.CycleId == cycle.Id && p.Batch == batch).ToListAsync();
        var lines = payees.Select(p => new
        {
            worker = p.WorkerId,
            amountYuan = p.AmountYuan,
            paid = arrived(p),
            problem = arrived(p) ? null : "账户已注销",
        });
        var papers = await world.PapersAsync("bank-receipt");
        await world.MustAsync(
            PayWorld.Finance,
            "pay-cycle.receipts",
            new
            {
                cycle = cycle.Id,
                batch,
                lines,
                papers,
            }
        );
        foreach (var payee in payees.Where(arrived))
            Got(payee.WorkerId, cycle.Period, payee.AmountYuan);
    }

    private void Got(string worker, string month, decimal yuan) => _got[(worker, month)] = _got.GetValueOrDefault((worker, month)) + yuan;

    /// <summary>A closed month that owes gets a supplement; one that was paid too much is asked back, or it is waived.</summary>
    private async Task SettleAsync(string month, bool last = false)
    {
        await using var db = world.Store.Open();
        var cycles = await (
            from cycle in db.PayCycles
            join held in db.Cases on cycle.Id equals held.Id
            where cycle.ProjectId == id && cycle.Period == month
            select held.Final
        ).ToListAsync();
        if (cycles.Count == 0 || cycles.Contains(false))
            return;
        if (_workers.Any(w => DueYuan(w, month) > 0 && _cards.Contains(w)))
        {
            await MustAsync(
                "pay-cycle.open-supplement",
                new
                {
                    project = id,
                    period = month,
                    reason = "补发",
                }
            );
            Supplements++;
            await CompileAsync((await OpenAsync(PayTable.Open)).Single(c => c.Period == month));
        }
        else if (_workers.Any(w => DueYuan(w, month) < 0) && (last || random.Next(2) == 0))
            await RecoverAsync(month);
    }

    private async Task RecoverAsync(string month)
    {
        await MustAsync(
            "recovery.open",
            new
            {
                project = id,
                month,
                reason = "多发",
            }
        );
        await using var db = world.Store.Open();
        var recovery = $"{id}/{month}-R{await db.Recoveries.CountAsync(r => r.ProjectId == id && r.Period == month)}";
        Recoveries++;
        var waive = random.Next(3) == 0;
        foreach (var worker in _workers.Where(w => DueYuan(w, month) < 0))
        {
            var over = -DueYuan(worker, month);
            if (waive)
            {
                _waived[(worker, month)] = OwedYuan(worker, month) is var owed ? _got[(worker, month)] - owed : 0;
                continue;
            }
            var part = decimal.Round(over / 3, 2);
            foreach (var amountYuan in (decimal[])[part, over - part])
                if (amountYuan > 0)
                {
                    var papers = await world.PapersAsync("bank-receipt");
                    await world.MustAsync(
                        PayWorld.Finance,
                        "recovery.repay",
                        new
                        {
                            recovery,
                            worker,
                            amountYuan,
                            papers,
                        }
                    );
                    Got(worker, month, -amountYuan);
                }
        }
        if (waive)
        {
            var papers = await world.PapersAsync("village-decision");
            await MustAsync(
                "recovery.waive",
                new
                {
                    recovery,
                    reason = "确有困难",
                    papers,
                }
            );
        }
        _said.Add($"{recovery} {(waive ? "waived" : "repaid")}");
    }

    /// <summary>One worker's day is struck or added in all three papers.</summary>
    private async Task CorrectAsync(string month)
    {
        var worked = _days[month].Values.ToList();
        var days = worked[random.Next(worked.Count)];
        var (day, part) = days.Count > 1 && random.Next(2) == 0 ? (days.Keys.First(), 0m) : (random.Next(3, 28), 1m);
        if (days.GetValueOrDefault(day) == part)
            return;
        days[day] = part;
        await EnterAsync(month, "复核");
        _said.Add(month + " corrected");
    }

    private async Task EnterAsync(string month, string? reason)
    {
        var worked = _days[month];
        string? Of(string worker, decimal part) =>
            string.Join(',', worked[worker].Where(d => d.Value == part).Select(d => d.Key)) is { Length: > 0 } list ? list : null;
        var sheet = worked.Keys.Select(worker => new
        {
            worker,
            full = Of(worker, 1),
            morning = Of(worker, 0.5m),
            none = Of(worker, 0),
        });
        await MustAsync(
            "sign-in-sheet.record",
            new
            {
                project = id,
                month,
                reason,
                rows = sheet,
            }
        );
        var ledger = worked.Keys.Select(worker => new
        {
            worker,
            trade = "普杂工",
            full = Of(worker, 1),
            half = Of(worker, 0.5m),
            none = Of(worker, 0),
        });
        await MustAsync(
            "labour-ledger.record",
            new
            {
                project = id,
                month,
                reason,
                rows = ledger,
            }
        );
        var log = worked
            .Values.SelectMany(d => d)
            .GroupBy(d => d.Key)
            .OrderBy(d => d.Key)
            .Select(d => new
            {
                days = d.Key.ToString(CultureInfo.InvariantCulture),
                weather = "晴",
                heads = new { 普杂工 = d.Count(x => x.Value > 0) },
            });
        await MustAsync(
            "construction-log.record",
            new
            {
                project = id,
                month,
                reason,
                rows = log,
            }
        );
    }

    private Task ConsultAsync(string from, decimal rateYuan)
    {
        _rate = rateYuan;
        return PayWorld.ConsultAsync(world, rateYuan, from, id);
    }

    private async Task CardAsync(string worker)
    {
        var number = worker.Select(c => char.IsAsciiDigit(c) ? c : '7');
        if (_cards.Add(worker))
            await MustAsync("workers.update", new { worker, card = "62170036000" + string.Concat(number).PadLeft(8, '0') });
    }

    private Task<Applied> MustAsync(string action, object payload) => world.MustAsync(Small.All, action, payload);
}
