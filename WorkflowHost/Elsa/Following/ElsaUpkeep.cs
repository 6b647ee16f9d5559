using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Elsa;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Elsa.Following;

/// <summary>Compares the instances with the cases, and makes them anew.</summary>
public static class ElsaUpkeep
{
    private const int AtATime = 500;

    /// <exception cref="BadSetting">There is no database of a runtime yet.</exception>
    public static async Task<ElsaReport> CheckAsync(Settings settings, CancellationToken stop)
    {
        using var store = settings.OpenStore();
        return await CheckAsync(store, settings.Elsa, stop);
    }

    /// <exception cref="BadSetting">There is no database of a runtime yet.</exception>
    public static async Task<ElsaReport> CheckAsync(Store store, ElsaSettings settings, CancellationToken stop)
    {
        if (!File.Exists(settings.File))
            throw new BadSetting($"Elsa:File {settings.File} 还没有：请先让服务跟随（Elsa:Follow），或运行 elsa rebuild");
        await using var runtime = ElsaRuntime.OpenToRead(settings.File, NullLoggerFactory.Instance);
        return await CheckAsync(store, new Definitions(), runtime, stop);
    }

    /// <exception cref="BadSetting">A host follows now.</exception>
    public static async Task<ElsaReport> RebuildAsync(Settings settings, CancellationToken stop)
    {
        using var store = settings.OpenStore();
        return await RebuildAsync(store, settings.Elsa, stop);
    }

    /// <exception cref="BadSetting">A host follows now.</exception>
    public static async Task<ElsaReport> RebuildAsync(Store store, ElsaSettings settings, CancellationToken stop)
    {
        try
        {
            await using var runtime = await ElsaRuntime.OpenAsync(settings.File, NoActions, NullLoggerFactory.Instance, stop);
            var definitions = new Definitions();
            await new JournalFollowing(store, definitions, runtime, NullLogger<JournalFollowing>.Instance).RebuildAsync(stop);
            return await CheckAsync(store, definitions, runtime, stop);
        }
        catch (RuntimeBusy busy)
        {
            throw new BadSetting($"Elsa:File {settings.File} 正被使用，请先停止服务：{busy.Message}");
        }
    }

    /// <summary>
    /// Each instance against its case as it stood at the step to which the instance was brought: so it holds too while a host follows.
    /// </summary>
    public static async Task<ElsaReport> CheckAsync(Store store, Definitions definitions, ElsaRuntime runtime, CancellationToken stop)
    {
        await using var db = store.Open();
        var (cases, found, behind, differences) = (0, 0L, 0L, new List<string>());
        foreach (var ids in (await db.Cases.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(stop)).Chunk(AtATime))
        {
            // Instances before cases: what a host brings meanwhile only makes them older.
            var instances = (await runtime.Instances.ReadAsync(ids, stop)).ToDictionary(i => i.Id, StringComparer.Ordinal);
            var steps = await db
                .Steps.Where(s => ids.Contains(s.CaseId))
                .GroupBy(s => s.CaseId)
                .Select(s => new { Case = s.Key, Last = s.Max(x => x.Seq) })
                .ToDictionaryAsync(s => s.Case, s => s.Last, stop);
            foreach (var held in await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(stop))
            {
                cases++;
                var instance = instances.GetValueOrDefault(held.Id);
                found += instance is null ? 0 : 1;
                var (seq, last) = (instance?.Seq ?? 0, steps[held.Id]);
                if (seq < last)
                    behind += await db.Steps.CountAsync(s => s.CaseId == held.Id && s.Seq > seq, stop);
                if (instance is not null && await DifferenceAsync(db, definitions, held, instance, stop) is { } difference)
                    differences.Add(difference);
            }
        }
        if (await runtime.Instances.CountAsync(stop) is var all && all > found)
            differences.Add($"另有 {all - found} 个实例没有案件");
        return new ElsaReport(cases, behind, differences);
    }

    private static async Task<string?> DifferenceAsync(
        WorkReliefContext db,
        Definitions definitions,
        CaseRow held,
        FollowingInstance instance,
        CancellationToken stop
    )
    {
        var table = await CaseSteps.TableAsync(db, definitions, held, stop);
        if (instance.Definition != CaseSteps.DefinitionOf(table))
            return $"{held.Id}：实例按另一个定义（{instance.Definition}）运行";
        var stage =
            instance.Seq == 0
                ? Stage.None
                : await db.Steps.Where(s => s.CaseId == held.Id && s.Seq == instance.Seq).Select(s => s.Stage).FirstOrDefaultAsync(stop);
        if (stage is null)
            return $"{held.Id}：实例在第 {instance.Seq} 步，日志没有这一步";
        var expected = CaseSteps.ActivityOf(table, stage);
        return instance.At == expected
            ? null
            : $"{held.Id}：第 {instance.Seq} 步之后应在“{table.StageLabel(stage)}”（{expected}），实例在 {instance.At ?? "多处或不明之处"}";
    }

    /// <summary>While instances are made anew no workflow of a county's own runs.</summary>
    private static Task<ActionAnswer> NoActions(string action, string payload, string key, CancellationToken stop) =>
        throw new InvalidOperationException("no actions are taken while instances are made anew");
}
