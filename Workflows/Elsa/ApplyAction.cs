using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace WorkRelief.Workflows.Elsa;

/// <summary>Takes an action for the service account; the program's engine decides, as for anybody else.</summary>
/// <param name="payload">JSON, as of a request to the program's interface.</param>
/// <param name="key">The same key with the same payload is done once.</param>
public delegate Task<ActionAnswer> ActionTaker(string action, string payload, string key, CancellationToken stop);

/// <param name="Case">The case that moved or was opened; null when it was refused.</param>
/// <param name="Stage">Its stage after the step.</param>
/// <param name="Code">Of the first refusal; null when it was done.</param>
/// <param name="Text">Every refusal: what is missing and who can supply it.</param>
public sealed record ActionAnswer(string? Case, string? Stage, string? Code, string? Text);

/// <summary>
/// Lets a workflow of a county's own submit an action: under the one service account that the settings name, with the offices and areas
/// that the administrator granted it. Whoever draws a workflow cannot choose another. A step that Elsa runs twice is done once.
/// </summary>
[Activity("WorkRelief", "WorkRelief", "以服务账号办理一个事项；由系统照常核对职责、材料和条件。", DisplayName = "办理事项")]
[FlowNode(Done, Refused)]
public sealed class ApplyAction : Activity
{
    public const string Done = "Done";
    public const string Refused = "Refused";

    public ApplyAction([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) { }

    [Input(DisplayName = "事项", Description = "名称，如 record.add；命令 actions 列出全部。")]
    public Input<string> Action { get; set; } = null!;

    [Input(DisplayName = "内容", Description = "JSON：案件的一栏（project、cycle 等）和该事项自己的各栏。")]
    public Input<object> Payload { get; set; } = null!;

    [Output(DisplayName = "案件")]
    public Output<string> Case { get; set; } = new();

    [Output(DisplayName = "环节", Description = "办理之后的环节。")]
    public Output<string> Stage { get; set; } = new();

    [Output(DisplayName = "代码", Description = "未能办理的原因代码。")]
    public Output<string> Code { get; set; } = new();

    [Output(DisplayName = "原因", Description = "缺什么、由谁补。")]
    public Output<string> Text { get; set; } = new();

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var action = context.Get(Action) ?? "";
        var payload = JsonOf(context.Get(Payload));
        var answer = await context.GetRequiredService<ActionTaker>()(
            action,
            payload,
            KeyOf(context, action, payload),
            context.CancellationToken
        );
        if (answer.Code is null)
        {
            context.Set(Case, answer.Case);
            context.Set(Stage, answer.Stage);
            await context.CompleteActivityWithOutcomesAsync(Done);
            return;
        }
        context.Set(Code, answer.Code);
        context.Set(Text, answer.Text);
        await context.CompleteActivityWithOutcomesAsync(Refused);
    }

    private static string JsonOf(object? payload) =>
        payload as string ?? System.Text.Json.JsonSerializer.Serialize(payload ?? new Dictionary<string, object>());

    /// <summary>Alike when a killed burst is run again: Elsa's own id of the execution is another then.</summary>
    private static string KeyOf(ActivityExecutionContext context, string action, string payload)
    {
        var what = string.Join('\n', context.WorkflowExecutionContext.Id, context.Activity.Id, action, payload);
        return "elsa/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
    }
}
