using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Documents;

/// <summary>Who writes which document, decided without a database.</summary>
public sealed class DocumentDecisions
{
    private static readonly Practice Dongpo = Decided.Practice("dongpo");
    private static readonly NextOfficeNumber Next = new(new OfficeNumber("511402000000/reform-bureau", "眉东发改赈", 2021, 3));
    private static readonly DocumentSeen Order = new("CODE", "P1/rectification-1", "rectification-order", Bodies.ReformBureau);

    [Fact]
    public void A_document_is_written_by_its_issuer_with_the_offices_next_number()
    {
        var issuer = Dongpo.Shape.Approval[^1].Bodies[0];
        var issue = Assert.Single(Assert.IsType<Accept>(Issue("approval-reply", Decided.On("2021-03-02", issuer))).Issues);
        Assert.Equal(("P1", "眉东发改赈〔2021〕3号"), (issue.CaseId, issue.Number!.ToString()));
        Assert.Equal(["wrong-role"], Issue("approval-reply", Decided.On("2021-03-02", Bodies.Contractor)).Codes());
    }

    [Fact]
    public void What_is_not_there_cannot_be_written_about_and_unknown_fields_are_told_with_it()
    {
        var fields = new Dictionary<string, string> { ["colour"] = "红" };
        Decision Issue(IssueDocument input) =>
            DocumentActions.Issue(
                input,
                Deciding.Basics(),
                About with
                {
                    CaseId = null,
                },
                new NextOfficeNumber((OfficeNumber?)null),
                NoFunds,
                NoCycles,
                Dongpo,
                Decided.On("2021-03-02")
            );
        Assert.Equal(["field-unknown", "document-of"], Issue(new("sign-in-sheet", "2021-13", fields)).Codes());
        Assert.Equal(["document-kind"], Issue(new("annual-list")).Codes());
    }

    [Fact]
    public void A_document_is_written_when_there_is_something_to_write_and_says_what_is_missing_and_who_supplies_it()
    {
        var bureau = Decided.On("2021-03-02", Dongpo.Shape.Role("archives")[0]);
        var early = Assert.IsType<Refused>(Issue("performance-evaluation", bureau, [DocumentNeed.Spending])).Reasons;
        Assert.Equal(["document-stage", "document-lacks"], early.Select(r => r.Code));
        Assert.Contains("项目现处“建设中”", early[0].Missing);
        Assert.Equal(("“绩效评价报告”还不能出具：还没有一笔支出", Dongpo.Who("compiles")), (early[1].Missing, early[1].WhoSupplies));
        var late = Decided.On("2021-03-02", Dongpo.Shape.Approval[^1].Bodies[0]);
        Assert.Equal(["document-stage"], Issue("approval-reply", late, stage: ProjectStages.Archived).Codes());
    }

    [Fact]
    public void The_paper_of_an_inspection_is_written_by_whoever_held_it()
    {
        var held = About with { By = [Bodies.ReformBureau] };
        var inspected = Decided.On("2021-03-02", Bodies.ProjectCouncil);
        Assert.Equal(
            ["wrong-role"],
            DocumentActions
                .Issue(
                    new("inspection-record", "r1"),
                    Deciding.Basics(),
                    held,
                    new((OfficeNumber?)null),
                    NoFunds,
                    NoCycles,
                    Dongpo,
                    inspected
                )
                .Codes()
        );
    }

