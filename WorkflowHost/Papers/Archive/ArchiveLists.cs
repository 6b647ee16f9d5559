using System.Globalization;
using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers.Archive;

/// <summary>The pages that lie before and behind the papers of an archive: 案卷目录, 卷内目录, 备考表, and what is still missing.</summary>
public static class ArchiveLists
{
    public const string Volumes = "案卷目录.html";
    public const string Contents = "卷内目录.html";
    public const string Closing = "备考表.html";
    public const string Checklist = "归档检查表.html";

    /// <summary>The pages that are made for the archive and stand in no journal.</summary>
    public static IReadOnlyList<string> All { get; } = [Volumes, Contents, Closing, Checklist];

    public static DocumentContent OfVolumes(string name, IReadOnlyList<ManifestItem> items) =>
        new(
            "案卷目录",
            [
                new Title($"{name}案卷目录"),
                new Papers.Table(
                    [
                        new("案卷号", 8, TextAlign.Center),
                        new("案卷题名", 26, TextAlign.Start),
                        new("起止日期", 26, TextAlign.Center),
                        new("件数", 8, TextAlign.End),
                        new("页数", 8, TextAlign.End),
                        new("保管期限", 10, TextAlign.Center),
                        new("备注", 10, TextAlign.Center),
                    ],
                    [
                        .. ByVolume(items)
                            .Select(
                                (v, n) =>
                                    new TableRow([
                                        Number(n + 1),
                                        $"{name}{v.Key}资料",
                                        $"{Day(v.Min(i => i.On))}至{Day(v.Max(i => i.On))}",
                                        Number(v.Count()),
                                        v.All(i => i.Pages is not null) ? Number(v.Sum(i => i.Pages!.Value)) : "",
                                        LongestTerm(v),
                                        "",
                                    ])
                            ),
                    ]
                ),
            ]
        );

    public static DocumentContent OfContents(string name, IReadOnlyList<ManifestItem> items) =>
        new(
            "卷内目录",
            [
                new Title($"{name}卷内目录"),
                .. ByVolume(items)
                    .SelectMany(
                        (v, n) =>
                            (DocumentElement[])
                                [
                                    new Heading(1, $"案卷{Number(n + 1)}　{v.Key}"),
                                    new Papers.Table(
                                        [
                                            new("序号", 7, TextAlign.Center),
                                            new("文号", 17, TextAlign.Center),
                                            new("责任者", 16, TextAlign.Start),
                                            new("题名", 27, TextAlign.Start),
                                            new("日期", 15, TextAlign.Center),
                                            new("页号", 8, TextAlign.Center),
                                            new("备注", 10, TextAlign.Center),
                                        ],
                                        [
                                            .. Numbered(v)
                                                .Select(i => new TableRow([
                                                    Number(i.Item.Number),
                                                    i.Item.DocumentNumber ?? "",
                                                    i.Item.Office,
                                                    i.Item.Title,
                                                    Day(i.Item.On),
                                                    i.Pages,
                                                    i.Item.Note,
                                                ])),
                                        ]
                                    ),
                                ]
                    ),
                new Paragraph(
                    "序号就是文件名开头的号。页号按扫描件数；没有扫描件的，按印成的 PDF 数。PDF 是同号网页的打印件，以日志所记的网页为准。"
                ),
                .. items.Any(i => i.Pages is null) ? [new Paragraph("有的文件数不出页数，从它起的页号装订后填写。")] : (Paragraph[])[],
            ]
        );

    public static DocumentContent OfClosing(string name, IReadOnlyList<ManifestItem> items, DateTimeOffset madeUtc) =>
        new(
            "备考表",
            [
                new Title($"{name}卷内备考表"),
                new Paragraph(
                    $"本档案{ChineseText.Date(ChinaTime.DateOf(madeUtc))}由系统导出，共{ByVolume(items).Count()}卷、{items.Count}件、"
                        + $"{items.Sum(i => i.Paths.Count)}个文件，{items.Sum(i => i.Pages ?? 0)}页"
                        + (items.Count(i => i.Pages is null) is > 0 and var unknown ? $"（另有{unknown}件未数）。" : "。")
                ),
                .. Noted(items)
                    .Select(n => new Paragraph($"{n.Key}的{n.Count()}件：第{string.Join("、", n.Select(i => Number(i.Number)))}号。")),
                new Paragraph("缺损、修改、补充、移出、销毁等情况："),
                new Paragraph(" "),
                new SignatureBlock([new("立卷人"), new("检查人")]),
            ]
        );

    public static DocumentContent OfChecklist(string name, IReadOnlyList<ItemState> states) =>
        new(
            "归档检查表",
            [
                new Title($"{name}归档检查表"),
                new Papers.Table(
                    [
                        new("阶段", 10, TextAlign.Center),
                        new("资料", 24, TextAlign.Start),
                        new("责任单位", 14, TextAlign.Center),
                        new("重点", 12, TextAlign.Center),
                        new("状态", 8, TextAlign.Center),
                    ],
                    [
                        .. states.Select(i => new TableRow([
                            ArchiveList.Stages[i.Item.Stage],
                            i.Item.Label,
                            ArchiveList.Levels[i.Item.Level],
                            i.Item.Aspect is { } aspect ? ArchiveList.Aspects[aspect] : "",
                            ArchiveList.StateLabels[i.State],
                        ])),
                    ]
                ),
            ]
        );

    private static IEnumerable<IGrouping<string, ManifestItem>> ByVolume(IEnumerable<ManifestItem> items) => items.GroupBy(i => i.Volume);

    private static IEnumerable<IGrouping<string, ManifestItem>> Noted(IEnumerable<ManifestItem> items) =>
        items.Where(i => i.Note.Length > 0).GroupBy(i => i.Note);

    /// <summary>Pages count through a volume, as they will be stamped; after one that cannot be counted, nobody knows.</summary>
    private static IEnumerable<(ManifestItem Item, string Pages)> Numbered(IEnumerable<ManifestItem> volume)
    {
        int? last = 0;
        foreach (var item in volume)
        {
            var first = last + 1;
            last += item.Pages;
            yield return (
                item,
                last is null ? ""
                : first == last ? Number(last.Value)
                : $"{Number(first!.Value)}—{Number(last.Value)}"
            );
        }
    }

    private static string LongestTerm(IEnumerable<ManifestItem> volume) =>
        ArchiveList.Terms.Values.FirstOrDefault(term => volume.Any(i => i.Keep == term)) ?? "";

    /// <summary>Narrow, as lists of files write it.</summary>
    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
