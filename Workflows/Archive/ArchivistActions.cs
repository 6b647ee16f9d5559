using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.Workflows.Archive;

/// <param name="Area">The township.</param>
public sealed record AppointArchivist(
    [Field("乡镇", Offers = Offer.Area)] string Area,
    [Field("档案员账号", Offers = Offer.Account)] string Account
);

/// <summary>Who keeps a township's archives: a grant that goes from hand to hand; it stands in the system's register.</summary>
public static class ArchivistActions
{
    private const int Township = 4;

    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("archivist.appoint", "明确或更换乡镇档案员", Appoint)
        {
            At = Place.OfArea(SystemTable.Name, (AppointArchivist i) => i.Area),
        }
            .Asking<AccountKnown, AppointArchivist, string>(i => i.Account)
            .Asking<AreaNamed, AppointArchivist, string?>(i => i.Area),
    ];

    /// <summary>The archive goes from hand to hand with a list of what is handed over (BZ-12).</summary>
    public static Decision Appoint(
        AppointArchivist input,
        CaseInHand at,
        AccountKnown account,
        AreaNamed area,
        ArchivistOfPlace archivist,
        Moment moment
    )
    {
        if (!account.Known)
            return Decision.Refuse(Refusals.AccountUnknown, $"账号“{input.Account}”未登记", Bodies.Labels[Bodies.Administrator]);
        if (area.Place is not { Level: Township } town)
            return Decision.Refuse(ArchiveRefusals.AreaLevel, "area：档案员按乡镇明确");
        if (archivist.Account == input.Account)
            return Decision.Refuse(ArchiveRefusals.ArchivistSame, $"“{input.Account}”已是本乡镇档案员");
        if (archivist.Account is not null && at.Given.All(p => p.Kind != "archive-handover-list" || string.IsNullOrWhiteSpace(p.Signer)))
            return Decision.Refuse(
                Refusals.PaperMissing,
                "缺少材料：档案移交清单（archive-handover-list），写明签字人",
                clause: Clause.Seed("BZ-12")
            );
        return new Accept
        {
            Facts =
            [
                .. archivist.Grant is { } ended ? (Fact[])[new GrantEnded(ended, moment.OccurredOn.AddDays(-1))] : [],
                new GrantGiven(moment.Seed, input.Account, Bodies.Archivist, town.Code, town.Last, null, moment.OccurredOn, null),
            ],
        };
    }
}
