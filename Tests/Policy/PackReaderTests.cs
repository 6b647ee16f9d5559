using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Policy;

public class PackReaderTests
{
    internal const string County = """
        pack: county
        label: 某县
        extends: national
        area: { code: 511499, path: 四川省/眉山市/某县 }
        values:
          notice.days:
            - from: 2021-01-01
              value: 7
              unit: 天
              source: 某县办法
              certainty: seed
            - from: 2023-01-01
              value: 10
              unit: 天
              source: 某县办法（修订）
              certainty: full
          notice.rest-days:
            - { from: 2021-01-01, value: roll, source: 某县办法, certainty: full }
          pay.ladder:
            - from: 2021-01-01
              value:
                - { days: -10, to: township, tone: remind }
                - { days: 1, to: county-lead, tone: escalate }
              unit: 天
              source: 某县办法
              certainty: full
          share.floors:
            - from: 2021-01-01
              value:
                - { track: rural, base: fiscal, floor: 0.10, target: 0.15 }
                - { track: key, base: fiscal, floor: 0.05 }
              unit: 占比
              source: 某县办法
              certainty: full
        shapes:
          - mode: self-build
            from: 2021-01-01
            source: 某县办法
            roles:
              compiles: [village-committees, project-council]
              pays: [township]
            clauses:
              pays: { seed: GA-07 }
              pay-cycle.post: { law: { article: 某县办法 8, effect: 张榜七天 } }
            approval:
              - stage: AwaitingTownship
                stage-label: 待乡镇审核
                label: 乡镇审核
                bodies: [township]
                default: 县里定
              - stage: AwaitingGroup
                stage-label: 待小组审定
                label: 小组审定
                bodies: [leading-group]
                papers: [approval-reply]
                rules: [PlannedShareMeetsFloor@1]
                seed: MING-01
            pay:
              - stage: Checking
                stage-label: 待审定
                label: 审定
                bodies: [township-head]
                not-by-compiler: true
                seed: DP-08
            tiers:
              - name: self
                label: 自验
                applies: [project-council]
                decides: [villagers-committee]
                decision-papers: [acceptance-opinion]
                seed: BZ-07
              - name: county
                label: 县验
                applies: [township]
                decides: [acceptance-team]
                application-papers: [third-party-test]
                decision-papers: [score-sheet]
                pass-mark: { score: 70, default: 县里定 }
                seed: BZ-07

        """;

    internal static Pack Read(string yaml) => PackReader.Read(yaml, "county.yaml", PackReader.ShippedText);

    internal static PackError Refused(string yaml) => Assert.Throws<PackError>(() => Read(yaml));

    /// <summary>The good county with one passage changed; the line that must be named ends with #!.</summary>
    internal static string Changed(string passage, string to)
    {
        Assert.Equal(2, County.Split(passage).Length);
        return County.Replace(passage, to, StringComparison.Ordinal);
    }

    private static int Marked(string yaml) =>
        1 + yaml.Split('\n').Index().Single(l => l.Item.EndsWith("#!", StringComparison.Ordinal)).Index;

    [Fact]
    public void A_good_pack_is_read_whole()
    {
        var pack = Read(County);
        var shape = pack.ShapeOf(Shape.SelfBuild, new(2021, 1, 1))!;

        Assert.Equal(("county", "某县", 511499_000000, "四川省/眉山市/某县"), (pack.Name, pack.Label, pack.AreaCode, pack.AreaPath));
        Assert.Equal(("county", "某县"), (shape.Pack, shape.PackLabel));
        Assert.Equal(
            [new Rung(-10, "township", "remind"), new Rung(1, "county-lead", "escalate")],
            pack.Ladder(PayPolicy.Ladder, new(2022, 1, 1))
        );
        Assert.Equal(RestDays.Roll, pack.RestDaysOn(new(2022, 1, 1)));
        Assert.Equal(["PlannedShareMeetsFloor@1"], shape.Approval[1].Rules);
        Assert.Equal(Clause.Default("县里定"), shape.Approval[0].Clause);
        Assert.Equal(Clause.Seed("DP-08"), shape.PayChain[0].Clause);
        Assert.True(shape.PayChain[0].NotByCompiler);
        Assert.Equal(Clause.Law("某县办法 8", "张榜七天"), shape.Clause("pay-cycle.post", Clause.Default("")));
        Assert.Equal([null, 70m], shape.Tiers.Select(t => t.PassMark));
        Assert.Equal(Clause.Default("县里定"), shape.Tiers[1].PassMarkClause);
    }

