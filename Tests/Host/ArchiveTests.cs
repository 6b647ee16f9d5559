using System.IO.Compression;
using System.Text;
using WorkRelief.WorkflowHost.Papers.Archive;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Archive;

namespace WorkRelief.Tests.Host;

/// <summary>一个项目一套档案 by the practice of 巴州, and what goes home with an auditor.</summary>
public sealed class ArchiveTests
{
    private const string Project = "BZ-2021-01";
    private static readonly Scope Reform = new("bazhou.reform", new(2021, 12, 31));

    private static async Task<World> SmallAsync()
    {
        var world = await World.NewAsync("2021-03-01 08:00");
        await Small.ProjectAsync(world);
        return world;
    }

    [Fact, Trait("Seed", "BZ-01"), Trait("Seed", "BZ-02")]
    public void The_checklist_has_five_stages_three_levels_four_aspects_and_differs_by_type()
    {
        var items = PackReader.Shipped("bazhou").Archive(new(2021, 6, 1));
        Assert.Equal(ArchiveList.Stages.Keys.Order(), items.Select(i => i.Stage).Distinct().Order());
        Assert.Equal(ArchiveList.Levels.Keys.Order(), items.Select(i => i.Level).Distinct().Order());
        Assert.Equal(ArchiveList.Aspects.Keys.Order(), items.Select(i => i.Aspect).OfType<string>().Distinct().Order());
        var (open, industry) = (items.Where(i => i.Purposes.Contains("public")), items.Where(i => i.Purposes.Contains("industry")));
        Assert.Equal(["linkage"], industry.Except(open).Select(i => i.Name));
        Assert.Equal(11, PackReader.Shipped("bazhou").Names(ArchivePolicy.GateItems, new(2021, 6, 1)).Count);
    }

    [Fact, Trait("Seed", "BZ-01"), Trait("Seed", "GA-09"), Trait("Seed", "BZ-12")]
    public async Task Each_item_has_its_level_who_is_late_is_visible_and_the_archive_changes_hands_with_a_signed_list()
    {
        await using var world = await SmallAsync();
        var no = await world.NoAsync(
            Small.All,
            "archive.file",
            new
            {
                project = "P1",
                papers = await world.PdfsAsync("fund-plan"),
                @as = "township",
            }
        );
        Assert.Equal(("wrong-role", "BZ-01"), (no.Refusals[0].Code, no.Refusals[0].Clause!.Id));
        var overdue = await world.Part<ArchiveReads>().OverdueAsync(ArchiveWorld.All, default);
        Assert.Contains(overdue, l => l is { Item: "implementation-plan", Level: "项目乡镇", State: "缺" });
        await world.MustAsync(
            Small.All,
            "archive.file",
            new
            {
                project = "P1",
                papers = await world.PdfsAsync("implementation-plan"),
                @as = "township",
            }
        );
        Assert.DoesNotContain(
            await world.Part<ArchiveReads>().OverdueAsync(ArchiveWorld.All, default),
            l => l.Item == "implementation-plan"
        );

        foreach (var name in (string[])["old", "new"])
            await world.MustAsync("admin", "account.register", new { account = name, name });
        const string town = "四川省/眉山市/东坡区/三苏镇";
        await world.MustAsync(
            "admin",
            "grant.give",
            new
            {
                account = Small.All,
                body = "reform-bureau",
                area = "四川省/眉山市/东坡区",
            }
        );
        await world.MustAsync(
            Small.All,
            "archivist.appoint",
            new
            {
                area = town,
                account = "old",
                @as = "reform-bureau",
            }
        );
        Assert.Equal("old", (await world.Part<ArchiveReads>().ProjectAsync(ArchiveWorld.All, "P1", default))!.Archivist);
        await world.MustAsync("old", "archive.file", new { project = "P1", papers = await world.PdfsAsync("third-party-test") });
        var unlisted = await world.NoAsync(
            Small.All,
            "archivist.appoint",
            new
            {
                area = town,
                account = "new",
                @as = "reform-bureau",
            }
        );
        Assert.Equal("BZ-12", unlisted.Refusals[0].Clause!.Id);
        world.MoveTo("2021-03-02 08:00");
        await world.MustAsync(
            Small.All,
            "archivist.appoint",
            new
            {
                area = town,
                account = "new",
                @as = "reform-bureau",
                papers = new[] { await world.PdfAsync("archive-handover-list", "王芳", "2021-03-01") },
            }
        );
        Assert.Equal(
            "grant-ended",
            await world.RefusedAsync("old", "archive.file", new { project = "P1", papers = await world.PdfsAsync("third-party-test") })
        );
    }

