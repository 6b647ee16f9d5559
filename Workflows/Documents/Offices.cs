using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Documents;

/// <summary>Whose number series it is: the body at the level at which it sits.</summary>
public static class Offices
{
    public static string Key(long area, string body) => $"{Seat(area, body)}/{body}";

    /// <summary>The county's, township's or village's code of a project's place.</summary>
    public static long Seat(long area, string body) => area / Step(body) * Step(body);

    private static long Step(string body) =>
        body switch
        {
            Bodies.Township or Bodies.TownshipHead or Bodies.TownshipFinance or Bodies.DisciplineSecretary => 1_000,
            Bodies.VillagersAssembly
            or Bodies.VillagersCommittee
            or Bodies.VillageCommittees
            or Bodies.ProjectCouncil
            or Bodies.VillageQualityCommittee
            or Bodies.Villager
            or Bodies.Contractor
            or Bodies.SupervisionFirm => 1,
            _ => 1_000_000,
        };
}
