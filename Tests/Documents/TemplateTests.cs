using WorkRelief.WorkflowHost.Cli;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Documents;

/// <summary>
/// Every template on made-up data, as a person read and approved it; in the hands of a county, and of somebody who means ill.
/// </summary>
public sealed class TemplateTests
{
    public static TheoryData<string> Names => [.. Samples.All.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names)), Trait("Seed", "MING-04")]
    public void A_template_reads_as_approved(string name)
    {
        var text = name.StartsWith("mail/", StringComparison.Ordinal)
            ? TemplateTexts.Installed().RenderText(name, Samples.All[name]).ToString()
            : DocxTests.TextOf(Docx.Write(TemplateTexts.Installed().RenderDocument(name, Samples.All[name])));
        Approved.Matches($"documents/{name.Replace('/', '-')}.txt", text);
    }

    [Fact, Trait("Seed", "MING-04")]
    public void Every_one_of_the_eight_links_has_its_documents_and_every_kind_its_template()
    {
        Assert.Equal(
            DocumentKinds.Links,
            DocumentKinds.All.Values.Select(k => k.Link).Distinct().OrderBy(l => DocumentKinds.Links.ToList().IndexOf(l))
        );
        var shipped = Directory
            .GetFiles(Path.Combine(AppContext.BaseDirectory, "Templates"), "*.sbn", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "Templates"), f).Replace('\\', '/')[..^4])
            .Where(n => !n.StartsWith("parts/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        Assert.Equal(Samples.All.Keys.Order(StringComparer.Ordinal), shipped);
        Assert.All(PublicNoticeTable.KindLabels.Keys, k => Assert.NotNull(Catalogue.Program.Papers[PublicNoticeTable.PaperOf(k)].Template));
    }

    [Fact]
    public void A_countys_own_template_is_used_and_a_broken_one_is_named_with_its_line()
    {
        var folder = Directory.CreateTempSubdirectory("workrelief-own");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "documents"));
            File.WriteAllText(
                Path.Combine(folder.FullName, "documents", "works-summary.sbn"),
                "title \"本县总结\"\nparagraph project.name\n"
            );
            Assert.Empty(TemplateCheck.Run(folder.FullName, TextWriter.Null, [34]));
            File.WriteAllText(
                Path.Combine(folder.FullName, "documents", "works-summary.sbn"),
                "title \"本县总结\"\n\nparagraph project.nam\n"
            );
            File.WriteAllText(Path.Combine(folder.FullName, "documents", "wrong-name.sbn"), "title \"x\"\n");
            var problems = TemplateCheck.Run(folder.FullName, TextWriter.Null, [34]);
            Assert.Equal(2, problems.Count);
            Assert.Contains(problems, p => p.StartsWith("documents/wrong-name.sbn", StringComparison.Ordinal));
            Assert.Contains(problems, p => p.StartsWith("documents/works-summary.sbn(3,", StringComparison.Ordinal) && p.Contains("nam"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static readonly string[] Bodies =
    [
        "include \"../../appsettings.json\"",
        "include \"/etc/passwd\"",
        "include \"..\\\\x\"",
        "include \"documents/none\"",
        "while true\nend",
        "for i in 1..9999999\nx = i\nend",
        "func f\nf\nend\nf",
        "paragraph (\"x\" | string.pad_left 900000000)",
        "paragraph object",
        "paragraph date.now",
        "paragraph (object.eval \"1\")",
        "paragraph env",
        "paragraph project.get_type",
        "paragraph (project | object.to_json)",
        "row \"x\"",
        "table\nrow \"x\"",
        "paragraph (regex.match \"a\" \"a\")",
        "paragraph html.escape",
        "yuan = 1\nparagraph (yuan 1)",
        "import project\nparagraph secret",
    ];

    public static TheoryData<int> Hundred => [.. Enumerable.Range(0, 200)];

    [Theory, MemberData(nameof(Hundred))]
    public void A_hostile_template_makes_nothing_and_ends_soon(int number)
    {
        var folder = Directory.CreateTempSubdirectory("workrelief-hostile");
        try
        {
            // Twenty attacks in ten wrappings: bare, after good lines, in functions, branches and loops.
            var attack = Bodies[number % Bodies.Length];
            var text = (number / Bodies.Length) switch
            {
                0 => attack,
                1 => $"title \"x\"\n{attack}",
                2 => $"title project.name\nif true\n{attack}\nend",
                3 => $"for k in 1..2\n{attack}\nend\ntitle \"x\"",
                4 => $"func g\n{attack}\nend\ntitle \"x\"\ng",
                5 => $"title \"\u202Ex\"\n{attack}",
                6 => $"# 注释\n{attack}\ntitle \"x\"",
                7 => $"title \"=1+1\"\ntable\ncolumn \"@x\"\n{attack}",
                8 => $"title \"𠮷龘\"\nqr \"javascript:1\"\n{attack}",
                _ => $"title \"x\"\ncase 1\nwhen 1\n{attack}\nend",
            };
            Directory.CreateDirectory(Path.Combine(folder.FullName, "documents"));
            File.WriteAllText(Path.Combine(folder.FullName, "documents", "works-summary.sbn"), text);
            var limits = TemplateLimits.Default with { Steps = 20_000, Time = TimeSpan.FromSeconds(5), AllocatedBytes = 32 << 20 };
            var templates = new TemplateTexts(Path.Combine(AppContext.BaseDirectory, "Templates"), folder.FullName, limits);
            // Attack 7 opens a table of its own, in which a row of one cell is in order.
            if (number / Bodies.Length == 7 && attack == "row \"x\"")
                Assert.Single(
                    templates
                        .RenderDocument("documents/works-summary", Samples.All["documents/works-summary"])
                        .Elements.OfType<WorkRelief.WorkflowHost.Papers.Table>()
                );
            else
                Assert.Throws<TemplateError>(() =>
                    templates.RenderDocument("documents/works-summary", Samples.All["documents/works-summary"])
                );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static readonly string[] Ill =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "=HYPERLINK(\"http://x\")",
        "@SUM(1)",
        "+cmd|' /C calc'!A0",
        "-1+1",
        "{{ 1 + 1 }}",
        "\u202E倒过来\u2066",
        "שלום עולם",
        "مرحبا",
        "镕喆〇龘𠮷",
        "甲\r\n乙",
        "]]>",
        "&lt;b&gt;",
        "\0\uFFFE\uFFFF",
        new string('长', 3000),
        "</w:t></w:r>",
        "%n%s{0}",
        "\t\u200B零宽",
        "🀄️𝓐",
    ];

    public static TheoryData<int> Notes => [.. Enumerable.Range(0, 200)];

    // A long title makes more pages, and each has its sum.
    private static int Tags(string html) =>
        html.Split('\n').Where(l => !l.StartsWith("<tr class=\"subtotal", StringComparison.Ordinal)).Sum(l => l.Count(c => c == '<'));

    [Theory, MemberData(nameof(Notes))]
    public void A_hostile_name_or_note_is_printed_as_text_in_every_form(int number)
    {
        var ill = Ill[number % Ill.Length];
        var names = Samples
            .All.Keys.Where(n => Samples.All[n] is Dossier { Subject: not NoticeSheet { Listed.Count: > 0 } })
            .Order(StringComparer.Ordinal)
            .ToList();
        // Ten places of twenty texts: each text meets several documents.
        var name = names[(number + number / Ill.Length * 3) % names.Count];
        var dossier = (Dossier)Samples.All[name];
        dossier = dossier with
        {
            Project = dossier.Project with { Name = ill, LeadName = ill },
            Document = dossier.Document with { Office = ill, Code = "7F3K-29QX-MWHD-WMG8" },
            Texts = dossier.Texts.ToDictionary(t => t.Key, _ => (string?)ill),
        };
        var content = TemplateTexts.Installed().RenderDocument(name, dossier);
        var html = WrittenTexts.Html(content);
        // A text of two lines makes two paragraphs.
        var calm = ill.Contains('\n', StringComparison.Ordinal) ? "x\r\nx" : "x";
        var plain = WrittenTexts.Html(
            TemplateTexts
                .Installed()
                .RenderDocument(
                    name,
                    dossier with
                    {
                        Project = dossier.Project with { Name = calm, LeadName = calm },
                        Document = dossier.Document with { Office = calm },
                        Texts = dossier.Texts.ToDictionary(t => t.Key, _ => (string?)calm),
                    }
                )
        );
        Assert.Equal(Tags(plain), Tags(html));
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain('\u202E', html);
        var docx = Docx.Write(content);
        using var file = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        Assert.Empty(
            new DocumentFormat.OpenXml.Validation.OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
                .Validate(file)
                .Select(e => e.Description)
        );
        Assert.Contains(
            PlainText.OneLine(ill).Trim()[..Math.Min(3, PlainText.OneLine(ill).Trim().Length)],
            DocxTests.TextOf(docx).Replace("\n", " ", StringComparison.Ordinal)
        );
        if (Xlsx.Write(content) is { } xlsx)
        {
            using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(xlsx));
            Assert.All(
                zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)),
                e =>
                {
                    using var reader = new StreamReader(e.Open());
                    Assert.DoesNotContain("<f>", reader.ReadToEnd());
                }
            );
        }
    }
}
