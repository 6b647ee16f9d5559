using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Documents;

/// <summary>Who writes which document, decided without a database.</summary>
public sealed class DocumentDecisions
{
    private static readonly Practice Dongpo = Decided.Practice("dongpo");
    private static readonly NextOfficeNumber Next = new(new OfficeNumber("511402000000/reform-bureau", "眉东发改赈", 2021, 3));
    private static readonly DocumentSeen Order = new("CODE", "P1/rectification-1", "rectification-order", Void: false);

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
        Decision Return(params IReadOnlyList<PaperGiven> given) =>
            DocumentActions.Return(new("CODE", Sealed: true), new DocumentNamed(Order), Decided.Case(given: given));
        Assert.Equal(["scan"], Return(scan with { Signer = null }).Codes());
        Assert.Equal(["scan"], Return(scan, scan).Codes());
        Assert.Equal(["scan"], Return(scan with { Kind = "completion-report" }).Codes());
        Assert.Equal("P1/rectification-1", Assert.IsType<Accept>(Return(scan)).PapersTo);
        Assert.Equal(
            ["document-void"],
            DocumentActions.Return(new("CODE", true), new(Order with { Void = true }), Decided.Case(given: scan)).Codes()
        );
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
