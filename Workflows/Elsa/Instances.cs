using System.Globalization;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Contracts;
using Elsa.Workflows.Management.Entities;
using Elsa.Workflows.Management.Filters;
using Elsa.Workflows.Management.Materializers;
using Elsa.Workflows.Management.Options;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Activities;
using Elsa.Workflows.Runtime.Filters;
using Elsa.Workflows.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using EndActivity = Elsa.Workflows.Activities.End;
using Flowchart = Elsa.Workflows.Activities.Flowchart.Activities.Flowchart;

namespace WorkRelief.Workflows.Elsa;

/// <summary>
/// The instances of the cases, one each, moved by bookmark id from their own state: rows of bookmarks are not believed, because a killed
/// process leaves them beside the state. An instance's row is saved last and whole, with the step that it was brought to in it: what was
/// not saved is brought again, what was is not.
/// </summary>
public sealed partial class Instances
{
    /// <summary>Who provided a definition, by which ours are told from a county's own.</summary>
    public const string Provider = "WorkRelief";
    private const string SeqProperty = "WorkReliefSeq";
    private readonly Dictionary<string, WorkflowGraph> _graphs = new(StringComparer.Ordinal);
    private readonly IServiceProvider _services;
    private readonly ILogger _log;

    internal Instances(IServiceProvider services) => (_services, _log) = (services, services.GetRequiredService<ILogger<Instances>>());

    /// <summary>Whether a definition is known under this version id.</summary>
    public bool Knows(string definition) => _graphs.ContainsKey(definition);

    /// <summary>Registers a definition, or puts it in the place of the one of the same id and version.</summary>
    /// <param name="json">As <c>elsa export</c> writes it.</param>
    /// <param name="activities">How many activities Elsa must find in it.</param>
    /// <param name="connections">Elsa drops those that it does not understand.</param>
    /// <exception cref="InvalidDataException">Elsa reads another definition than was written.</exception>
    public async Task RegisterAsync(string definition, string json, int activities, int connections, CancellationToken stop)
    {
        await using var scope = _services.CreateAsyncScope();
        var stored = await scope.StoreAsync(json, Provider, stop);
        var graph = await scope.ServiceProvider.GetRequiredService<IWorkflowDefinitionService>().MaterializeWorkflowAsync(stored, stop);
        if (stored.Id != definition)
            throw new InvalidDataException($"{definition}: stored as {stored.Id}");
        if (graph.Workflow.Root is not Flowchart chart || chart.Activities.Count != activities || chart.Connections.Count != connections)
            throw new InvalidDataException($"{definition}: Elsa reads other activities or connections than were written");
        _graphs[definition] = graph;
    }

    /// <summary>
    /// Starts the case's instance when it has none and brings it every step that it does not have yet, one after the other. One that stands
    /// elsewhere than the next step begins, or runs another definition, is made anew from all steps.
    /// </summary>
    /// <returns>How many steps were brought.</returns>
    /// <exception cref="InstanceDiffers">It stands elsewhere even so.</exception>
    public async Task<int> FollowAsync(FollowedCase followed, CancellationToken stop)
    {
        await using var scope = _services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IWorkflowInstanceStore>();
        var held = await store.FindAsync(new WorkflowInstanceFilter { Id = followed.Id }, stop);
        if (held is not null)
            try
            {
                return await BringAsync(scope.ServiceProvider, followed, held.WorkflowState, stop);
            }
            catch (InstanceDiffers differs)
            {
                LogAnew(_log, followed.Id, differs.Message);
                await DeleteAsync(scope.ServiceProvider, [followed.Id], stop);
            }
        return await BringAsync(scope.ServiceProvider, followed, null, stop);
    }

