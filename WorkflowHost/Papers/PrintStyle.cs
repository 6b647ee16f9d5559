using System.Globalization;
using System.Text;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// The page of GB/T 9704-2012: A4, top margin 37 mm, binding margin 28 mm, type area 156 × 225 mm, 22 lines of 28 characters,
/// body 3号 (16 pt) 仿宋, title 2号 (22 pt) 小标宋, page numbers 4号 (14 pt) at the outer edge.
/// </summary>
internal static class PrintStyle
{
    // A line set in by four more columns continues the one before it: the page holds each rule on one line.
    private const string Css = """
        :root{--song:"方正小标宋简体","FZXiaoBiaoSong-B05S","Noto Serif CJK SC","Source Han Serif SC","SimSun","宋体",serif;
            --fang:"仿宋_GB2312","FangSong_GB2312","FangSong","仿宋","STFangsong","Noto Serif CJK SC","Source Han Serif SC","LXGW WenKai",serif;
            --hei:"黑体","SimHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;
            --kai:"楷体_GB2312","KaiTi","楷体","STKaiti","LXGW WenKai","Noto Serif CJK SC",serif}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;color:#000;background:#fff;font-family:var(--fang);font-size:16pt;line-height:28.95pt;overflow-wrap:anywhere;
            unicode-bidi:isolate}
        h1,h2,h3,h4,p,li,dt,dd,th,td,bdi,figcaption{white-space:pre-line}
        h1{margin:0 0 28.95pt;font:400 22pt/36pt var(--song);text-align:center;break-after:avoid}
        h2,h3,h4{margin:0;font-size:16pt;line-height:28.95pt;font-weight:400;text-indent:2em;break-after:avoid}
        h2{font-family:var(--hei)}h3{font-family:var(--kai)}h4{font-family:var(--fang);font-weight:700}
        p{margin:0;letter-spacing:-.21pt;text-align:justify;orphans:2;widows:2}
        p.indent{text-indent:2em}.center{text-align:center}.end{text-align:right}
        dl{margin:0;display:grid;grid-template-columns:max-content 1fr}
        dt::after{content:"："}dd{margin:0}
        ul,ol{margin:0;padding-left:2em}
        .wide{margin:8pt 0}
        table{width:100%;border-collapse:collapse;table-layout:fixed}
        thead{display:table-header-group}tr{break-inside:avoid}
        th,td{border:.6pt solid #000;padding:3pt;vertical-align:middle;text-align:center}
        .dense th,.dense td{padding:3pt 1.2pt}
        th{font-family:var(--hei);font-weight:400}td.start{text-align:left}td.end{text-align:right}
        .subtotal,.total{break-before:avoid}.subtotal td,.total td{font-weight:700}.page{break-after:page}
        td.figure,td.keep,.nb,.day{white-space:nowrap}td.figure{font-variant-numeric:tabular-nums}
        .sign{flex:1;display:grid;grid-template-columns:max-content 1fr max-content;column-gap:.5em;align-content:start;margin:20pt 0 0;
            font-size:14pt;line-height:26pt}
        .sign div{display:contents}.sign .two bdi:first-child{grid-column:1/-1}.sign .two bdi:nth-child(2){grid-column:1/3}
        .sign .seal{display:grid;grid-column:1/-1;justify-self:end;text-align:center;padding-right:2em;break-inside:avoid}
        .last{break-inside:avoid}.near{break-before:avoid}
        td.tail{border:0;padding:8pt 0 0;white-space:normal;text-align:left;font-size:16pt;line-height:28.95pt}
        .close{display:flex;gap:4mm;align-items:flex-start}
        .break{break-before:page;height:0}
        figure{margin:8pt 0;break-inside:avoid;text-align:center}
        figure img{max-width:100%}figcaption{font-size:10.5pt;line-height:14pt}
        figure.code{flex:none;width:38mm;margin:20pt 0 0}
        .qr{width:32mm;height:32mm;fill:#000;background:#fff;display:block;margin:0 auto}
        footer{display:none}
        .across{font-size:12pt;line-height:20pt}.across h1{font-size:20pt;line-height:28pt;margin-bottom:8pt}
        .across h2,.across h3,.across h4{font-size:12pt;line-height:20pt}.facts{display:flex;flex-wrap:wrap}
        .facts dl{display:flex;margin-right:2em}.across .qr{width:22mm;height:22mm}
        .across figure.code{width:34mm;margin-top:6pt}.across figcaption{font-size:9pt;line-height:12pt}
        .across td.tail{font-size:12pt;line-height:20pt}
        .across .sign{display:grid;grid-template-columns:repeat(3,1fr);column-gap:1em;margin-top:6pt;font-size:12pt;line-height:22pt}
        .across .sign div{display:block}.across .sign .day{display:block;text-align:right}
        @media print{.wide{overflow:visible}}
        @media screen{body{max-width:210mm;margin:0 auto;padding:37mm 26mm 35mm 28mm}
            footer{display:block;margin-top:28.95pt;padding-top:6pt;border-top:.6pt solid #000;font-size:12pt;line-height:17pt;
            text-align:center}.wide{overflow-x:auto}.break{border-top:1px dashed #888;margin:28.95pt 0}}
        @media screen and (max-width:700px){body{padding:20px 14px;font-size:17px;line-height:1.7}
            h1{font-size:22px;line-height:1.4;margin-bottom:18px}h2,h3,h4{font-size:17px;line-height:1.7}
            p{letter-spacing:normal;text-align:left}
            :is(table,.any){font-size:14px;line-height:1.4;min-width:100%;table-layout:auto;width:auto}
            th,td{padding:5px 4px}dl{grid-template-columns:1fr}dt{font-size:14px;line-height:1.4;margin-top:6px;color:#444}
            .close,.sign,.across .sign{display:block}
            .sign div,.sign .seal{display:flex;flex-wrap:wrap;column-gap:1em;padding:0;margin-bottom:6px}
            .tail>div{position:sticky;left:0;width:calc(100vw - 40px)}
            figure.code{margin:20px auto}.wide{margin-left:-6px;margin-right:-6px}}
        """;

