using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Purchases;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Host;

/// <summary>询价、公示、支付 and the expenditure ledger.</summary>
public sealed class PurchaseTests
{
    internal static async Task<Applied> OpenAsync(World world, string kind, decimal cheapest = 800) =>
        await world.MustAsync(
            Small.All,
            "purchase.open",
            new
            {
                project = "P1",
                kind,
                item = "32.5 级水泥 2 吨",
                chosen = "甲建材",
                inquiries = new[]
                {
                    new { supplier = "甲建材", priceYuan = cheapest },
                    new { supplier = "乙建材", priceYuan = 900m },
                    new { supplier = "丙建材", priceYuan = 950m },
                },
                papers = await world.PapersAsync("price-inquiry"),
                @as = "contractor",
            }
        );

    [Theory, Trait("Seed", "GA-03"), Trait("Seed", "GA-08"), Trait("Seed", "GA-12")]
    [InlineData("materials", "inquiry-notice")]
    [InlineData("rental", "rental-service-notice")]
    [InlineData("service", "rental-service-notice")]
    public async Task Nothing_is_bought_rented_or_served_before_its_own_notice_ran_clean(string kind, string notice)
    {
        await using var world = await World.NewAsync("2021-03-01 08:00");
        await Small.ProjectAsync(world);
        Assert.Equal(
            "inquiries-few",
            await world.RefusedAsync(
                Small.All,
                "purchase.open",
                new
                {
                    project = "P1",
                    kind,
                    item = "水泥",
                    chosen = "甲",
                    inquiries = new[] { new { supplier = "甲", priceYuan = 1 }, new { supplier = "乙", priceYuan = 2 } },
                    papers = await world.PapersAsync("price-inquiry"),
                }
            )
        );
        Assert.Equal(
            "reason",
            await world.RefusedAsync(
                Small.All,
                "purchase.open",
                new
                {
                    project = "P1",
                    kind,
                    item = "水泥",
                    chosen = "乙",
                    inquiries = new[]
                    {
                        new { supplier = "甲", priceYuan = 1 },
                        new { supplier = "乙", priceYuan = 2 },
                        new { supplier = "丙", priceYuan = 3 },
                    },
                    papers = await world.PapersAsync("price-inquiry"),
                }
            )
        );
        await OpenAsync(world, kind);
        // Not past it by paying directly, not before its notice, not while it hangs.
        Assert.Equal(
            "purchase-unnoticed",
            await world.RefusedAsync(
                Small.All,
                "funds.spend",
                new
                {
                    project = "P1",
                    voucher = "PJ-1",
                    kind,
                    amountYuan = 800,
                    papers = await world.PapersAsync("works-vouchers"),
                }
            )
        );
        Assert.Equal(
            "wrong-stage",
            await world.RefusedAsync(
                Small.All,
                "purchase.pay",
                new
                {
                    purchase = "P1/purchase-1",
                    voucher = "PJ-1",
                    papers = await world.PapersAsync("works-vouchers"),
                }
            )
        );
        await world.MustAsync(
            Small.All,
            "purchase.post",
            new
            {
                purchase = "P1/purchase-1",
                place = "村务公开栏",
                papers = await world.PapersAsync("posting-photo"),
            }
        );
        Assert.Equal(
            "wrong-stage",
            await world.RefusedAsync(
                Small.All,
                "purchase.pay",
                new
                {
                    purchase = "P1/purchase-1",
                    voucher = "PJ-1",
                    papers = await world.PapersAsync("works-vouchers"),
                }
            )
        );
        // An upheld objection sends it back; corrected, it hangs its full time again.
        await world.MustAsync(Small.All, "public-notice.object", new { notice = "P1/notice-1", text = "价格偏高" });
        await world.MustAsync(
            Small.All,
            "public-notice.uphold",
            new
            {
                notice = "P1/notice-1",
                objection = 1,
                reply = "重新询价",
                papers = await world.PapersAsync("objection-reply"),
            }
        );
        Assert.Equal(PurchaseTable.Correcting, await world.StageAsync("P1/purchase-1"));
        Assert.Equal(
            "wrong-stage",
            await world.RefusedAsync(
                Small.All,
                "purchase.post",
                new
                {
                    purchase = "P1/purchase-1",
                    place = "村务公开栏",
                    papers = await world.PapersAsync("posting-photo"),
                }
            )
        );
        Assert.Equal(
            "unchanged",
            await world.RefusedAsync(
                Small.All,
                "purchase.correct",
                new
                {
                    purchase = "P1/purchase-1",
                    chosen = "甲建材",
                    inquiries = new[]
                    {
                        new { supplier = "甲建材", priceYuan = 800 },
                        new { supplier = "乙建材", priceYuan = 900 },
                        new { supplier = "丙建材", priceYuan = 950 },
                    },
                    papers = await world.PapersAsync("price-inquiry"),
                }
            )
        );
        await world.MustAsync(
            Small.All,
            "purchase.correct",
            new
            {
                purchase = "P1/purchase-1",
                chosen = "乙建材",
                inquiries = new[]
                {
                    new { supplier = "甲建材", priceYuan = 800 },
                    new { supplier = "乙建材", priceYuan = 700 },
                    new { supplier = "丙建材", priceYuan = 950 },
                },
                papers = await world.PapersAsync("price-inquiry"),
            }
        );
        world.MoveTo("2021-03-02 08:00");
        await world.MustAsync(
            Small.All,
            "purchase.post",
            new
            {
                purchase = "P1/purchase-1",
                place = "村务公开栏",
                papers = await world.PapersAsync("posting-photo"),
            }
        );
        world.MoveTo("2021-03-10 00:01");
        await world.DoDueAsync();
        Assert.Equal(PurchaseTable.Cleared, await world.StageAsync("P1/purchase-1"));
        await world.MustAsync(
            Small.All,
            "purchase.pay",
            new
            {
                purchase = "P1/purchase-1",
                voucher = "PJ-1",
                papers = await world.PapersAsync("works-vouchers"),
            }
        );
        await using var db = world.Store.Open();
        Assert.Equal(
            (700m, kind, "P1/purchase-1"),
            db.Spending.Select(s => new
                {
                    s.AmountYuan,
                    s.Kind,
                    s.PurchaseId,
                })
                .AsEnumerable()
                .Select(s => (s.AmountYuan, s.Kind, s.PurchaseId!))
                .Single()
        );
        Assert.Equal(2, db.Documents.Count(d => d.Kind == notice));
    }