    [Fact]
    public async Task Only_pictures_pdf_and_office_files_by_their_content_are_taken()
    {
        await using var world = await SmallAsync();
        Assert.Equal(
            "file-kind",
            await world.RefusedAsync(
                Small.All,
                "archive.file",
                new
                {
                    project = "P1",
                    papers = await world.PapersAsync("assembly-minutes"),
                    @as = "contractor",
                }
            )
        );
        Assert.Equal(
            "archive-item",
            await world.RefusedAsync(
                Small.All,
                "archive.file",
                new
                {
                    project = "P1",
                    papers = await world.PdfsAsync("inquiry-reply"),
                    @as = "township",
                }
            )
        );
    }

    [Fact, Trait("Seed", "BZ-03")]
    public async Task Content_points_are_ticked_by_the_filer_and_confirmed_by_the_reviewer()
    {
        await using var world = await SmallAsync();
        string[] points = ["专章论证群众务工组织", "专章论证劳务报酬发放", "专章论证项目效益"];
        await world.MustAsync(
            Small.All,
            "archive.file",
            new
            {
                project = "P1",
                papers = await world.PdfsAsync("feasibility-study"),
                points = new { feasibility = points[..2] },
                @as = "township",
            }
        );
        object Verdict(string[] found) =>
            new
            {
                project = "P1",
                verdicts = new[]
                {
                    new
                    {
                        item = "feasibility",
                        qualified = true,
                        points = found,
                    },
                },
            };
        Assert.Contains("专章论证项目效益", (await world.NoAsync(Small.All, "archive.review", Verdict(points))).Refusals[0].Missing);
        await world.MustAsync(
            Small.All,
            "archive.file",
            new
            {
                project = "P1",
                papers = await world.PdfsAsync("feasibility-study"),
                points = new { feasibility = points },
                @as = "township",
            }
        );
        Assert.Equal("archive-point", await world.RefusedAsync(Small.All, "archive.review", Verdict(points[..1])));
        await world.MustAsync(Small.All, "archive.review", Verdict(points));
        Assert.Equal(
            "archive-point",
            await world.RefusedAsync(
                Small.All,
                "archive.file",
                new
                {
                    project = "P1",
                    papers = await world.PdfsAsync("feasibility-study"),
                    points = new { feasibility = new[] { "没有的要点" } },
                    @as = "township",
                }
            )
        );
        Assert.Equal(
            "合格",
            (await world.Part<ArchiveReads>().ProjectAsync(ArchiveWorld.All, "P1", default))!
                .Items.Single(i => i.Item == "feasibility")
                .State
        );
    }

