using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>The made-up project of <see cref="Samples"/>.</summary>
internal static class SampleDossier
{
    public static Dossier Of(string label, bool numbered, IEnumerable<string> fields) =>
        new(
            Samples.Head(label, numbered),
            new ProjectPart(
                "MS-1",
                "莲花村通村道路硬化工程",
                "四川省/眉山市/东坡区/三苏镇/莲花村",
                "东坡区",
                "三苏镇",
                "莲花村",
                "self-build",
                "村民自建",
                "以工代赈专项",
                "中央资金",
                "农村公益性基础设施",
                "建设中",
                "何川",
                null,
                new(2026, 3, 1),
                new(2026, 5, 6),
                new(2026, 10, 8),
                700_000m,
                "25.00%",
                "23.61%",
                "截至目前",
                "15%",
                661_200m,
                62,
                false
            ),
            new PartiesPart(
                "东坡区发展和改革局",
                "东坡区水利局",
                "三苏镇人民政府",
                "莲花村村民委员会",
                "莲花村村“两委”",
                "莲花村项目理事会",
                "莲花村村民委员会",
                "三苏镇人民政府",
                "你镇",
                "三苏镇人民政府"
            ),
            new LabourPart(
                60,
                [new("技工", 8, 420, 240m), new("普工", 20, 1100, 180m)],
                [new("混凝土路面", "立方米", 35m)],
                [new("挖掘机", "机械", 12)],
                [new("脱贫户", 40), new("其他群众", 22)],
                new(2026, 4, 20),
                62,
                60
            ),
            new ConsultationPart(
                new(2026, 4, 18),
                new(2026, 4, 20),
                ["周建国", "李明", "陈富强", "唐工"],
                ["普工和技工两类", "二十八人", "开工前两天", "一千五百工日", "约七十万元"]
            ),
            new FundsPart(
                2_800_000m,
                2_800_000m,
                747_700m,
                [new("中央资金", 2_800_000m, 2_800_000m, 747_700m)],
                [new(1, "中央资金", new(2026, 4, 28), 2_800_000m, 747_700m)],
                [
                    new(new(2026, 6, 2), "PJ-0001", "材料采购", 1, "中央资金", 86_500m),
                    new(new(2026, 10, 9), "2026年9月劳务报酬发放表", "劳务报酬", 1, "中央资金", 661_200m),
                ]
            ),
            [new("MS-1/2026-09", "2026年9月", "已付清", new(2026, 10, 30), new(2026, 10, 9), 661_200m, 661_200m, 62, 0)],
            RecordKinds.All.ToDictionary(
                k => k.Key.Replace('-', '_'),
                k =>
                    (IReadOnlyList<RecordPart>)
                        [
                            new RecordPart(
                                "r1",
                                new(2026, 4, 1),
                                null,
                                k.Value.Fields.ToDictionary(
                                    f => f.Name,
                                    f =>
                                        f.Type switch
                                        {
                                            FieldType.Number => "12",
                                            FieldType.Choice => f.Choices![0],
                                            FieldType.Person => "何川",
                                            _ => f.Label + "（示例）",
                                        }
                                )
                            ),
                        ]
            ),
            [
                new("P1/acceptance-self", "self", "自验", true, 1, null, null),
                new("P1/acceptance-county", "county", "县级复验", false, 0, 92.5m, 60m),
            ],
            [new("P1/rectification-1", "第1号", "K0+120 处路面厚度不足 2 厘米", new(2026, 10, 24), "未销号", false)],
            [new("P1/notice-1", "劳务报酬发放公示", "莲花村村务公开栏", Samples.Day, new(2026, 10, 16), "公示期满", 0)],
            [Samples.Purchase("材料采购")],
            [
                new(
                    "申报",
                    "批复文件",
                    "区县发展改革局",
                    "劳务报酬发放",
                    "合格",
                    [new("批复文件", new(2026, 4, 12), "眉东发改赈〔2026〕3号", "ab12")]
                ),
                new("实施", "用工合同", "施工单位（村民委员会）", "本地劳动力组织", "缺", []),
            ],
            new PerformancePart(
                [
                    new("预算执行", "资金支出率", "100%", "26.70%", 10, 2.67m),
                    new("产出", "道路（公里）", "3.6", "3.6", 20, 20m),
                    new("满意度", "群众满意度", "≥90%", "", 10, null),
                ],
                22.67m,
                30,
                true
            ),
            null,
            fields
                .Select((f, n) => (f, n))
                .ToDictionary(f => f.f, f => f.n == 0 ? "示例：按照批准的设计图纸，硬化村道 3.6 公里。" : (string?)null)
        );
}
