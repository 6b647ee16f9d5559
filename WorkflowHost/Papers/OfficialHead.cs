using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// Head and imprint of an official letter after GB/T 9704-2012, 7.2 and 7.4: 发文机关标志 in red, 发文字号, the red line; at the end 抄送 and
/// 印发 between lines.
/// </summary>
internal static class OfficialHead
{
    private const string Red = "D7000F";

    /// <summary>Only pages that have a head or an imprint carry it.</summary>
    public const string Css =
        "\n.red-head{padding-top:35mm;text-align:center;margin-bottom:57.9pt}"
        + ".red-head b{display:block;font:400 36pt/1.3 var(--song);color:#d7000f;white-space:nowrap}.red-head b.long{font-size:25pt}"
        + ".red-head b.longer{font-size:22pt;white-space:normal}.red-head span{display:block;margin-top:40pt}"
        + ".red-head::after{content:\"\";display:block;margin-top:4mm;border-top:1.6pt solid #d7000f}"
        + ".imprint{clear:both;margin-top:28.95pt;border-top:1pt solid #000;border-bottom:1pt solid #000;font-size:14pt;line-height:24pt;"
        + "break-inside:avoid}.imprint div{display:flex;justify-content:space-between;gap:1em;padding:0 1em}"
        + ".imprint div+div{border-top:.7pt solid #000}"
        + "@media screen and (max-width:700px){.red-head{padding-top:0}.red-head b,.red-head b.long{font-size:22px;white-space:normal}}";

    public static void Write(StringBuilder html, RedHead head, Func<string, string> safe)
    {
        var size = head.Office.Length switch
        {
            <= 10 => "",
            <= 15 => " class=\"long\"",
            _ => " class=\"longer\"",
        };
        html.Append(CultureInfo.InvariantCulture, $"<header class=\"red-head\"><b{size}>").Append(safe(head.Office + "文件"));
        html.Append("</b><span>").Append(safe(head.Number)).Append("</span></header>\n");
    }

    public static void Write(StringBuilder html, Imprint imprint, Func<string, string> safe)
    {
        html.Append("<section class=\"imprint\">");
        if (imprint.CopyTo is { } copies)
            html.Append("<div><span>").Append(safe($"抄送：{copies}。")).Append("</span></div>");
        html.Append("<div><span>")
            .Append(safe(imprint.Office))
            .Append("</span><span>")
            .Append(safe(imprint.On + "印发"))
            .Append("</span></div></section>\n");
    }

    public static IEnumerable<OpenXmlElement> Word(RedHead head)
    {
        var size = head.Office.Length switch
        {
            <= 10 => 72,
            <= 15 => 50,
            _ => 44,
        };
        yield return new DocumentFormat.OpenXml.Wordprocessing.Paragraph(
            Centred(before: 1984, after: 800),
            new Run(
                new RunProperties(
                    new RunFonts
                    {
                        Ascii = "方正小标宋简体",
                        HighAnsi = "方正小标宋简体",
                        EastAsia = "方正小标宋简体",
                    },
                    new Color { Val = Red },
                    new FontSize { Val = size.ToString(CultureInfo.InvariantCulture) }
                ),
                new Text(head.Office + "文件")
            )
        );
        var number = Centred(before: 0, after: 1160);
        number.InsertAfter(
            new ParagraphBorders(
                new BottomBorder
                {
                    Val = BorderValues.Single,
                    Size = 12,
                    Space = 11,
                    Color = Red,
                }
            ),
            number.GetFirstChild<ParagraphStyleId>()
        );
        yield return new DocumentFormat.OpenXml.Wordprocessing.Paragraph(number, new Run(new Text(head.Number)));
    }

    /// <summary>As wide as the text, 7.4.1: strong lines above and below, a thin one between.</summary>
    public static DocumentFormat.OpenXml.Wordprocessing.Table Word(Imprint imprint)
    {
        var width = DocxStyle.Twips(PageForm.Upright.Width);
        var table = new DocumentFormat.OpenXml.Wordprocessing.Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = Of(width) },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 8 },
                    new BottomBorder { Val = BorderValues.Single, Size = 8 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 6 }
                ),
                new TableLayout { Type = TableLayoutValues.Fixed }
            ),
            new TableGrid(new GridColumn { Width = Of(width) })
        );
        if (imprint.CopyTo is { } copies)
            table.Append(
                Line(
                    new Indentation
                    {
                        Left = "1120",
                        Right = "280",
                        Hanging = "840",
                    },
                    Small($"抄送：{copies}。")
                )
            );
        table.Append(
            Line(new Indentation { Left = "280", Right = "280" }, Small(imprint.Office), new Run(new TabChar()), Small(imprint.On + "印发"))
        );
        return table;

        DocumentFormat.OpenXml.Wordprocessing.TableRow Line(Indentation inset, params Run[] runs) =>
            new(
                new TableRowProperties(new CantSplit()),
                new TableCell(
                    new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Of(width) }),
                    new DocumentFormat.OpenXml.Wordprocessing.Paragraph([
                        new ParagraphProperties(
                            new ParagraphStyleId { Val = DocxStyle.Plain },
                            new KeepNext(),
                            new Tabs(new TabStop { Val = TabStopValues.Right, Position = width - 280 }),
                            inset,
                            new Justification { Val = JustificationValues.Left }
                        ),
                        .. runs,
                    ])
                )
            );
    }

    private static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static Run Small(string text) => new(new RunProperties(new FontSize { Val = "28" }), new Text(text));

    private static ParagraphProperties Centred(int before, int after) =>
        new(
            new ParagraphStyleId { Val = DocxStyle.Plain },
            new SpacingBetweenLines
            {
                Before = before.ToString(CultureInfo.InvariantCulture),
                After = after.ToString(CultureInfo.InvariantCulture),
                Line = "240",
                LineRule = LineSpacingRuleValues.Auto,
            },
            new Justification { Val = JustificationValues.Center }
        );
}