    [Fact, Trait("Seed", "BZ-10")]
    public async Task The_county_tier_names_each_of_the_eleven_that_is_missing_or_unqualified()
    {
        // Before the review of the day: all eleven lie unreviewed or are not there.
        await using var world = await World.PlayedAsync("bazhou", "2021-09-19 08:05");
        var no = await world.NoAsync(
            "bazhou.township",
            "acceptance.apply",
            new
            {
                project = Project,
                tier = "county",
                papers = await world.PapersAsync(
                    "acceptance-application",
                    "third-party-test",
                    "settlement-report",
                    "works-claim",
                    "works-summary",
                    "before-after-photos",
                    "works-vouchers",
                    "implementation-plan",
                    "fund-plan"
                ),
            }
        );
        var refusal = Assert.Single(no.Refusals, r => r.Code == "archive-unqualified");
        Assert.Equal("BZ-10", refusal.Clause!.Id);
        foreach (
            var label in (string[])
                [
                    "项目资金计划文件",
                    "项目建设责任书",
                    "工程实施方案",
                    "工程票据",
                    "劳务报酬或补助兑现花名册",
                    "群众务工记录",
                    "竣工结（决）算",
                    "工程报账和项目验收申请",
                    "验收意见表",
                    "工程总结",
                    "项目实施前后的相关图文",
                ]
        )
            Assert.Contains(label, refusal.Missing);
        // One that was returned keeps the tier shut and is the only one named.
        await using var later = await World.PlayedAsync("bazhou", "2021-09-19 08:42");
        var one = Assert.Single(
            (
                await later.NoAsync(
                    "bazhou.township",
                    "acceptance.apply",
                    new
                    {
                        project = Project,
                        tier = "county",
                        papers = await later.PapersAsync("acceptance-application"),
                    }
                )
            ).Refusals,
            r => r.Code == "archive-unqualified"
        );
        Assert.Contains("项目实施前后的相关图文（退回", one.Missing);
        Assert.DoesNotContain("工程票据", one.Missing);
    }

    [Fact, Trait("Seed", "BZ-10")]
    public async Task A_county_that_asks_for_the_eleven_before_approval_gets_no_approval_while_they_are_missing()
    {
        await using var world = await World.NewAsync("2021-03-01 08:00");
        await Small.PlaceAsync(world);
        await world.MustAsync("admin", "pack.activate", new { name = "mine", yaml = Before });
        await Small.ProposeAsync(world, "P1");
        await world.MustAsync(Small.All, "project.apply", new { project = "P1" });
        var no = await world.NoAsync(Small.All, "project.endorse", new { project = "P1" });
        var refusal = Assert.Single(no.Refusals);
        Assert.Equal(("archive-unqualified", "BZ-10"), (refusal.Code, refusal.Clause!.Id));
        Assert.Equal(11, refusal.Missing.Split("负责）").Length - 1);
    }

    /// <summary>巴州's eleven, asked for on the approval link.</summary>
    private const string Before = """
        pack: mine
        label: 我区
        extends: bazhou
        area: { code: 511402, path: 四川省/眉山市/东坡区 }
        shapes:
          - mode: contractor
            from: 2021-01-01
            source: 我区办法
            approval:
              - stage: AwaitingReformBureau
                stage-label: 待审批
                label: 审批
                bodies: [reform-bureau]
                rules: [GateItemsQualified@1]
                seed: BZ-10

        """;

    [Fact, Trait("Seed", "BZ-09")]
    public async Task Three_gates_with_findings_and_none_is_passed_by()
    {
        await using var world = await World.PlayedAsync("bazhou", "2021-04-23 09:15");
        var shut = await world.NoAsync(
            "bazhou.village",
            "project.commence",
            new { project = Project, papers = await world.PapersAsync("responsibility-letter", "construction-notice") }
        );
        Assert.Contains(shut.Refusals, r => r.Code == "archive-gate" && r.Clause!.Id == "BZ-09");
        var open = await world.NoAsync("bazhou.reform", "archive.gate", new { project = Project, gate = "preparation" });
        Assert.Contains(open.Refusals, r => r.Missing.Contains("工程实施方案（缺）"));
        // A finding returns the item and leaves the gate shut.
        await world.MustAsync(
            "bazhou.reform",
            "archive.gate",
            new
            {
                project = Project,
                gate = "preparation",
                findings = new[]
                {
                    new
                    {
                        item = "labour-survey",
                        qualified = false,
                        reason = "缺逐户走访记录",
                    },
                },
            }
        );
        var state = await world.Part<ArchiveReads>().ProjectAsync(Reform, Project, default);
        Assert.Equal("退回", state!.Items.Single(i => i.Item == "labour-survey").State);
        Assert.Empty(state.GatesPassed);
        await using var whole = await World.PlayedAsync("bazhou", "2021-10-20 10:00");
        Assert.Equal(
            ["项目准备", "项目实施", "项目验收"],
            (await whole.Part<ArchiveReads>().ProjectAsync(Reform, Project, default))!.GatesPassed
        );
    }