    [Fact, Trait("Seed", "GA-12")]
    public async Task Spending_never_exceeds_what_arrived_and_every_voucher_counts_once()
    {
        await using var world = await World.NewAsync("2021-03-01 08:00");
        await Small.ProjectAsync(world);
        var vouchers = await world.PapersAsync("works-vouchers");
        await world.MustAsync(
            Small.All,
            "funds.spend",
            new
            {
                project = "P1",
                voucher = "GC-1",
                kind = "works",
                amountYuan = 900000,
                papers = vouchers,
            }
        );
        Assert.Equal(
            "voucher-known",
            await world.RefusedAsync(
                Small.All,
                "funds.spend",
                new
                {
                    project = "P1",
                    voucher = "GC-1",
                    kind = "works",
                    amountYuan = 1,
                    papers = vouchers,
                }
            )
        );
        var no = await world.NoAsync(
            Small.All,
            "funds.spend",
            new
            {
                project = "P1",
                voucher = "GC-2",
                kind = "works",
                amountYuan = 100000.01m,
                papers = vouchers,
            }
        );
        Assert.Equal("funds-short", no.Refusals[0].Code);
        Assert.Contains("0.01元", no.Refusals[0].Missing);
        Assert.Equal(
            "funds-short",
            await world.RefusedAsync(
                Small.All,
                "funds.spend",
                new
                {
                    project = "P1",
                    voucher = "GC-2",
                    kind = "works",
                    amountYuan = 1,
                    source = "county",
                    papers = vouchers,
                }
            )
        );
        await world.MustAsync(
            Small.All,
            "funds.spend",
            new
            {
                project = "P1",
                voucher = "GC-2",
                kind = "training",
                amountYuan = 100000,
                papers = vouchers,
            }
        );
        // The claim is written from the ledger, and the sum of its vouchers is what it says.
        var claim = await world.ReadAsync(
            (await world.IssueAsync("works-claim", fields: new { purpose = "工程进度款" }, actingAs: "contractor")).File
        );
        Assert.Contains("GC-1", claim);
        Assert.Contains("1,000,000.00", claim);
        var ledger = await world.ReadAsync((await world.IssueAsync("expenditure-ledger", actingAs: "contractor")).File);
        Assert.Contains("第1批 中央资金", ledger);
    }

    [Fact, Trait("Seed", "GA-12")]
    public void Amounts_fall_on_the_batches_in_the_order_of_arrival_and_bound_ones_on_their_own_source()
    {
        FundBatch[] batches =
        [
            new(1, "central", 100m, new(2021, 3, 1)),
            new(2, "county", 50m, new(2021, 2, 1)),
            new(3, "central", 30m, new(2021, 4, 1)),
        ];
        Spent[] spending =
        [
            new("a", "works", 60m, null, new(2021, 3, 2)),
            new("b", "works", 40m, "county", new(2021, 3, 3)),
            new("c", "works", 80m, null, new(2021, 4, 2)),
        ];
        var (parts, uncovered) = FundLedger.Allocate(batches, spending);
        // b takes 40 of the county's 50 first; a the 10 that are left and 50 of the first batch; c the other 50 and 30 of the third.
        Assert.Equal(
            [("a", 2, 10m), ("a", 1, 50m), ("b", 2, 40m), ("c", 1, 50m), ("c", 3, 30m)],
            parts.Select(p => (p.Of.Voucher, p.Batch, p.AmountYuan))
        );
        Assert.Equal(0m, uncovered);
        Assert.Equal(5m, FundLedger.Allocate(batches, [.. spending, new("d", "other", 5m, null, new(2021, 5, 1))]).Uncovered);
    }
}
