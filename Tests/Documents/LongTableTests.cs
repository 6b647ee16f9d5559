using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Reading;
using Table = WorkRelief.WorkflowHost.Papers.Table;

namespace WorkRelief.Tests.Documents;

/// <summary>
/// Limits follow the size of the data: what 500 workers do in 31 days is printed whole, and a template without end is stopped all the same.
/// </summary>
public sealed class LongTableTests : IDisposable
{
    private const int People = 500;
    private static readonly DateOnly First = new(2026, 10, 1);
    private static readonly DateOnly Last = new(2026, 10, 31);
    private static readonly IEnumerable<int> MonthDays = Enumerable.Range(0, 31);
    private static readonly Dossier Sample = (Dossier)Samples.All["documents/sign-in-sheet"];
    private readonly DirectoryInfo _own = Directory.CreateTempSubdirectory("workrelief-own");

    public void Dispose() => _own.Delete(recursive: true);

    public static TheoryData<string> Names =>
        [.. Samples.All.Keys.Where(n => !n.StartsWith("mail/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void The_largest_month_is_printed_whole_in_every_form_within_seconds(string name)
    {
        var watch = Stopwatch.StartNew();
        var content = TemplateTexts.Installed().RenderDocument(name, Large(Samples.All[name]));
        var html = Encoding.UTF8.GetString(PrintHtml.Write(content));
        var (docx, xlsx) = (Part(Docx.Write(content), "word/document.xml"), Xlsx.Write(content));
        // A few seconds alone; a build server may be doing other work beside it.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");

        var tables = content.Elements.OfType<Table>().ToList();
        var rows = tables.Sum(t => t.Rows.Count);
        Assert.Equal(tables.Count + rows, Regex.Count(html, "<tr[ >]"));
        // In Word signatures are rows too, and each page with a subtotal has a head of its own.
        Assert.True(Regex.Count(docx, "<w:tr[ >]") >= tables.Count + rows);
        if (xlsx is not null)
            for (var n = 0; n < tables.Count; n++)
                Assert.Equal(
                    1 + Math.Max(1, tables[n].Rows.Count),
                    Regex.Count(Part(xlsx, $"xl/worksheets/sheet{n + 1}.xml"), "<(x:)?row[ >]")
                );
        if (name is "documents/sign-in-sheet" or "documents/labour-ledger" or "documents/payroll-sheet" or "notices/payroll-notice")
            Assert.True(rows >= People, $"{rows} rows");
        if (name is "documents/sign-in-sheet" or "documents/labour-ledger" or "documents/payroll-sheet")
            for (var n = 1; n <= People; n++)
            {
                Assert.Contains($">{Person(n)}<", html, StringComparison.Ordinal);
                Assert.Contains($">{Person(n)}<", docx, StringComparison.Ordinal);
            }
    }

    [Theory]
    [InlineData("while true\nend")]
    [InlineData("for a in subject.people\nfor b in subject.people\nfor c in subject.people\nx = 1\nend\nend\nend")]
    [InlineData("s = \"x\"\nfor person in subject.people\ns = s + s\nend")]
    [InlineData("s = \"\"\nfor line in subject.ledger\ns = s + (line.name | string.pad_left 100000)\nend")]
    [InlineData("for person in subject.people\nfor line in subject.ledger\nparagraph line.name\nend\nend")]
    public void A_template_without_end_is_stopped_in_a_large_month_too(string attack)
    {
        Directory.CreateDirectory(Path.Combine(_own.FullName, "documents"));
        File.WriteAllText(Path.Combine(_own.FullName, "documents", "sign-in-sheet.sbn"), "title \"x\"\n" + attack);
        var watch = Stopwatch.StartNew();
        var templates = TemplateTexts.Installed(_own.FullName);
        Assert.Throws<TemplateError>(() => templates.RenderDocument("documents/sign-in-sheet", Large(Sample)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
    }

    private static string Person(int n) => $"工人{n:000}";

    private static object Large(object sample) =>
        sample switch
        {
            Dossier d => d with
            {
                Labour = d.Labour with
                {
                    Trades = Times(d.Labour.Trades, 50),
                    Pieces = Times(d.Labour.Pieces, 50),
                    Means = Times(d.Labour.Means, 50),
                },
                Funds = d.Funds with
                {
                    Spending = Times(d.Funds.Spending, People),
                    SpentYuan = d.Funds.SpentYuan * People,
                    ArrivedYuan = d.Funds.ArrivedYuan * People,
                    Batches = [.. d.Funds.Batches.Select(b => b with { SpentYuan = b.SpentYuan * People })],
                },
                Cycles = Times(d.Cycles, 36),
                Records = d.Records.ToDictionary(r => r.Key, r => Times(r.Value, People)),
                Findings = Times(d.Findings, 100),
                Notices = Times(d.Notices, 100),
                Purchases = Times(d.Purchases, 100),
                Archive = Times([.. d.Archive.Select(f => f with { Papers = Times(f.Papers, 31) })], People),
                Subject = d.Subject is null ? null : Large(d.Subject),
            },
            MonthSheet => new MonthSheet(
                First,
                Last,
                [
                    .. from n in Enumerable.Range(1, People)
                    select new MonthPerson($"W{n:0000}", Person(n), [.. MonthDays.Select(d => (n + d) % 9 == 0 ? "" : "√")], 27m),
                ],
                [
                    .. from d in MonthDays
                    from n in Enumerable.Range(1, People)
                    let piece = n % 5 == 0
                    select new LedgerPart(First.AddDays(d), Person(n), "普工", 1m, piece ? "混凝土路面" : null, piece ? 12.5m : 0m),
                ],
                [
                    .. MonthDays.Select(d => new LogPart(
                        First.AddDays(d),
                        "晴",
                        null,
                        $"普工{People}人",
                        "混凝土路面12.5",
                        "搅拌机1台班",
                        null
                    )),
                ]
            ),
            PaySheet s => s with
            {
                Lines =
                [
                    .. from n in Enumerable.Range(1, People)
                    select new PaySheetLine($"W{n:0000}", Person(n), "普工", 31m, "工日", 180m, 5_580m, null, "****8888"),
                ],
                TotalYuan = 5_580m * People,
                People = People,
            },
            NoticeSheet s => s with
            {
                Listed = Times(s.Listed, People),
                Purchase = s.Purchase is { } p ? p with { Inquiries = Times(p.Inquiries, 50) } : null,
            },
            PayrollNoticeModel s => s with
            {
                Lines = Times(s.Lines, People),
                TotalDays = s.TotalDays * People,
                TotalYuan = s.TotalYuan * People,
                Held = [.. Enumerable.Range(1, People).Select(n => new PayrollHeld(Person(n), "没有登记本人卡号"))],
                Fields = ["seq", "name", "id", "phone", "trade", "days", "rate", "amount", "note"],
            },
            RecruitmentNoticeModel s => s with { Posts = Times(s.Posts, 50), Pieces = Times(s.Pieces, 50) },
            PaySlip s => s with { Items = Times(s.Items, 31) },
            Overview o => o with
            {
                Projects = Times(o.Projects, People),
                Works = Times(o.Works, People),
                Figures = o.Figures with { Projects = o.Projects.Count * People, PlannedYuan = o.Figures.PlannedYuan * People },
            },
            _ => sample,
        };

    private static IReadOnlyList<T> Times<T>(IReadOnlyList<T> list, int times) => [.. Enumerable.Repeat(list, times).SelectMany(l => l)];

    private static string Part(byte[] package, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