    [Fact, Trait("Seed", "BZ-04")]
    public async Task Acceptance_waits_for_the_four_notices_each_closed_clean()
    {
        await using var world = await World.PlayedAsync("bazhou", "2021-09-10 09:00");
        await using (var db = world.Store.Open())
        {
            // As if the township had never hung its notice out.
            var notice = db.PublicNotices.Single(n => n.ProjectId == Project && n.Kind == "project");
            db.Cases.Single(c => c.Id == notice.Id).Stage = "TakenDown";
            await db.SaveChangesAsync();
        }
        var no = await world.NoAsync(
            "bazhou.village",
            "acceptance.apply",
            new
            {
                project = Project,
                tier = "self",
                papers = await world.PapersAsync("acceptance-application"),
            }
        );
        var refusal = Assert.Single(no.Refusals, r => r.Code == "notice-missing");
        Assert.Contains("乡镇（村）项目公示", refusal.Missing);
        Assert.DoesNotContain("施工公告", refusal.Missing);
    }

    [Fact, Trait("Seed", "BZ-05")]
    public async Task Items_are_filled_from_the_systems_own_papers_and_nothing_is_typed_again()
    {
        await using var world = await World.PlayedAsync("bazhou", "2021-09-08 10:00");
        var items = (await world.Part<ArchiveReads>().ProjectAsync(Reform, Project, default))!.Items.ToDictionary(i => i.Item);
        Assert.All(
            (string[])
                [
                    "labour-records",
                    "payroll",
                    "payroll-notices",
                    "construction-log",
                    "approval-reply",
                    "county-plan-notice",
                    "construction-notice",
                ],
            name => Assert.Equal("已归，待审", items[name].State)
        );
        Assert.Equal("缺", items["party-duty"].State);
    }

    [Fact, Trait("Seed", "BZ-06"), Trait("Seed", "BZ-13"), Trait("Seed", "BZ-08")]
    public async Task Benefit_linkage_posts_and_problems_are_recorded_with_their_evidence_and_stand_in_the_evaluation()
    {
        await using var world = await SmallAsync();
        var fields = new
        {
            parties = "村集体经济组织、合作社、农户",
            share = "30",
            mode = "保底加分红",
            years = "10",
            distribution = "村四成户六成",
        };
        Assert.Equal(
            "paper-missing",
            await world.RefusedAsync(
                Small.All,
                "record.add",
                new
                {
                    project = "P1",
                    kind = "benefit-linkage",
                    fields,
                }
            )
        );
        var record = await world.MustAsync(
            Small.All,
            "record.add",
            new
            {
                project = "P1",
                kind = "benefit-linkage",
                fields,
                papers = await world.PapersAsync("benefit-linkage-agreement"),
            }
        );
        await world.MustAsync(
            Small.All,
            "record.add",
            new
            {
                project = "P1",
                kind = "public-post",
                fields = new
                {
                    posts = "2",
                    duties = "道路保洁",
                    funding = "村集体经济",
                },
                papers = await world.PapersAsync("public-posts"),
            }
        );
        var problem = await world.MustAsync(
            Small.All,
            "record.add",
            new
            {
                project = "P1",
                kind = "problem",
                fields = new { raised = "K0+120 沉降" },
            }
        );
        await world.MustAsync(
            Small.All,
            "record.add",
            new
            {
                project = "P1",
                kind = "problem",
                fields = new { raised = "K0+120 沉降", solved = "换填片石" },
                corrects = $"project/P1:{problem.Seq}",
                papers = await world.PapersAsync("problem-evidence"),
            }
        );
        var agreement = await world.ReadAsync(
            (await world.IssueAsync("benefit-linkage-agreement", of: $"project/P1:{record.Seq}", actingAs: "township")).File
        );
        Assert.Contains("保底加分红", agreement);
        Assert.Contains("10年", agreement);
        var items = (await world.Part<ArchiveReads>().ProjectAsync(ArchiveWorld.All, "P1", default))!.Items.ToDictionary(i => i.Item);
        Assert.Equal(("已归，待审", "已归，待审"), (items["posts"].State, items["problems"].State));
        // The evaluation: what the system knows, and the evaluator's own words apart.
        var evaluation = await world.ReadAsync(
            (
                await world.IssueAsync(
                    "performance-evaluation",
                    fields: new { goals = "硬化 3.6 公里", evaluator = "目标完成" },
                    actingAs: "township"
                )
            ).File
        );
        foreach (
            var part in (string[])
                [
                    "一、绩效目标",
                    "二、资金计划、到位和使用",
                    "三、财务管理",
                    "四、组织实施",
                    "五、完成情况",
                    "六、评价人意见",
                    "目标完成",
                    "1,000,000.00",
                ]
        )
            Assert.Contains(part, evaluation);
    }

