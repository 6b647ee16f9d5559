using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>
/// Asked before anything of a request is read: does the account hold any body that takes such a step anywhere? Whether it may here and now
/// is the engine's to say.
/// </summary>
public sealed class Rights(Store store)
{
    private static readonly ILookup<string, string> Shipped = ShippedTables
        .All.SelectMany(t => t.Rows)
        .Select(r => (r.Action, r.Body))
        .Distinct()
        .ToLookup(r => r.Action, r => r.Body, StringComparer.Ordinal);

    private static readonly HashSet<string> Acting = [.. Shipped.SelectMany(a => a)];

    /// <summary>Whether one of the bodies takes such a step in any of the shipped procedures.</summary>
    public static bool IsTakenBy(string action, IEnumerable<string> bodies) => bodies.Any(Shipped[action].Contains);

    public async Task<bool> MayTakeAsync(Scope scope, string action, CancellationToken stop)
    {
        await using var db = store.Open();
        var bodies = await scope.Grants(db).Select(g => g.Body).Distinct().ToListAsync(stop);
        return bodies.Any(Shipped[action].Contains)
            || await db.TableSteps.AnyAsync(s => s.Action == action && bodies.Contains(s.Body), stop);
    }

    /// <summary>Whether the account holds any body that takes any step: nobody else has a paper to hand in.</summary>
    public async Task<bool> MayTakeAnyAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        var bodies = await scope.Grants(db).Select(g => g.Body).Distinct().ToListAsync(stop);
        return bodies.Any(Acting.Contains) || await db.TableSteps.AnyAsync(s => bodies.Contains(s.Body), stop);
    }

    /// <summary>The actions of the registers, which stand in no project, that the account may take.</summary>
    public async Task<IReadOnlyList<ActionDef>> OfRegistersAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        var bodies = await scope.Grants(db).Select(g => g.Body).Distinct().ToListAsync(stop);
        return
        [
            .. Catalogue.Program.Actions.Values.Where(a =>
                a.At is Place.Register { Starts: false } or Place.NewProject && bodies.Any(Shipped[a.Name].Contains)
            ),
        ];
    }
}
