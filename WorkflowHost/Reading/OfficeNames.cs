using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>
/// What the bodies of a place are called where somebody signs: 三苏镇人民政府, 莲花村村民委员会, the registered builder. A body of the program
/// is called nothing: it signs no paper.
/// </summary>
internal sealed class OfficeNames
{
    private readonly Dictionary<long, string> areas;
    private readonly long area;
    private readonly string? builder;

    private OfficeNames(long area, Dictionary<long, string> areas, string? builder) =>
        (this.area, this.areas, this.builder) = (area, areas, builder);

    /// <param name="builder">The registered contractor of the project; null for a place, or while none is chosen.</param>
    public static async Task<OfficeNames> InAsync(WorkReliefContext db, long area, string? builder, CancellationToken stop)
    {
        var seats = Bodies.Grantable.Keys.Select(b => Offices.Seat(area, b)).Distinct().ToList();
        return new OfficeNames(
            area,
            await db.Areas.AsNoTracking().Where(a => seats.Contains(a.Code)).ToDictionaryAsync(a => a.Code, a => a.Name, stop),
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
        return Bodies.Address(signs, areas.GetValueOrDefault(Offices.Seat(area, signs), ""));
    }
}