    [Fact]
    public async Task An_exported_archive_proves_itself_and_names_what_was_changed_removed_or_added()
    {
        await using var world = await World.PlayedAsync("bazhou", "2021-10-20 10:00");
        using var whole = new MemoryStream();
        Assert.True(await world.Part<ArchiveExport>().WriteAsync(Reform, Project, whole, default));
        Assert.False(await world.Part<ArchiveExport>().WriteAsync(new("nobody", new(2021, 12, 31)), Project, new MemoryStream(), default));
        var report = ArchiveCheck.Verify(new MemoryStream(whole.ToArray()));
        Assert.Empty(report.Problems);
        await using var db = world.Store.Open();
        Assert.Equal(db.Streams.Single(s => s.Name == "project/" + Project).Hash, report.Head);

        string[] names;
        using (var zip = new ZipArchive(new MemoryStream(whole.ToArray())))
            names = [.. zip.Entries.Select(e => e.FullName)];
        Assert.Contains("案卷目录.html", names);
        Assert.Contains("卷内目录.html", names);
        Assert.Contains(names, n => n.StartsWith("3实施/", StringComparison.Ordinal) && n.EndsWith(".docx", StringComparison.Ordinal));
        var paper = names.First(n => n.StartsWith("2申报/", StringComparison.Ordinal));
        Assert.Contains(
            Changed(z =>
            {
                using var s = z.GetEntry(paper)!.Open();
                s.Seek(0, SeekOrigin.Begin);
                s.WriteByte(0);
            }),
            p => p.Contains("被改动")
        );
        Assert.Contains(Changed(z => z.GetEntry(paper)!.Delete()), p => p.Contains("缺失"));
        Assert.Contains(
            Changed(z =>
            {
                using var s = z.CreateEntry("2申报/x.pdf").Open();
                s.WriteByte(1);
            }),
            p => p.Contains("清单中没有")
        );
        Assert.Contains(
            Changed(z =>
                Rewrite(
                    z,
                    Manifest.JournalName,
                    t => t.Replace("\"stage\":\"Archived\"", "\"stage\":\"Archived \"", StringComparison.Ordinal)
                )
            ),
            p => p.Contains("日志")
        );
        Assert.Contains(
            Changed(z => Rewrite(z, Manifest.JournalName, t => string.Join('\n', t.Split('\n').Where((_, i) => i != 4)))),
            p => p.Contains("次序不对")
        );
        // A forger who changes the manifest with the file is told on by the journal.
        Assert.Contains(
            Changed(z =>
            {
                var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("假的"u8));
                z.GetEntry(paper)!.Delete();
                using (var s = z.CreateEntry(paper).Open())
                    s.Write("假的"u8);
                var old = "";
                Rewrite(
                    z,
                    Manifest.FileName,
                    t =>
                    {
                        var at = t.IndexOf(paper, StringComparison.Ordinal);
                        old = t[(t.IndexOf("\"sha256\": \"", at, StringComparison.Ordinal) + 11)..][..64];
                        return t.Replace(old, hash, StringComparison.Ordinal);
                    }
                );
            }),
            p => p.Contains("不在档案中")
        );
        Assert.Single(ArchiveCheck.Verify(new MemoryStream("not a zip"u8.ToArray())).Problems);
        Assert.NotEmpty(ArchiveCheck.Verify(new MemoryStream(whole.ToArray()[..(int)(whole.Length / 2)])).Problems);