    /// <summary>Where the instances of these cases stand; those without an instance are left out.</summary>
    public async Task<IReadOnlyList<FollowingInstance>> ReadAsync(IReadOnlyList<string> cases, CancellationToken stop)
    {
        await using var scope = _services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IWorkflowInstanceStore>();
        var found = (await store.FindManyAsync(new WorkflowInstanceFilter { Ids = [.. cases] }, stop)).ToList();
        var ended = found.Where(i => i.Status == WorkflowStatus.Finished).Select(i => i.Id).ToList();
        var ends = await EndsAsync(scope.ServiceProvider, ended, stop);
        return
        [
            .. found.Select(i => new FollowingInstance(
                i.Id,
                i.DefinitionVersionId,
                SeqOf(i.WorkflowState),
                i.Status == WorkflowStatus.Finished ? ends.GetValueOrDefault(i.Id) : WaitingAt(i.WorkflowState)
            )),
        ];
    }

    /// <summary>How many instances there are of cases.</summary>
    public async Task<long> CountAsync(CancellationToken stop)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IWorkflowInstanceStore>().CountAsync(await OursAsync(scope, stop), stop);
    }

    /// <summary>Forgets every instance of a case, with its bookmarks and logs; those of a county's own workflows stay.</summary>
    public async Task DeleteAllAsync(CancellationToken stop)
    {
        await using var scope = _services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IWorkflowInstanceStore>();
        foreach (var ids in (await store.FindManyIdsAsync(await OursAsync(scope, stop), stop)).Chunk(500))
            await DeleteAsync(scope.ServiceProvider, ids, stop);
    }

    private async Task<int> BringAsync(IServiceProvider parts, FollowedCase followed, WorkflowState? held, CancellationToken stop)
    {
        var graph = _graphs[followed.Definition];
        if (held is not null && (held.DefinitionVersionId != followed.Definition || SeqOf(held) > followed.Last))
            throw new InstanceDiffers($"runs {held.DefinitionVersionId} and was brought to {SeqOf(held)} of {followed.Last}");
        var state = held ?? await StartAsync(parts, graph, followed, stop);
        await ForgetDeadBookmarksAsync(parts, state, stop);
        var (brought, unsaved) = (0, false);
        while (await followed.After(SeqOf(state), stop) is { Count: > 0 } steps)
            foreach (var step in steps)
            {
                state.Properties[SeqProperty] = step.Seq.ToString(CultureInfo.InvariantCulture);
                if (unsaved = step.Key is null)
                    continue;
                if (WaitingAt(state) != step.Waiting)
                    throw new InstanceDiffers($"waits at {WaitingAt(state)} instead of {step.Waiting}");
                state = await ResumeAsync(parts, graph, state, step, stop);
                brought++;
            }
        if (unsaved)
            await parts.GetRequiredService<IWorkflowInstanceManager>().SaveAsync(state, stop);
        return brought;
    }

    private static async Task<WorkflowState> StartAsync(
        IServiceProvider parts,
        WorkflowGraph graph,
        FollowedCase followed,
        CancellationToken stop
    )
    {
        var options = new WorkflowInstanceOptions
        {
            WorkflowInstanceId = followed.Id,
            CorrelationId = followed.Stream,
            // By Elsa's usual mode an activity waits for all ways that lead to it, and a procedure takes one of them and may come back.
            Properties = new Dictionary<string, object>
            {
                [Flowchart.ExecutionModePropertyKey] = nameof(FlowchartExecutionMode.TokenBased),
            },
        };
        var state = parts.GetRequiredService<IWorkflowInstanceFactory>().CreateWorkflowState(graph.Workflow, options);
        return (await parts.GetRequiredService<IWorkflowRunner>().RunAsync(graph, state, new RunWorkflowOptions(), stop)).WorkflowState;
    }

    private static async Task<WorkflowState> ResumeAsync(
        IServiceProvider parts,
        WorkflowGraph graph,
        WorkflowState state,
        FollowedStep step,
        CancellationToken stop
    )
    {
        var options = new RunWorkflowOptions
        {
            BookmarkId = state.Bookmarks.Single().Id,
            Input = new Dictionary<string, object> { [Event.EventInputWorkflowInputKey] = step.Key! },
        };
        var result = await parts.GetRequiredService<IWorkflowRunner>().RunAsync(graph, state, options, stop);
        var at =
            result.WorkflowState.Status == WorkflowStatus.Finished
                ? result.Journal.ActivityExecutionContexts.FirstOrDefault(a => a.Activity is EndActivity)?.Activity.Id
                : WaitingAt(result.WorkflowState);
        return result.WorkflowState.Incidents.Count == 0 && at == step.Reached
            ? result.WorkflowState
            : throw new InstanceDiffers(
                $"{step.Key} led to {at} instead of {step.Reached}: {result.WorkflowState.Incidents.FirstOrDefault()?.Message}"
            );
    }

    /// <summary>
    /// Rows that a killed process left: the state knows nothing of them, and an event sent by somebody else would find them.
    /// </summary>
    private static async Task ForgetDeadBookmarksAsync(IServiceProvider parts, WorkflowState state, CancellationToken stop)
    {
        var bookmarks = parts.GetRequiredService<IBookmarkStore>();
        var rows = await bookmarks.FindManyAsync(new BookmarkFilter { WorkflowInstanceId = state.Id }, stop);
        var dead = rows.Select(r => r.Id).Except(state.Bookmarks.Select(b => b.Id)).ToList();
        if (dead.Count > 0)
            await bookmarks.DeleteAsync(new BookmarkFilter { BookmarkIds = dead }, stop);
    }

    private static async Task DeleteAsync(IServiceProvider parts, ICollection<string> ids, CancellationToken stop) =>
        await parts.GetRequiredService<IWorkflowInstanceManager>().BulkDeleteAsync(new WorkflowInstanceFilter { Ids = ids }, stop);

    /// <summary>Of instances that have ended: by which end. Their state keeps nothing of it, Elsa's record of executions does.</summary>
    private static async Task<Dictionary<string, string>> EndsAsync(IServiceProvider parts, List<string> ended, CancellationToken stop)
    {
        if (ended.Count == 0)
            return [];
        var records = await parts
            .GetRequiredService<IActivityExecutionStore>()
            .FindManySummariesAsync(new ActivityExecutionRecordFilter { WorkflowInstanceIds = ended }, stop);
        return records
            .Where(r => r.ActivityType == "Elsa.End")
            .GroupBy(r => r.WorkflowInstanceId, StringComparer.Ordinal)
            .ToDictionary(r => r.Key, r => r.Last().ActivityId, StringComparer.Ordinal);
    }

    private static async Task<WorkflowInstanceFilter> OursAsync(AsyncServiceScope scope, CancellationToken stop)
    {
        var definitions = await scope
            .ServiceProvider.GetRequiredService<IWorkflowDefinitionStore>()
            .FindSummariesAsync(new WorkflowDefinitionFilter(), stop);
        return new WorkflowInstanceFilter
        {
            DefinitionIds = [.. definitions.Where(d => d.ProviderName == Provider).Select(d => d.DefinitionId).Distinct()],
        };
    }

    private static long SeqOf(WorkflowState state) =>
        state.Properties.TryGetValue(SeqProperty, out var seq)
            ? long.Parse(Convert.ToString(seq, CultureInfo.InvariantCulture)!, CultureInfo.InvariantCulture)
            : 0;

    private static string? WaitingAt(WorkflowState state) => state.Bookmarks.Count == 1 ? state.Bookmarks.Single().ActivityId : null;

    [LoggerMessage(LogLevel.Warning, "The instance of {Case} is made anew: it {Differs}")]
    private static partial void LogAnew(ILogger log, string @case, string differs);
}

/// <summary>How a written definition becomes one of Elsa's.</summary>
internal static class Registering
{
    public static async Task<WorkflowDefinition> StoreAsync(
        this AsyncServiceScope scope,
        string json,
        string provider,
        CancellationToken stop
    )
    {
        var workflow = scope.ServiceProvider.GetRequiredService<IWorkflowSerializer>().Deserialize(json);
        var materialized = new MaterializedWorkflow(workflow, provider, JsonWorkflowMaterializer.MaterializerName, OriginalSource: json);
        var stored = await scope.ServiceProvider.GetRequiredService<IWorkflowDefinitionStorePopulator>().AddAsync(materialized, stop);
        return stored.ValueOrDefault ?? throw new InvalidDataException($"{workflow.Identity.DefinitionId}: {stored.Exception?.Message}");
    }
}
