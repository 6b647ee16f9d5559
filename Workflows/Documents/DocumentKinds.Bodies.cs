using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Records;

namespace WorkRelief.Workflows.Documents;

/// <summary>Who writes a kind of document, and who may open it.</summary>
public static partial class DocumentKinds
{
    /// <summary>The bodies that may issue a kind in a county's practice.</summary>
    /// <param name="about">What it is about; null for every body that may issue one about something.</param>
    public static IReadOnlyList<string> Issuers(Shape shape, DocumentKind kind, IssuedAbout? about) =>
        kind.Issuer switch
        {
            Approver => shape.Approval[^1].Bodies,
            Accepter => [.. shape.Tiers.Where(t => about is null || t.Name == about.Tier).SelectMany(t => t.Decides).Distinct()],
            CountyOffice => [Bodies.ReformBureau, Bodies.LeadingGroupOffice],
            // Nobody writes the paper of an inspection that another held, or of an order that another gave.
            _ when about is { By.Count: > 0 } => about.By,
            _ when about is null && kind.About is { } record =>
            [
                .. RecordKinds.All[record].Doers.Concat(shape.Role(kind.Issuer)).Distinct(),
            ],
            _ when about is null && kind.Subject == DocumentAbout.Rectification =>
            [
                .. shape.Role(kind.Issuer).Concat(shape.Tiers.SelectMany(t => t.Decides)).Distinct(),
            ],
            _ when about is null && kind.Subject == DocumentAbout.Notice =>
            [
                .. shape
                    .Role(kind.Issuer)
                    .Concat(PublicNoticeTable.KindLabels.Keys.SelectMany(n => PublicNoticeTable.Posters(shape, n)))
                    .Distinct(),
            ],
            _ => shape.Role(kind.Issuer),
        };

    /// <summary>
    /// Who may open what shows full numbers: whoever writes it; whoever signs the month's pay, or of a contract the township that keeps the
    /// third copy; and whoever pays.
    /// </summary>
    public static IReadOnlyList<string> Readers(Shape shape, DocumentKind kind) =>
        [
            .. Issuers(shape, kind, null)
                .Concat(kind.Subject == DocumentAbout.Cycle ? shape.PayChain.SelectMany(l => l.Bodies) : [Bodies.Township])
                .Concat(shape.Role("pays"))
                .Distinct(),
        ];
}