        IReadOnlyList<string> Changed(Action<ZipArchive> change)
        {
            using var copy = new MemoryStream();
            copy.Write(whole.ToArray());
            using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
                change(zip);
            copy.Position = 0;
            return ArchiveCheck.Verify(copy).Problems;
        }

        static void Rewrite(ZipArchive zip, string name, Func<string, string> change)
        {
            string text;
            using (var reader = new StreamReader(zip.GetEntry(name)!.Open()))
                text = reader.ReadToEnd();
            zip.GetEntry(name)!.Delete();
            using var to = zip.CreateEntry(name).Open();
            to.Write(Encoding.UTF8.GetBytes(change(text)));
        }
    }

    [Fact, Trait("Seed", "MEI-12"), Trait("Seed", "MING-08")]
    public async Task Each_step_shows_the_rules_it_carries_out()
    {
        await using var world = await SmallAsync();
        await world.MustAsync(
            "admin",
            "grant.give",
            new
            {
                account = Small.All,
                body = "reform-bureau",
                area = "四川省/眉山市/东坡区",
            }
        );
        async Task<object> Rule(string title, params string[] steps) =>
            new
            {
                area = "四川省/眉山市/东坡区",
                title,
                issuedOn = "2021-01-05",
                number = "东赈〔2021〕1号",
                steps,
                papers = await world.PdfsAsync("regulation-text"),
                @as = "reform-bureau",
            };
        Assert.Equal(
            "unknown-action",
            await world.RefusedAsync(Small.All, "regulation.register", await Rule("报酬发放制度", "pay-cycle.none"))
        );
        await world.MustAsync(Small.All, "regulation.register", await Rule("报酬发放制度", "pay-cycle.sign", "pay-cycle.pay"));
        await world.MustAsync(Small.All, "regulation.register", await Rule("公示制度", "public-notice.post"));
        var reads = world.Part<ArchiveReads>();
        Assert.Equal(["报酬发放制度"], (await reads.RegulationsAsync(ArchiveWorld.All, "pay-cycle.sign", default)).Select(r => r.Title));
        Assert.Equal(2, (await reads.RegulationsAsync(ArchiveWorld.All, null, default)).Count);
        Assert.Empty(await reads.RegulationsAsync(new("nobody", new(2021, 12, 31)), null, default));
    }

    [Fact, Trait("Seed", "MEI-02")]
    public async Task The_three_rights_are_shown_for_a_project()
    {
        await using var world = await SmallAsync();
        await world.MustAsync(
            Small.All,
            "record.add",
            new
            {
                project = "P1",
                kind = "mobilisation",
                fields = new
                {
                    channel = "村民大会",
                    present = "120",
                    content = "讲解政策",
                },
            }
        );
        await world.MustAsync(
            Small.All,
            "public-notice.post",
            new
            {
                project = "P1",
                kind = "project",
                place = "村务公开栏",
                papers = await world.PapersAsync("posting-photo"),
            }
        );
        await world.MustAsync(Small.All, "public-notice.object", new { notice = "P1/notice-1", text = "线路不合理" });
        await Labour.PayWorld.ConsultAsync(world, 180, "2021-03-01");
        var rights = (await world.Part<ArchiveReads>().RightsAsync(ArchiveWorld.All, "P1", default))!;
        Assert.Equal("乡镇（村）项目公示", Assert.Single(rights.Read).What);
        Assert.Single(rights.Decided);
        Assert.Equal("查核中", Assert.Single(rights.Objected).How);
        Assert.Contains("到场120人", Assert.Single(rights.Told).How);
        await world.MustAsync(
            Small.All,
            "public-notice.dismiss",
            new
            {
                notice = "P1/notice-1",
                objection = 1,
                reply = "经踏勘，线路合理",
                papers = await world.PapersAsync("objection-reply"),
            }
        );
        Assert.Contains(
            "不成立",
            Assert.Single((await world.Part<ArchiveReads>().RightsAsync(ArchiveWorld.All, "P1", default))!.Objected).How
        );
    }
}