    public static TheoryData<string, string, string> WrongPassages =>
        new()
        {
            { "label: 某县\n", "label: 某县\nlable: 某县 #!\n", "“lable”不认识，是否要写“label”？" },
            { "pack: county\n", "pack: County! #!\n", "应为小写字母" },
            { "code: 511499, path: 四川省/眉山市/某县 }", "code: 51149, path: 四川省/眉山市/某县 } #!", "“51149”应为 6 位或 12 位数字" },
            { "path: 四川省/眉山市/某县 }", "path: 四川省//某县 } #!", "应如 四川省/眉山市/东坡区" },
            { "extends: national", "extends: nation #!", "没有名为“nation”的政策包" },
            { "extends: national", "extends: county #!", "成环：county → county" },
            { "notice.days:", "notice.day: #!", "“notice.day”不认识，是否要写“notice.days”？" },
            { "value: 10", "value: ten #!", "“notice.days”应为整数" },
            { "value: 10", "value: '10' #!", "“notice.days”应为整数" },
            { "value: 10", "value: 61 #!", "为 61，应在 1 到 60 之间" },
            { "value: 10", "value: 0 #!", "为 0，应在 1 到 60 之间" },
            { "value: 10\n      unit: 天", "value: 10\n      unit: 小时 #!", "单位应为“天”" },
            {
                "    - from: 2023-01-01\n      value: 10\n      unit: 天\n",
                "    - from: 2023-01-01 #!\n      value: 10\n",
                "缺少“unit”，应为“天”"
            },
            { "value: roll,", "value: role, #!\n       ", "“role”不认识，是否要写“roll”？" },
            { "value: roll,", "value: roll, unit: 天, #!\n       ", "没有单位" },
            { "2023-01-01", "2021-01-01 #!", "起始日 2021-01-01 重复" },
            { "2023-01-01", "2020-01-01 #!", "早于前一条的 2021-01-01" },
            { "2023-01-01", "2023-02-30 #!", "应为日期" },
            { "- from: 2023-01-01", "- form: 2023-01-01 #!", "“form”不认识，是否要写“from”？" },
            { "      source: 某县办法（修订）\n", "      source: ' ' #!\n", "“source”应为文字" },
            { "certainty: seed", "certainty: sure #!", "“sure”不认识" },
            { "days: 1, to", "days: -10, #!\n           to", "天数 -10 应大于前一级的 -10" },
            { "days: 1, to", "days: 1.5, #!\n           to", "“days”应为整数" },
            { "to: county-lead,", "to: county-leed, #!\n           ", "“county-leed”不认识，是否要写“county-lead”？" },
            { "to: county-lead,", "to: clock, #!\n           ", "“clock”不认识" },
            { "tone: escalate", "tone: shout #!\n           ", "“shout”不认识" },
            { "floor: 0.10, target", "floor: 1.2, #!\n           target", "为 1.2，应在 0 到 1 之间" },
            { "floor: 0.05", "floor: 5% #!\n           ", "“floor”应为数字" },
            { "target: 0.15", "target: 0.05 #!\n           ", "目标 0.05 低于下限 0.10" },
            { "track: key", "track: kee #!\n           ", "“kee”不认识，是否要写“key”？" },
            { "track: key, base: fiscal", "track: key, base: fiscall #!\n           ", "“fiscall”不认识，是否要写“fiscal”？" },
            { "- { track: key,", "- { track: rural, #!\n           ", "“rural”按“fiscal”的下限重复" },
            { "- { track: key,", "- { source: 某文件, track: key, #!\n           ", "要一并写" },
            { "mode: self-build", "mode: selfbuild #!", "“selfbuild”不认识，是否要写“self-build”？" },
            { "compiles:", "compile: #!\n       ", "“compile”不认识，是否要写“compiles”？" },
            { "pays: [township]", "pays: [town-ship] #!", "“town-ship”不认识，是否要写“township”？" },
            { "pays: [township]", "pays: [] #!", "“pays”不能为空" },
            { "pays: [township]", "pays: township #!", "“pays”应为列表" },
            { "pays: [township]", "pays: [township, township] #!", "“township”重复" },
            { "pays: { seed: GA-07 }", "pays: { seed: GA-77 } #!", "“GA-77”不认识，是否要写“GA-07”？" },
            { "pays: { seed: GA-07 }", "pays: { seed: GA-07, default: 县里定 } #!", "要写明一个依据" },
            { "clauses:", "copies: { workers.register: [township] } #!\n    clauses:", "没有步骤“workers.register”可抄送" },
            { "clauses:", "copies: { pay-cycle.pray: [township] } #!\n    clauses:", "没有步骤“pay-cycle.pray”可抄送" },
            { "clauses:", "copies: { pay-cycle.sign: [town-ship] } #!\n    clauses:", "“town-ship”不认识，是否要写“township”？" },
            { "pay-cycle.post:", "Pay Cycle: #!\n       ", "步骤名“Pay Cycle”" },
            { "article: 某县办法 8, ", "#!\n        ", "law缺少“article”" },
            { "stage: AwaitingGroup", "stage: AwaitingTownship #!", "环节“AwaitingTownship”重复" },
            { "stage: AwaitingGroup", "stage: 待小组 #!", "应为大写开头的英文词" },
            { "papers: [approval-reply]", "papers: [approval-reply, aproval] #!", "“aproval”不认识" },
            { "PlannedShareMeetsFloor@1", "PlannedShareMeetsFloor #!\n         ", "规则名“PlannedShareMeetsFloor”应如" },
            { "stage: Checking", "stge: Checking #!", "“stge”不认识，是否要写“stage”？" },
            { "bodies: [township-head]", "bodies: [township-heads] #!", "“township-heads”不认识，是否要写“township-head”？" },
            { "not-by-compiler: true", "not-by-compiler: yes #!", "应为 true 或 false" },
            { "name: county\n", "name: self #!\n", "验收层级“self”重复" },
            { "score: 70", "score: 101 #!\n         ", "为 101，应在 0 到 100 之间" },
            { "score: 70", "score: -1 #!\n         ", "为 -1，应在 0 到 100 之间" },
            { "label: 某县\n", "label: 某县\nlabel: 某县 #!\n", "键“label”重复，第 2 行已有" },
            { "label: 某县\n", "label: &a 某县 #!\n", "锚点" },
            { "label: 某县\n", "label: *a #!\n", "引用" },
            { "label: 某县\n", "label: !!str 某县 #!\n", "标签" },
            { "label: 某县\n", "label: !Exploit 某县 #!\n", "标签" },
            { "label: 某县\n", "label: 某县\n? [a] #!\n: b\n", "键必须是一个词" },
        };