    public static TheoryData<string, string> Practices
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var pack in PackReader.ShippedNames)
            foreach (var mode in Shape.ModeLabels.Keys)
                all.Add(pack, mode);
            return all;
        }
    }

    /// <summary>A step asks for a signed paper: the form must be to be had by then.</summary>
    [Theory]
    [MemberData(nameof(Practices))]
    public void A_paper_that_a_step_of_the_project_asks_for_can_be_written_before_it(string pack, string mode)
    {
        if (PackReader.Shipped(pack).ShapeOf(mode, new(2026, 6, 1)) is not { } shape)
            return;
        var order = ProjectStages.Of(shape).Select(s => s.Name).ToList();
        bool Late(string paper, string stage) =>
            DocumentKinds.All.GetValueOrDefault(paper) is { Subject: DocumentAbout.Project } kind
            && kind.At.Stages(shape).All(s => order.IndexOf(s) > order.IndexOf(stage));
        var asked =
            from row in Catalogue.Program.Expand(shape).Single(t => t.Kind == "project").Rows
            where order.Contains(row.From)
            from paper in row.Papers
            where Late(paper, row.From)
            select $"{row.Action} in {row.From}: {paper}";
        var tiers =
            from tier in shape.Tiers.Zip(ProjectStages.Accepting(shape))
            from paper in tier.First.ApplicationPapers.Concat(tier.First.DecisionPapers)
            where Late(paper, tier.Second)
            select $"{tier.First.Name}: {paper}";
        Assert.Empty(asked.Concat(tiers));
    }

    /// <summary>2021: 15 % of central funds.</summary>
    [Theory]
    [InlineData(149, "优", "share-below-floor")]
    [InlineData(149, "良", null)]
    [InlineData(150, "优", null)]
    public void Who_pays_less_than_the_floor_does_not_excel(int paid, string grade, string? refused)
    {
        var decision = DocumentActions.Issue(
            new("performance-evaluation", null, new Dictionary<string, string> { ["grade"] = grade }),
            Deciding.Basics(ProjectStages.Accepted) with
            {
                ApprovedOn = new(2021, 3, 1),
            },
            About,
            new((OfficeNumber?)null),
            new ArrivedFunds([new FundBatch(1, "central", 1000, new(2021, 3, 2))]),
            new PayCycles([Pay.Cycles.Seen(PayTable.Closed, new(2021, 4, 30)) with { PaidYuan = paid }]),
            Dongpo,
            Decided.On("2026-03-02", Dongpo.Shape.Role("archives")[0])
        );
        Assert.Equal(refused is null ? [] : [refused], decision is Refused ? decision.Codes() : []);
    }

    private static readonly ArrivedFunds NoFunds = new([]);
    private static readonly PayCycles NoCycles = new([]);
    private static readonly IssuedAbout About = new("P1", null, [], []);

    private static Decision Issue(
        string kind,
        Moment moment,
        IReadOnlyList<DocumentNeed>? lacks = null,
        string stage = ProjectStages.UnderConstruction
    ) =>
        DocumentActions.Issue(
            new(kind),
            Deciding.Basics(stage),
            About with
            {
                Lacks = lacks ?? [],
            },
            Next,
            NoFunds,
            NoCycles,
            Dongpo,
            moment
        );

    [Fact]
    public void A_scan_comes_back_alone_with_its_signer_and_date_and_lies_in_the_case_of_its_document()
    {
        var scan = new PaperGiven("rectification-order", "hash", Date: new(2021, 3, 2), Signer: "王芳");
        var bureau = Decided.On("2021-03-02", Bodies.ReformBureau);
        Decision Return(params IReadOnlyList<PaperGiven> given) =>
            DocumentActions.Return(new("CODE", Sealed: true), new DocumentNamed(Order), Decided.Case(given: given), bureau);
        Assert.Equal(["scan"], Return(scan with { Signer = null }).Codes());
        Assert.Equal(["scan"], Return(scan, scan).Codes());
        Assert.Equal(["scan"], Return(scan with { Kind = "completion-report" }).Codes());
        Assert.Equal("P1/rectification-1", Assert.IsType<Accept>(Return(scan)).PapersTo);
        Assert.Equal(
            ["document-void"],
            DocumentActions.Return(new("CODE", true), new(Order with { Void = true }), Decided.Case(given: scan), bureau).Codes()
        );

        // Once; what takes the place of the first says why.
        Decision Again(string? reason) =>
            DocumentActions.Return(new("CODE", true, reason), new(Order with { Returned = true }), Decided.Case(given: scan), bureau);
        Assert.Equal(["reason"], Again(null).Codes());
        Assert.Equal(["reason"], Again(" ").Codes());
        var accept = Assert.IsType<Accept>(Again("漏盖骑缝章"));
        Assert.Equal(accept.Keeps.Single().Ref, accept.Facts.OfType<DocumentReturned>().Single().ReasonRef);
    }

    [Theory]
    [InlineData("payroll-notice", Bodies.ProjectCouncil, Bodies.Contractor, false)]
    [InlineData("payroll-notice", Bodies.ProjectCouncil, Bodies.ProjectCouncil, true)]
    [InlineData("acceptance-opinion", Bodies.Township, Bodies.Contractor, false)]
    [InlineData("approval-reply", Bodies.ReformBureau, Bodies.Archivist, true)]
    public void Only_who_issued_a_paper_and_the_archivist_void_it_or_bring_its_scan(string kind, string issuer, string body, bool may)
    {
        var (paper, moment) = (new DocumentNamed(new DocumentSeen("CODE", "P1", kind, issuer)), Decided.On("2021-03-02", body));
        var scan = new PaperGiven(kind, "hash", Date: new(2021, 3, 2), Signer: "王芳");
        Decision[] both =
        [
            DocumentActions.Void(new("CODE", "写错"), paper, moment),
            DocumentActions.Return(new("CODE", true), paper, Decided.Case(given: scan), moment),
        ];
        if (may)
            Assert.All(both, d => Assert.IsType<Accept>(d));
        else
            Assert.All(both, d => Assert.Equal(["wrong-role"], d.Codes()));
    }

    [Theory]
    [InlineData("0123-4567-89AB-CDEF", "0123-4567-89AB-CDEF")]
    [InlineData(" o123 4567 89ab cdef", "0123-4567-89AB-CDEF")]
    [InlineData("L123456789ABCDEF", "1123-4567-89AB-CDEF")]
    [InlineData("3f9a2c71b0", "3F9A2C71B0")]
    [InlineData("", "")]
    public void A_code_is_read_however_it_was_typed(string typed, string code) => Assert.Equal(code, VerificationCode.Tidy(typed));

    [Fact]
    public void A_code_holds_eighty_bits_and_reads_as_itself()
    {
        Assert.Equal("0000-0000-0000-0000", VerificationCode.Of(new byte[10]));
        Assert.Equal("ZZZZ-ZZZZ-ZZZZ-ZZZZ", VerificationCode.Of([255, 255, 255, 255, 255, 255, 255, 255, 255, 255]));
        // Each of the eighty bits changes it.
        var codes = Enumerable.Range(0, 80).Select(n => VerificationCode.Of(OneBit(n))).ToHashSet();
        Assert.Equal(80, codes.Count);
        Assert.All(codes, c => Assert.Equal(c, VerificationCode.Tidy(c)));

        static byte[] OneBit(int n)
        {
            var bytes = new byte[10];
            bytes[n / 8] = (byte)(128 >> (n % 8));
            return bytes;
        }
    }

    [Fact]
    public void A_summary_speaks_of_its_year_and_of_no_day_to_come()
    {
        var (county, today) = (Decided.Case(area: 511402_000_000), Decided.On("2021-06-30", Bodies.ReformBureau));
        Decision Issue(int year, DateOnly? until) =>
            CountyDocumentActions.Issue(new("county-summary", "东坡区", year, until), county, Next, today);
        Assert.Equal(["until"], Issue(2021, new(2021, 7, 1)).Codes());
        Assert.Equal(["until"], Issue(2020, new(2021, 6, 30)).Codes());
        Assert.Equal("511402000000/2021/2021-06-30", Assert.Single(Assert.IsType<Accept>(Issue(2021, new(2021, 6, 30))).Issues).Of);
    }
}