    /// <summary>Across every page of what was not issued; what stands below it stays legible.</summary>
    public const string Draft =
        "\n.draft-mark{position:fixed;inset:0;display:flex;align-items:center;justify-content:center;pointer-events:none;"
        + "font:140pt/1 var(--hei);color:#c00;opacity:.14;transform:rotate(-30deg)}";

    /// <summary>The class of a table's size of letters.</summary>
    public static string SizeClass(decimal size) => string.Create(CultureInfo.InvariantCulture, $"s{size:0.#}").Replace('.', '-');

    private static readonly string Sizes = string.Concat(
        TableFit.Sizes.Select(size =>
            string.Create(
                CultureInfo.InvariantCulture,
                $".{SizeClass(size)}{{font-size:{size:0.##}pt;line-height:{TableFit.LineOf(size):0.##}pt}}"
            )
        )
    );

    /// <param name="footerText">Repeated in each page's bottom margin; null for none.</param>
    /// <param name="wide">A sheet laid across.</param>
    public static string Sheet(string? footerText, bool wide)
    {
        var foot = footerText is null ? "none" : Quoted(footerText);
        const string number = "\"— \" counter(page) \" —\"";
        if (wide)
            return Sizes
                + Joined(Css)
                + "\n@media screen{body{max-width:297mm}}\n"
                + Joined(
                    $$$"""
                    @page{size:A4 landscape;margin:18mm 15mm 20mm 15mm;
                        @bottom-right{content:"第" counter(page) "页　共" counter(pages) "页";font:10.5pt SimSun,"宋体","Noto Serif CJK SC",serif;
                        vertical-align:top;padding-top:4mm}
                        @bottom-left{content:{{{foot}}};font:9pt SimSun,"宋体","Noto Serif CJK SC",serif;vertical-align:top;
                        padding-top:4.5mm}}
                    """
                );
        return Sizes
            + Joined(Css)
            + "\n"
            + Joined(
                $$$"""
                @page{size:A4 portrait;margin:37mm 26mm 35mm 28mm}
                @page:right{
                    @bottom-right{content:{{{number}}};font:14pt SimSun,"宋体","Noto Serif CJK SC",serif;padding-right:14pt;
                    vertical-align:top;padding-top:7mm}
                    @bottom-left{content:{{{foot}}};font:9pt SimSun,"宋体","Noto Serif CJK SC",serif;vertical-align:top;padding-top:8.5mm}}
                @page:left{
                    @bottom-left{content:{{{number}}};font:14pt SimSun,"宋体","Noto Serif CJK SC",serif;padding-left:14pt;vertical-align:top;
                    padding-top:7mm}
                    @bottom-right{content:{{{foot}}};font:9pt SimSun,"宋体","Noto Serif CJK SC",serif;vertical-align:top;padding-top:8.5mm}}
                """
            );
    }

    private static string Joined(string css) => css.ReplaceLineEndings("\n").Replace("\n    ", "", StringComparison.Ordinal);

    /// <summary>
    /// A style sheet string in which every character but ASCII letters and digits is a numeric escape, so that no text can end the string.
    /// </summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in PlainText.OneLine(text).EnumerateRunes())
        {
            if (rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value))
                quoted.Append((char)rune.Value);
            else
                quoted.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:X} ");
        }
        return quoted.Append('"').ToString();
    }
}
