using Elsa.Common.Models;
using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Filters;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Activities;
using Elsa.Workflows.Runtime.Entities;
using Elsa.Workflows.Runtime.Filters;
using Elsa.Workflows.Runtime.Messages;
using Elsa.Workflows.Runtime.Stimuli;
using Microsoft.Extensions.DependencyInjection;

namespace WorkRelief.Workflows.Elsa;

/// <summary>
/// A county's own workflows beside the procedures: one that begins with an <c>Elsa.Event</c> of an action's name begins after each such
/// action. Beginning is written down at once and running is another's turn, so that a bureau which answers slowly holds up no instance.
/// </summary>
public sealed class Processes
{
    private const string Provider = "County";
    private const string EntryProperty = "WorkReliefEntry";
    private const string TriggerProperty = "WorkReliefTrigger";
    private readonly IServiceProvider _services;
    private ILookup<string?, StoredTrigger> _triggers = Array.Empty<StoredTrigger>().ToLookup(t => t.Hash);

    internal Processes(IServiceProvider services) => _services = services;

    /// <summary>Whether any workflow waits for actions.</summary>
    public bool Wait => _triggers.Count > 0;

    /// <summary>Registers workflows as Elsa exports them.</summary>
    /// <exception cref="InvalidDataException">Elsa does not read one.</exception>
    public async Task RegisterAsync(IEnumerable<string> definitions, CancellationToken stop)
    {
        await using var scope = _services.CreateAsyncScope();
        foreach (var json in definitions)
            await scope.StoreAsync(json, Provider, stop);
        _triggers = (
            await scope
                .ServiceProvider.GetRequiredService<ITriggerStore>()
                .FindManyAsync(new TriggerFilter { Name = RuntimeStimulusNames.Event }, stop)
        ).ToLookup(t => t.Hash);
    }

    /// <summary>Begins whatever waits for an action; for the same entry once.</summary>
    /// <param name="entry">What the event brings: its stream and number in it are told by <c>stream</c> and <c>seq</c>.</param>
    public async Task BeginAsync(string action, IReadOnlyDictionary<string, object> entry, CancellationToken stop)
    {
        await using var scope = _services.CreateAsyncScope();
        var parts = scope.ServiceProvider;
        var hash = parts.GetRequiredService<IStimulusHasher>().Hash(RuntimeStimulusNames.Event, new EventStimulus(action));
        foreach (var trigger in _triggers[hash])
        {
            var client = await parts
                .GetRequiredService<IWorkflowRuntime>()
                .CreateClientAsync($"{trigger.WorkflowDefinitionId}/{entry["stream"]}:{entry["seq"]}", stop);
            if (await client.InstanceExistsAsync(stop))
                continue;
            await client.CreateInstanceAsync(
                new CreateWorkflowInstanceRequest
                {
                    WorkflowDefinitionHandle = WorkflowDefinitionHandle.ByDefinitionVersionId(trigger.WorkflowDefinitionVersionId),
                    CorrelationId = (string)entry["stream"],
                    Properties = new Dictionary<string, object>
                    {
                        [EntryProperty] = entry.ToDictionary(),
                        [TriggerProperty] = trigger.ActivityId,
                    },
                },
                stop
            );
        }
    }

    /// <summary>Runs those that have begun and did not run yet, one after the other; one that was killed on the way runs again.</summary>
    /// <returns>How many ran.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        await using var scope = _services.CreateAsyncScope();
        var parts = scope.ServiceProvider;
        var begun = await parts
            .GetRequiredService<IWorkflowInstanceStore>()
            .FindManyAsync(
                new WorkflowInstanceFilter { WorkflowStatus = WorkflowStatus.Running, WorkflowSubStatus = WorkflowSubStatus.Pending },
                PageArgs.FromPage(0, 20),
                stop
            );
        foreach (var instance in begun.Items)
        {
            var properties = instance.WorkflowState.Properties;
            var client = await parts.GetRequiredService<IWorkflowRuntime>().CreateClientAsync(instance.Id, stop);
            await client.RunInstanceAsync(
                new RunWorkflowInstanceRequest
                {
                    TriggerActivityId = (string)properties[TriggerProperty],
                    Input = new Dictionary<string, object> { [Event.EventInputWorkflowInputKey] = properties[EntryProperty] },
                },
                stop
            );
        }
        return begun.Items.Count;
    }
}
