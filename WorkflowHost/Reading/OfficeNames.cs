using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>
/// What the bodies of a place are called where somebody signs: as they are registered (东坡区水利局), else by place and body (三苏镇人民政府,
/// 莲花村村民委员会), the builder as the register of contractors has it. A body of the program is called nothing: it signs no paper.
/// </summary>
internal sealed class OfficeNames
{
    private readonly Dictionary<long, string> areas;
    private readonly long area;
    private readonly Dictionary<string, string> registered;
    private readonly string? builder;

    private OfficeNames(long area, Dictionary<long, string> areas, Dictionary<string, string> registered, string? builder) =>
        (this.area, this.areas, this.registered, this.builder) = (area, areas, registered, builder);

    /// <param name="builder">The registered contractor of the project; null for a place, or while none is chosen.</param>
    public static async Task<OfficeNames> InAsync(WorkReliefContext db, long area, string? builder, CancellationToken stop)
    {
        var seats = Bodies.Grantable.Keys.Select(b => Offices.Seat(area, b)).Distinct().ToList();
        var offices = Bodies.Grantable.Keys.Select(b => Offices.Key(area, b)).ToList();
        return new OfficeNames(
            area,
            await db.Areas.AsNoTracking().Where(a => seats.Contains(a.Code)).ToDictionaryAsync(a => a.Code, a => a.Name, stop),
            await db
                .Offices.AsNoTracking()
                .Where(o => offices.Contains(o.Office) && o.Name != null)
                .ToDictionaryAsync(o => o.Office, o => o.Name!, stop),
            builder is null ? null : await db.Contractors.Where(c => c.Id == builder).Select(c => c.Name).FirstOrDefaultAsync(stop)
        );
    }

    /// <exception cref="ArgumentException">A body of the program.</exception>
    public string Of(string body)
    {
        if (Bodies.OfTheProgram.Contains(body))
            throw new ArgumentException($"{body} signs no paper");
        if (body == Bodies.Contractor && builder is not null)
            return builder;
        // The two committees of a village have one seal that binds it.
        var signs = body == Bodies.VillageCommittees ? Bodies.VillagersCommittee : body;
        return registered.GetValueOrDefault(Offices.Key(area, signs))
            ?? Bodies.Address(signs, areas.GetValueOrDefault(Offices.Seat(area, signs), ""));
    }

    /// <summary>The bodies of a project of this place.</summary>
    public PartiesPart PartiesOf(ProjectRow project, Shape shape)
    {
        var village = Of(Bodies.VillagersCommittee);
        var contractor = project.Contractor is null ? null : Of(Bodies.Contractor);
        var applicant = Of(shape.Role("applies")[0]);
        var byContractor = project.Mode == Shape.ByContractor;
        return new PartiesPart(
            Of(Bodies.ReformBureau),
            Of(Bodies.IndustryDepartment),
            Of(Bodies.Township),
            village,
            Bodies.Address(Bodies.VillageCommittees, areas.GetValueOrDefault(area, "")),
            byContractor ? contractor : Of(shape.Role("commences")[0]),
            byContractor ? contractor : village,
            applicant,
            You(applicant),
            Of(shape.Role("hands-over")[0])
        );
    }

    /// <summary>How a letter speaks to an office: 你镇, 你局.</summary>
    public static string You(string name) =>
        name switch
        {
            _ when name.EndsWith("镇人民政府", StringComparison.Ordinal) => "你镇",
            _ when name.EndsWith("乡人民政府", StringComparison.Ordinal) => "你乡",
            _ when name.EndsWith("街道办事处", StringComparison.Ordinal) => "你街道",
            _ when name.EndsWith("村民委员会", StringComparison.Ordinal) => "你村",
            _ when name.EndsWith('局') => "你局",
            _ => "你单位",
        };
}
