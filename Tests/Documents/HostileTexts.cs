using System.Diagnostics;
using System.Text;
using System.Text.Json;
using WorkRelief.WorkflowHost.Papers;

namespace WorkRelief.Tests.Documents;

public sealed class HostileTexts : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("workrelief-templates");
    private readonly DirectoryInfo outside = Directory.CreateTempSubdirectory("workrelief-outside");

    public void Dispose()
    {
        root.Delete(true);
        outside.Delete(true);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("{{ include \"mail/pay-reminder\" }}{{ 1 + 1 }}")]
    [InlineData("${1 + 1} {1 + 1} #{x}")]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("</style><script>alert(1)</script>")]
    [InlineData("']});--></title>")]
    [InlineData("\\\");} body{display:none} /*")]
    public void Data_is_printed_as_the_characters_it_is_made_of(string hostile)
    {
        var notice = Notices.FiveWorkers with
        {
            ProjectName = hostile,
            Place = hostile,
            Complaints = new(hostile, hostile),
            VerificationCode = hostile,
            Signers = [hostile],
        };
        var content = Notices.Installed.RenderDocument("notices/payroll-notice", notice);
        var html = WrittenTexts.Html(content);

        Assert.Contains(content.Elements, element => element is Field field && field.Value == hostile);
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<img", html);
        Assert.Equal(html.Split("<style>").Length, html.Split("</style>").Length);
        Assert.Equal(1, html.Split("</style>").Length - 1);
        Assert.DoesNotContain("body{display:none}", html.Split("</style>")[0]);
        Assert.Equal(
            WrittenTexts
                .Html(
                    Notices.Installed.RenderDocument(
                        "notices/payroll-notice",
                        Notices.FiveWorkers with
                        {
                            Signers = ["x"],
                            VerificationCode = "x",
                        }
                    )
                )
                .Count(c => c == '<'),
            html.Count(c => c == '<')
        );
    }

    [Fact]
    public void Direction_overrides_are_removed_and_rare_characters_stay()
    {
        var content = Notices.Installed.RenderDocument(
            "notices/payroll-notice",
            Notices.FiveWorkers with
            {
                Place = "\u202E栏开公务村\u2066 龘𠮷〇\uD842\0\u200B",
            }
        );
        Assert.Contains(content.Elements, element => element is Field { Value: "栏开公务村 龘𠮷〇\uFFFD" });
        var direct = WrittenTexts.Html(new DocumentContent("x\u202E", [new Paragraph("a\u202Eb\u2067c\r\nd")], "f\u202E"));
        Assert.DoesNotContain('\u202E', direct);
        Assert.DoesNotContain("202E", direct);
        Assert.Contains("<p class=\"indent\">abc\nd</p>", direct.Replace("&#xA;", "\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("甲\r\nBcc: x@example.com")]
    [InlineData("甲\nBcc: x@example.com")]
    [InlineData("甲\rBcc: x@example.com")]
    [InlineData("甲\u2028Bcc: x@example.com")]
    [InlineData("甲\u0085Bcc: x@example.com")]
    public void A_line_end_in_the_subject_is_refused(string project)
    {
        var error = Assert.Throws<TemplateError>(() => Notices.Mail("notice-closed", Notices.Closed with { ProjectName = project }));
        Assert.Contains("换行", error.Reason);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void A_line_end_in_the_body_cannot_make_up_a_line()
    {
        var mail = Notices.Mail("notice-closed", Notices.Closed with { NextStep = "照常办理\n金额：1元" });
        Assert.Contains("下一步：照常办理 金额：1元\n", mail.Body);
    }

    [Theory]
    [InlineData("title \"x\"\nparagraph \"y\"\nparagraph project_nam", "project_nam", 3, 11)]
    [InlineData("title \"x\"\nparagraph project.nam", "nam", 2, 19)]
    [InlineData("title \"x\"\n\nno_such_word 1", "no_such_word", 3, 1)]
    [InlineData("title \"x\"\nparagraph object.eval", "object", 2, 11)]
    [InlineData("title \"x\"\nparagraph date.now", "date", 2, 15)]
    [InlineData("title \"x\"\nparagraph (math.random 1 2)", "random", 2, 17)]
    public void An_unknown_name_is_told_with_its_place(string template, string name, int line, int column)
    {
        var error = Fails(template);
        Assert.Equal("t.sbn", error.File);
        Assert.Contains(name, error.Reason);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Theory]
    [InlineData("while true\nend")]
    [InlineData("x = 0\nwhile true\n x = x + 1\nend")]
    [InlineData("for a in 1..4000\nfor b in 1..4000\nx = a * b\nend\nend")]
    [InlineData("func f(n)\nret f(n + 1)\nend\nparagraph (f 1)")]
    [InlineData("func f\ng\nend\nfunc g\nf\nend\nf")]
    [InlineData("include \"t\"")]
    [InlineData("s = \"x\"\nfor i in 1..1000\ns = s + s\nend")]
    [InlineData("s = \"abc\" | string.pad_left 2000000000")]
    [InlineData("s = \"abcdefghij\" * 2000000000")]
    [InlineData("a = [1]\nfor i in 1..100\na = a + a\nend\nfor x in a\ny = x\nend")]
    [InlineData("a = []\nfor i in 1..40000\na = a | array.add (\"x\" | string.pad_left 1000000)\nend")]
    [InlineData("a = (1..2000000000) | array.size\nparagraph a")]
    [InlineData("a = (1..2000000000) | array.join \",\"")]
    [InlineData("a = (1..2000000000) | array.sort")]
    [InlineData("a = (1..2000000000) | array.reverse")]
    [InlineData("a = (1..2000000000) | array.last\nparagraph a\nwhile true\nend")]
    [InlineData("x = 7\nfor i in 1..1000\nx = x * x\nend")]
    [InlineData("x = math.pow 9 999999999\nwhile true\nend")]
    [InlineData("x = 1 << 2000000000\nwhile true\nend")]
    [InlineData("for i in 1..40000\nparagraph (\"x\" | string.pad_left 5000)\nend")]
    [InlineData("f = @(do; ret f; end)\nwhile true\nf\nend")]
    [InlineData(
        "x = \"a,a\" | string.pad_left 100000\nfor i in 1..40000\n"
            + "y = x | string.split \",\" | array.join \",,,\" | string.replace \" \" \"  \"\nend"
    )]
    public void Work_without_end_ends_in_an_error_and_soon(string template)
    {
        var watch = Stopwatch.StartNew();
        var error = Fails("title \"x\"\n" + template);
        // Well under a second alone; a build server may be doing other work beside it.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}: {error.Message}");
        Assert.Equal("t.sbn", error.File);
        Assert.True(error.Line > 0, error.Message);
    }

    [Fact]
    public void Many_loops_one_after_the_other_add_up()
    {
        var error = Fails("title \"x\"\n" + string.Concat(Enumerable.Repeat("for i in 1..40000\nx = i + 1\nend\n", 200)));
        Assert.Contains("步的上限", error.Reason);
    }

    [Fact]
    public void A_text_over_the_limit_is_an_error_not_a_shorter_text()
    {
        Write(
            "t.sbn",
            "Subject: x\n\n{{ for i in 1..40000 }}0123456789012345678901234567890123456789012345678901234567890123456789{{ end }}"
        );
        Assert.Contains(
            "limit",
            Assert.Throws<TemplateError>(() => Texts().RenderText("t", new { })).Reason,
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("..\\\\secret")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/secret")]
    [InlineData("parts/../../secret")]
    [InlineData("parts//x")]
    [InlineData("linked")]
    [InlineData("folder/secret")]
    [InlineData("no-such")]
    [InlineData("")]
    public void An_include_stays_inside_the_folder(string name)
    {
        File.WriteAllText(Path.Combine(outside.FullName, "secret.sbn"), "paragraph \"secret\"");
        File.CreateSymbolicLink(Path.Combine(root.FullName, "linked.sbn"), Path.Combine(outside.FullName, "secret.sbn"));
        Directory.CreateSymbolicLink(Path.Combine(root.FullName, "folder"), outside.FullName);
        var error = Fails($"title \"x\"\ninclude \"{name}\"");
        Assert.Equal(("t.sbn", 2), (error.File, error.Line));
    }

    [Fact]
    public void An_included_part_is_named_in_its_own_errors_and_a_county_may_replace_it()
    {
        Write("parts/who.sbn", "paragraph who");
        Write("t.sbn", "title \"x\"\ninclude \"parts/who\"");
        Assert.Equal(
            ("parts/who.sbn", 1),
            Assert.Throws<TemplateError>(() => Texts().RenderDocument("t", new { })) is var error ? (error.File, error.Line) : default
        );
        Assert.Equal(new Paragraph("甲"), Texts().RenderDocument("t", new { Who = "甲" }).Elements[1]);

        Directory.CreateDirectory(Path.Combine(outside.FullName, "parts"));
        File.WriteAllText(Path.Combine(outside.FullName, "parts", "who.sbn"), "paragraph (who + \"县\")");
        var county = new TemplateTexts(root.FullName, outside.FullName);
        Assert.Equal(new Paragraph("甲县"), county.RenderDocument("t", new { Who = "甲" }).Elements[1]);
        File.WriteAllText(Path.Combine(outside.FullName, "parts", "who.sbn"), "paragraph (who + \"市\")");
        Assert.Equal(new Paragraph("甲市"), county.RenderDocument("t", new { Who = "甲" }).Elements[1]);
    }

    [Theory]
    [InlineData("title \"x\"\nparagraph (if")]
    [InlineData("title \"x\"\nparagraph who who who who")]
    [InlineData("title \"x\"\nwho")]
    [InlineData("title \"x\"\nparagraph null_value")]
    [InlineData("title \"x\"\ntable\ncolumn \"a\"\nrow 1 2")]
    [InlineData("title \"x\"\nrow 1")]
    [InlineData("title \"x\"\nparagraph who align:\"middle\"")]
    [InlineData("title \"x\"\nparagraph (yuan 1.005)")]
    [InlineData("title \"x\"\nparagraph (yuan who)")]
    [InlineData("title \"x\"\nparagraph (date who)")]
    [InlineData("title \"x\"\nparagraph = 3")]
    [InlineData("paragraph who")]
    public void A_faulty_template_makes_no_document(string template) => Fails(template);

    [Fact]
    public void Records_dictionaries_and_json_read_the_same()
    {
        Write("t.sbn", "title name\nparagraph (yuan pay_yuan)\nparagraph (date due_on)\nfor p in parts\nparagraph p.x\nend");
        var expected = Texts()
            .RenderDocument(
                "t",
                new
                {
                    Name = "甲",
                    PayYuan = 12.5m,
                    DueOn = new DateOnly(2021, 4, 1),
                    Parts = new[] { new { X = 1 } },
                }
            )
            .Elements;
        var dictionary = new Dictionary<string, object?>
        {
            ["name"] = "甲",
            ["pay_yuan"] = 12.5m,
            ["due_on"] = "2021-04-01",
            ["parts"] = new List<object> { new Dictionary<string, int> { ["x"] = 1 } },
        };
        var json = JsonDocument
            .Parse("""{ "name": "甲", "pay_yuan": 12.50, "due_on": "2021-04-01", "parts": [ { "x": 1 } ] }""")
            .RootElement;
        Assert.Equal(expected, Texts().RenderDocument("t", dictionary).Elements);
        Assert.Equal(expected, Texts().RenderDocument("t", json).Elements);
    }

    [Fact]
    public void A_circle_in_the_model_or_a_name_of_a_function_is_refused()
    {
        Write("t.sbn", "title \"x\"");
        var circle = new Dictionary<string, object?>();
        circle["me"] = circle;
        Assert.Throws<ArgumentException>(() => Texts().RenderDocument("t", circle));
        Assert.Throws<ArgumentException>(() => Texts().RenderDocument("t", new { Title = "x" }));
    }

    [Fact]
    public void Every_kind_of_element_is_printed()
    {
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];
        var html = Encoding.UTF8.GetString(
            PrintHtml.Write(
                new DocumentContent(
                    "全部要素",
                    [
                        new Title("题<1>"),
                        new Heading(1, "一、"),
                        new Heading(3, "1."),
                        new Paragraph("段", TextAlign.End, false),
                        new ListBlock(["甲", "乙"], true),
                        new Table(
                            [new TableColumn("列", 1, TextAlign.End)],
                            [new TableRow(["1"]), new TableRow(["1"], TableRowKind.Total)]
                        ),
                        new SignatureBlock([new SignatureLine("村民委员会", "王芳")]),
                        new Field("名", "值"),
                        new PageBreak(),
                        new Image("abc", "照\"片"),
                        new Qr("https://example.gov.cn", "扫码"),
                    ]
                ),
                _ => png
            )
        );
        Assert.Contains("<h1>题&lt;1&gt;</h1>", html);
        Assert.Contains("<ol><li>甲</li><li>乙</li></ol>", html);
        Assert.Contains("alt=\"照&quot;片\" src=\"data:image/png;base64,iVBORw0KGgo=\"", html);
        Assert.Contains("<tr class=\"total\"><td class=\"end figure\">1</td></tr>", html);
        Assert.Contains("<svg class=\"qr\" role=\"img\" aria-label=\"扫码\"", html);
        Assert.Throws<ArgumentException>(() =>
            PrintHtml.Write(new DocumentContent("x", [new Image("abc", "x")]), _ => "<svg/>"u8.ToArray())
        );
        Assert.Throws<ArgumentException>(() => PrintHtml.Write(new DocumentContent("x", [new Table([], [new TableRow(["1"])])])));
    }

    private TemplateError Fails(string template)
    {
        Write("t.sbn", template);
        return Assert.Throws<TemplateError>(() =>
            Texts()
                .RenderDocument(
                    "t",
                    new
                    {
                        Who = "甲",
                        NullValue = (string?)null,
                        Project = new { Name = "x" },
                    }
                )
        );
    }

    private TemplateTexts Texts() => new(root.FullName);

    private void Write(string name, string text)
    {
        var path = Path.Combine(root.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