    [Theory, MemberData(nameof(WrongPassages))]
    public void A_wrong_passage_is_refused_with_file_line_and_reason(string passage, string to, string reason)
    {
        var yaml = Changed(passage, to);
        var problems = Refused(yaml).Problems;
        Assert.All(problems, p => Assert.Equal(("county.yaml", Marked(yaml)), (p.File, p.Line)));
        Assert.Contains(problems, p => p.Reason.Contains(reason));
    }

    [Fact]
    public void All_problems_are_reported_together()
    {
        var error = Refused(
            County
                .Replace("value: 10", "value: 100", StringComparison.Ordinal)
                .Replace("      source: 某县办法（修订）\n", "", StringComparison.Ordinal)
                .Replace("bodies: [leading-group]", "bodies: [leaders]", StringComparison.Ordinal)
        );

        Assert.Equal([12, 13, 53], error.Problems.Select(p => p.Line).Order());
        Assert.Contains("county.yaml:13 “notice.days”为 100，应在 1 到 60 之间", error.Message);
    }

    [Theory]
    [InlineData("area: { code: 511499, path: 四川省/眉山市/某县 }\n", "", "地方的政策包要写行政区划")]
    [InlineData("pack: county\n", "", "缺少“pack”")]
    [InlineData("label: 某县\n", "", "缺少“label”")]
    [InlineData("      source: 某县办法（修订）\n", "", "缺少“source”")]
    [InlineData("      certainty: seed\n", "", "缺少“certainty”")]
    [InlineData("    source: 某县办法\n    roles:", "    roles:", "缺少“source”")]
    [InlineData("        default: 县里定\n", "", "要写明一个依据")]
    [InlineData("score: 70, default: 县里定", "score: 70", "pass-mark要写明一个依据")]
    public void What_must_be_there_is_missed(string passage, string rest, string reason) =>
        Assert.Contains(Refused(Changed(passage, rest)).Problems, p => p.Reason.Contains(reason));

