using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>One person once, and no number of anybody where it can be read.</summary>
public sealed class RegisterTests : IAsyncLifetime
{
    private const string Digits = "51140219750412003";
    private static readonly string Id = Digits + IdNumber.Check(Digits);
    private const string Card = "6228480012345678915";
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await World.NewAsync("2026-02-20 08:00");
        await Small.PlaceAsync(_world);
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task The_same_person_under_another_name_is_refused_with_the_place_of_the_first()
    {
        await RegisterAsync(
            new
            {
                worker = "A1",
                name = "王芳",
                idNumber = Id,
            }
        );
        var no = Refused(await TryAsync(new { name = "王方", idNumber = " " + Id.ToLowerInvariant() }));
        Assert.Equal(("id-known", "workers 第1人：身份证号与已登记的“A1”相同，是同一人"), (no.Code, no.Missing));
        no = Refused(await TryAsync(new { name = "甲", idNumber = Other }, new { name = "乙", idNumber = Other }));
        Assert.Equal(("id-known", "workers 第2人：身份证号与第1人相同"), (no.Code, no.Missing));
    }

    [Fact]
    public async Task No_number_stands_readable_in_the_database_the_journal_or_a_refusal()
    {
        await RegisterAsync(
            new
            {
                worker = "A1",
                name = "王芳",
                idNumber = Id,
                card = Card,
                phone = "13800001234",
                address = "莲花村三组88号",
            }
        );
        var no = Refused(await TryAsync(new { name = "王方", idNumber = Id }));
        Assert.DoesNotContain(Id, no.Missing);
        await using (var db = _world.Store.Open())
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var address = System.Text.Encoding.Latin1.GetString("莲花村三组88号"u8);
        foreach (var file in Directory.GetFiles(_world.Home, "test.db*"))
        {
            var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.All((string[])[Id, Id[..17], Card, "13800001234", address], number => Assert.DoesNotContain(number, text));
        }
    }

    [Fact]
    public async Task The_program_gives_codes_to_those_without()
    {
        await RegisterAsync(new { name = "甲" }, new { name = "乙" });
        await using var db = _world.Store.Open();
        var given = await db
            .Workers.Where(w => w.Id.StartsWith("G1") || w.Id.StartsWith("G2") || w.Id.StartsWith("G3"))
            .Select(w => w.Id)
            .Order()
            .ToListAsync();
        Assert.Equal(2, given.Count);
        Refused(await TryAsync(new { worker = given[0], name = "丙" }));
    }

    [Fact]
    public async Task Groups_are_dated_and_a_changed_one_leaves_the_former()
    {
        await RegisterAsync(
            new
            {
                worker = "A1",
                name = "王芳",
                groups = new[] { "monitored-household" },
            }
        );
        await _world.MustAsync(
            Small.All,
            "workers.regroup",
            new
            {
                worker = "A1",
                group = "monitored-household",
                from = "2026-02-20",
                until = "2026-06-30",
            }
        );
        await _world.MustAsync(
            Small.All,
            "workers.regroup",
            new
            {
                worker = "A1",
                group = "lifted-household",
                from = "2026-07-01",
            }
        );
        await using var db = _world.Store.Open();
        Assert.Equal(
            [
                ("monitored-household", new DateOnly(2026, 2, 20), (DateOnly?)new DateOnly(2026, 6, 30)),
                ("lifted-household", new DateOnly(2026, 7, 1), null),
            ],
            (await db.WorkerGroups.Where(g => g.WorkerId == "A1").OrderBy(g => g.FromDay).ToListAsync()).Select(g =>
                (g.Group, g.FromDay, g.UntilDay)
            )
        );
    }

    [Fact]
    public async Task A_person_who_is_not_registered_cannot_be_changed() =>
        Assert.Equal(
            "worker-unknown",
            Refused(await _world.ApplyAsync(Small.All, "workers.update", new { worker = "A9", phone = "13800001234" })).Code
        );

    [Theory]
    [InlineData("""{"name":"甲","idNumber":"511402750412003"}""", "id-number", "15位")]
    [InlineData("""{"name":"甲","phone":"12345"}""", "phone", "电话")]
    [InlineData("""{"name":"甲","card":"62284800ABCDEF"}""", "card", "字符")]
    [InlineData("""{"name":"甲\n乙"}""", "name", "姓名")]
    [InlineData("""{"name":"甲","groups":["rich"]}""", "unknown-group", "rich")]
    public async Task Bad_entries_are_refused_with_their_place(string entry, string code, string says)
    {
        var no = Refused(await TryAsync(System.Text.Json.Nodes.JsonNode.Parse(entry)!));
        Assert.Equal(code, no.Code);
        Assert.Contains(says, no.Missing);
    }

    private static string Other => "51140219880808123" + IdNumber.Check("51140219880808123");

    private Task<Applied> RegisterAsync(params object[] workers) =>
        _world.MustAsync(Small.All, "workers.register", new { area = Small.Village, workers });

    private Task<Outcome> TryAsync(params object[] workers) =>
        _world.ApplyAsync(Small.All, "workers.register", new { area = Small.Village, workers });

    private static Refusal Refused(Outcome outcome) => Assert.IsType<NotApplied>(outcome).Refusals[0];
}
