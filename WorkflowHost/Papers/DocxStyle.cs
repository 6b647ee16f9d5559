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
    public const string Signature = "WrSignature";
    public const string Picture = "WrPicture";
    public const string Caption = "WrCaption";
    public const string Gap = "WrGap";

    private const string Chinese = "zh-CN";

    // Word's own signs that begin or end no line; with 年, 月 and 日 no date is broken, with ＿ no space to be filled in.
    private const string EndNoLine = "$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥年月＿";
    private const string BeginNoLine =
        "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠年月日＿";

    private const string Fang = "仿宋_GB2312";
    private const string Song = "方正小标宋简体";
    private const string Hei = "黑体";
    private const string Kai = "楷体_GB2312";

    public static string Heading(int level) => $"WrHeading{level}";

    public static string Head(decimal size) => Sized("WrHead", size);

    public static string Cell(decimal size) => Sized("WrCell", size);

    public static string Sum(decimal size) => Sized("WrSum", size);

    private static string Sized(string name, decimal size) => string.Create(CultureInfo.InvariantCulture, $"{name}{size * 10:0}");

    /// <summary>Small enough for a verification code beside the signatures.</summary>
    public static decimal CaptionText(PageForm form) => form == PageForm.Across ? 7 : 8;

    /// <summary>
    /// A4, margins 37, 26, 35 and 28 mm; odd pages have their number at the right edge, even pages at the left. A sheet lies across.
    /// </summary>
    public static SectionProperties Page(PageForm form) =>
        form == PageForm.Across
            ? new(
                new FooterReference { Type = HeaderFooterValues.Default, Id = "footOdd" },
                new PageSize
                {
                    Width = 16838,
                    Height = 11906,
                    Orient = PageOrientationValues.Landscape,
                },
                new PageMargin
                {
                    Top = 1020,
                    Right = 850,
                    Bottom = 1134,
                    Left = 850,
                    Header = 567,
                    Footer = 567,
                }
            )
            : new(
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

    /// <param name="sizes">Sizes of letters of the tables.</param>
    public static void AddTo(MainDocumentPart main, PageForm form, IReadOnlySet<decimal> sizes, string? footer)
    {
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = Styles(form, sizes);
        main.AddNewPart<FontTablePart>("fonts").Fonts = Fonts();
        var settings = new DocumentFormat.OpenXml.Wordprocessing.Settings(
            new NoLineBreaksAfterKinsoku { Language = Chinese, Val = EndNoLine },
            new NoLineBreaksBeforeKinsoku { Language = Chinese, Val = BeginNoLine },
            new Compatibility(
                // Lines are set to both edges, but not one that ends where we end it.
                new DoNotExpandShiftReturn(),
                new CompatibilitySetting
                {
                    Name = CompatSettingNameValues.CompatibilityMode,
                    Val = "15",
                    Uri = "http://schemas.microsoft.com/office/word",
                }
            )
        );
        main.AddNewPart<DocumentSettingsPart>("settings").Settings = settings;
        if (form == PageForm.Across)
        {
            main.AddNewPart<FooterPart>("footOdd").Footer = new Footer(SheetFoot(footer));
            return;
        }
        settings.PrependChild(new EvenAndOddHeaders());
        main.AddNewPart<FooterPart>("footOdd").Footer = new Footer(Foot(footer, JustificationValues.Right));
        main.AddNewPart<FooterPart>("footEven").Footer = new Footer(Foot(footer, JustificationValues.Left));
    }

    private static Styles Styles(PageForm form, IReadOnlySet<decimal> sizes)
    {
        var (text, line) = (HalfPoints(form.Text), Twips(form.Line));
        return new([
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        Font(Fang),
                        new FontSize { Val = Of(text) },
                        new FontSizeComplexScript { Val = Of(text) },
                        // Figures are words of another language: in Chinese they would be broken anywhere.
                        new Languages { Val = "en-US", EastAsia = Chinese }
                    )
                ),
                new ParagraphPropertiesDefault()
            ),
            Style(Plain, "正文", [.. Spacing(line), Justified()], Close()),
            Style(Indented, "正文缩进", [.. Spacing(line), Indent(), Justified()], Close()),
            Style(
                Title,
                "标题",
                [
                    new KeepNext(),
                    .. Spacing(Twips(form.TitleLine), after: Twips(form.AfterTitle)),
                    new Justification { Val = JustificationValues.Center },
                ],
                Letters(Song, HalfPoints(form.Title))
            ),
            .. new[] { Letters(Hei, text), Letters(Kai, text), Letters(Fang, text, bold: true) }.Select(
                (letters, i) =>
                    Style(
                        Heading(i + 1),
                        $"{"一二三"[i]}级标题",
                        [new KeepNext(), .. Spacing(line), Indent(), new OutlineLevel { Val = i }],
                        letters
                    )
            ),
            .. sizes.Order().SelectMany(Tables),
            Style(Signature, "签署", [new KeepNext(), .. Spacing(Twips(form.SignLine))], Letters(Fang, HalfPoints(form.SignText))),
            Style(Picture, "图", [new KeepNext(), new SpacingBetweenLines { Before = "120" }], null),
            Style(Caption, "图注", [new KeepNext(), .. Spacing(Twips(PageForm.CaptionLine))], Letters(Fang, HalfPoints(CaptionText(form)))),
            Style(Gap, "表后", Spacing(160), Letters(Fang, 10)),
        ]);

        Indentation Indent() => new() { FirstLine = Of(Twips(2 * form.Text)), FirstLineChars = 200 };

        Justification Justified() => new() { Val = JustificationValues.Both };

        // 28 characters of 16 points are 448 points, and a line has 442.
        OpenXmlElement[]? Close() => form == PageForm.Upright ? [new Spacing { Val = -5 }] : null;
    }

    private static IEnumerable<Style> Tables(decimal size)
    {
        var (letters, line) = (HalfPoints(size), Spacing(Twips(TableFit.LineOf(size))));
        var name = size.ToString("0.#", CultureInfo.InvariantCulture);
        yield return Style(
            Head(size),
            "表头" + name,
            [new KeepNext(), .. line, new Justification { Val = JustificationValues.Center }],
            Letters(Hei, letters)
        );
        yield return Style(Cell(size), "表格" + name, Copies(line), Letters(Fang, letters));
        yield return Style(Sum(size), "表格合计" + name, Copies(line), Letters(Fang, letters, bold: true));
    }

    private static OpenXmlElement[] Copies(OpenXmlElement[] elements) => [.. elements.Select(e => e.CloneNode(true))];

    private static int HalfPoints(decimal points) => (int)(points * 2);

    public static int Twips(decimal points) => (int)decimal.Round(points * 20);

    /// <summary>No space of the program's own between 年 and a figure.</summary>
    private static OpenXmlElement[] Spacing(int line, int after = 0) =>
        [
            new AutoSpaceDE { Val = false },
            new AutoSpaceDN { Val = false },
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
        OpenXmlElement[] number = [.. Parts(28, "— ", " PAGE ", " —")];
        OpenXmlElement[] label = text is null ? [] : [.. Parts(18, side == JustificationValues.Right ? text + "　　" : "　　" + text)];
        // The number stands at the outer edge.
        return new([
            new ParagraphProperties(new Justification { Val = side }),
            .. side == JustificationValues.Right ? (OpenXmlElement[])[.. label, .. number] : [.. number, .. label],
        ]);
    }

    private static DocumentFormat.OpenXml.Wordprocessing.Paragraph SheetFoot(string? text) =>
        new([
            new ParagraphProperties(new Justification { Val = JustificationValues.Right }),
            .. Parts(18, (text is null ? "" : text + "　　") + "第", " PAGE ", "页　共", " NUMPAGES ", "页"),
        ]);

    /// <summary>Texts and fields by turns.</summary>
    private static IEnumerable<OpenXmlElement> Parts(int halfPoints, params string[] texts)
    {
        foreach (var (text, i) in texts.Select((t, i) => (t, i)))
            if (i % 2 == 0)
                yield return One(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
            else
            {
                yield return One(new FieldChar { FieldCharType = FieldCharValues.Begin });
                yield return One(new FieldCode(text) { Space = SpaceProcessingModeValues.Preserve });
                yield return One(new FieldChar { FieldCharType = FieldCharValues.End });
            }

        Run One(OpenXmlElement content) => new(new RunProperties(Font("宋体"), new FontSize { Val = Of(halfPoints) }), content);
    }

    private static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);
}
