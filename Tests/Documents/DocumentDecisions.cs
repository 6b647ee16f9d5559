using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;

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
        var about = new IssuedAbout("P1", null);
        var issuer = Dongpo.Shape.Approval[^1].Bodies[0];
        var issue = Assert.Single(
            Assert
                .IsType<Accept>(DocumentActions.Issue(new("approval-reply"), about, Next, Dongpo, Decided.On("2021-03-02", issuer)))
                .Issues
        );
        Assert.Equal(("P1", "眉东发改赈〔2021〕3号"), (issue.CaseId, issue.Number!.ToString()));
        var other = Decided.On("2021-03-02", Bodies.Contractor);
        Assert.Equal(["wrong-role"], DocumentActions.Issue(new("approval-reply"), about, Next, Dongpo, other).Codes());
    }

    [Fact]
    public void What_is_not_there_cannot_be_written_about_and_unknown_fields_are_told_with_it()
    {
        var fields = new Dictionary<string, string> { ["colour"] = "红" };
        Decision Issue(IssueDocument input) =>
            DocumentActions.Issue(
                input,
                new IssuedAbout(null, null),
                new NextOfficeNumber((OfficeNumber?)null),
                Dongpo,
                Decided.On("2021-03-02")
            );
        Assert.Equal(["field-unknown", "document-of"], Issue(new("sign-in-sheet", "2021-13", fields)).Codes());
        Assert.Equal(["document-kind"], Issue(new("annual-list")).Codes());
    }

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
    [InlineData("purchase-notice", Bodies.Engine, Bodies.ProjectCouncil, false)]
    [InlineData("purchase-notice", Bodies.Engine, Bodies.Archivist, true)]
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