    [Fact]
    public void A_pack_that_extends_none_must_set_every_value()
    {
        var error = Refused(Changed("extends: national\n", ""));
        var missing = Catalogue.Program.Policy.Keys.Except(["notice.days", "notice.rest-days", "pay.ladder", "share.floors"]);
        Assert.All(missing, key => Assert.Contains(error.Problems, p => p.Line == 4 && p.Reason.Contains($"缺少“{key}”")));
    }

    [Theory]
    [InlineData("project-council")]
    [InlineData("project-council, village-committees")]
    [InlineData("township-head, village-committees")]
    public void One_body_may_not_compile_and_sign_alone(string signers)
    {
        var yaml = Changed("bodies: [township-head]", $"bodies: [{signers}]")
            .Replace("    pay:\n", "    pay: #!\n", StringComparison.Ordinal);
        var problems = Refused(yaml).Problems;
        Assert.All(problems, p => Assert.Equal(Marked(yaml), p.Line));
        Assert.Contains("一家既核定又审定", problems[0].Reason);
    }

    [Fact]
    public void A_compiling_body_may_also_sign_when_another_must_sign_too()
    {
        var pack = Read(
            Changed(
                "    pay:\n",
                """
                    pay:
                      - { stage: Verifying, stage-label: 待复核, label: 复核, bodies: [village-committees], not-by-compiler: true, default: 县里定 }

                """
            )
        );
        Assert.Equal(["Verifying", "Checking"], pack.Shapes[1].PayChain.Select(l => l.Stage));
    }

    [Fact]
    public void An_empty_chain_is_refused()
    {
        var start = County.IndexOf("    pay:\n", StringComparison.Ordinal);
        var end = County.IndexOf("    tiers:\n", StringComparison.Ordinal);
        var yaml = County[..start] + "    pay: [] #!\n" + County[end..];
        Assert.Contains(Refused(yaml).Problems, p => p.Line == Marked(yaml) && p.Reason == "“pay”不能为空");
    }

    [Fact]
    public void Shapes_of_a_mode_stand_in_order_of_their_dates()
    {
        var yaml = County + "  - { mode: self-build, from: 2020-01-01, source: 某县办法 } #!\n";
        var problem = Assert.Single(Refused(yaml).Problems);
        Assert.Equal(Marked(yaml), problem.Line);
        Assert.Contains("起始日 2020-01-01 应晚于前一条的 2021-01-01", problem.Reason);
    }

    [Fact]
    public void An_unknown_shipped_pack_is_refused_by_name() =>
        Assert.Contains("没有名为“donpo”的政策包", Assert.Throws<PackError>(() => PackReader.Shipped("donpo")).Message);
}
