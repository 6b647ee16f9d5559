using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// The page and the paragraph styles of GB/T 9704-2012 as Word knows them; the same measures as <see cref="PrintStyle"/>.
/// </summary>
internal static class DocxStyle
{
    public const string Title = "WrTitle";
    public const string Plain = "WrPlain";
    public const string Indented = "WrIndented";
    public const string Head = "WrHead";
    public const string Cell = "WrCell";
    public const string Sum = "WrSum";
    public const string Signature = "WrSignature";
    public const string Picture = "WrPicture";
    public const string Caption = "WrCaption";
    public const string Gap = "WrGap";

    private const string Fang = "仿宋_GB2312";
    private const string Song = "方正小标宋简体";
    private const string Hei = "黑体";
    private const string Kai = "楷体_GB2312";

    public static string Heading(int level) => $"WrHeading{level}";

    /// <summary>A4, margins 37, 26, 35 and 28 mm; odd pages have their number at the right edge, even pages at the left.</summary>
    public static SectionProperties Page() =>
        new(
            new FooterReference { Type = HeaderFooterValues.Default, Id = "footOdd" },
            new FooterReference { Type = HeaderFooterValues.Even, Id = "footEven" },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin
            {
                Top = 2098,
                Right = 1474,
                Bottom = 1984,
                Left = 1588,
                Header = 851,
                Footer = 1400,
            }
        );

    public static void AddTo(MainDocumentPart main, string? footer)
    {
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = Styles();
        main.AddNewPart<FontTablePart>("fonts").Fonts = Fonts();
        main.AddNewPart<DocumentSettingsPart>("settings").Settings = new DocumentFormat.OpenXml.Wordprocessing.Settings(
            new EvenAndOddHeaders(),
            new Compatibility(
                new CompatibilitySetting
                {
                    Name = CompatSettingNameValues.CompatibilityMode,
                    Val = "15",
                    Uri = "http://schemas.microsoft.com/office/word",
                }
            )
        );
        main.AddNewPart<FooterPart>("footOdd").Footer = new Footer(Foot(footer, JustificationValues.Right));
        main.AddNewPart<FooterPart>("footEven").Footer = new Footer(Foot(footer, JustificationValues.Left));
    }

    private static Styles Styles() =>
        new(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        Font(Fang),
                        new FontSize { Val = "32" },
                        new FontSizeComplexScript { Val = "32" },
                        new Languages { Val = "zh-CN", EastAsia = "zh-CN" }
                    )
                ),
                new ParagraphPropertiesDefault()
            ),
            Style(Plain, "正文", Spacing(579), null),
            Style(Indented, "正文缩进", [.. Spacing(579), new Indentation { FirstLine = "640", FirstLineChars = 200 }], null),
            Style(
                Title,
                "标题",
                [new KeepNext(), .. Spacing(720, after: 579), new Justification { Val = JustificationValues.Center }],
                Letters(Song, 44)
            ),
            Style(
                Heading(1),
                "一级标题",
                [
                    new KeepNext(),
                    .. Spacing(579),
                    new Indentation { FirstLine = "640", FirstLineChars = 200 },
                    new OutlineLevel { Val = 0 },
                ],
                Letters(Hei, 32)
            ),
            Style(
                Heading(2),
                "二级标题",
                [
                    new KeepNext(),
                    .. Spacing(579),
                    new Indentation { FirstLine = "640", FirstLineChars = 200 },
                    new OutlineLevel { Val = 1 },
                ],
                Letters(Kai, 32)
            ),
            Style(
                Heading(3),
                "三级标题",
                [
                    new KeepNext(),
                    .. Spacing(579),
                    new Indentation { FirstLine = "640", FirstLineChars = 200 },
                    new OutlineLevel { Val = 2 },
                ],
                Letters(Fang, 32, bold: true)
            ),
            Style(
                Head,
                "表头",
                [new KeepNext(), .. Spacing(340), new Justification { Val = JustificationValues.Center }],
                Letters(Hei, 24)
            ),
            Style(Cell, "表格", Spacing(340), Letters(Fang, 24)),
            Style(Sum, "表格合计", Spacing(340), Letters(Fang, 24, bold: true)),
            Style(Signature, "签署", [new KeepNext(), .. Spacing(579)], null),
            Style(Picture, "图", [new KeepNext(), new SpacingBetweenLines { Before = "240" }], null),
            Style(Caption, "图注", [new KeepNext(), .. Spacing(280)], Letters(Fang, 21)),
            Style(Gap, "表后", Spacing(160), Letters(Fang, 10))
        );

    private static OpenXmlElement[] Spacing(int line, int after = 0) =>
        [
            new SpacingBetweenLines
            {
                Line = Of(line),
                LineRule = LineSpacingRuleValues.Exact,
                Before = "0",
                After = Of(after),
            },
        ];

    private static OpenXmlElement[] Letters(string font, int halfPoints, bool bold = false) =>
        bold ? [Font(font), new Bold(), new FontSize { Val = Of(halfPoints) }] : [Font(font), new FontSize { Val = Of(halfPoints) }];

    private static Style Style(string id, string name, OpenXmlElement[] paragraph, OpenXmlElement[]? letters)
    {
        var style = new Style(new StyleName { Val = name }, new StyleParagraphProperties(paragraph))
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            CustomStyle = true,
        };
        if (letters is not null)
            style.Append(new StyleRunProperties(letters));
        if (id == Plain)
            style.Default = true;
        return style;
    }

    private static RunFonts Font(string name) =>
        new()
        {
            Ascii = name,
            HighAnsi = name,
            EastAsia = name,
            ComplexScript = name,
        };

    /// <summary>What to show where the official's font is not installed.</summary>
    private static Fonts Fonts() =>
        new(
            new[]
            {
                (Fang, "仿宋,FangSong,Noto Serif CJK SC"),
                (Song, "宋体,SimSun,Noto Serif CJK SC"),
                (Hei, "SimHei,Noto Sans CJK SC"),
                (Kai, "楷体,KaiTi,Noto Serif CJK SC"),
            }.Select(font => new Font(new AltName { Val = font.Item2 }) { Name = font.Item1 })
        );

    private static DocumentFormat.OpenXml.Wordprocessing.Paragraph Foot(string? text, JustificationValues side)
    {
        var number = new Run(
            Letters("宋体", 28)
                .Aggregate(
                    new RunProperties(),
                    (all, one) =>
                    {
                        all.Append(one);
                        return all;
                    }
                )
        );
        OpenXmlElement[] page =
        [
            Part(number, new Text("— ") { Space = SpaceProcessingModeValues.Preserve }),
            Part(number, new FieldChar { FieldCharType = FieldCharValues.Begin }),
            Part(number, new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
            Part(number, new FieldChar { FieldCharType = FieldCharValues.End }),
            Part(number, new Text(" —") { Space = SpaceProcessingModeValues.Preserve }),
        ];
        var paragraph = new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new ParagraphProperties(new Justification { Val = side }));
        paragraph.Append(page);
        if (text is not null)
            paragraph.Append(
                new Run(
                    new RunProperties(Font("宋体"), new FontSize { Val = "18" }),
                    new Text("　　" + text) { Space = SpaceProcessingModeValues.Preserve }
                )
            );
        return paragraph;
    }

    private static Run Part(Run like, OpenXmlElement content)
    {
        var run = (Run)like.CloneNode(true);
        run.Append(content);
        return run;
    }

    private static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);
}
