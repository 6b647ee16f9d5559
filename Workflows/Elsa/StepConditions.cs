using Elsa.Expressions.JavaScript.Contracts;
using Elsa.Expressions.JavaScript.Services;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Jint;

namespace WorkRelief.Workflows.Elsa;

/// <summary>
/// The conditions of a procedure's switches are comparisons of one variable, and Elsa asks all of a switch's: an engine of JavaScript built
/// for each was most of what a step cost. They are compared here; whatever else a county writes goes to JavaScript.
/// </summary>
internal sealed class StepConditions(JintJavaScriptEvaluator javaScript) : IJavaScriptEvaluator
{
    private const string Before = "getVariable('Step') === '";

    public Task<object?> EvaluateAsync(
        string expression,
        Type returnType,
        ExpressionExecutionContext context,
        ExpressionEvaluatorOptions? options = null,
        Action<Engine>? configureEngine = null,
        CancellationToken cancellationToken = default
    ) =>
        expression.StartsWith(Before, StringComparison.Ordinal) && expression.IndexOf('\'', Before.Length) == expression.Length - 1
            ? Task.FromResult<object?>(context.GetVariable<string>("Step") == expression[Before.Length..^1])
            : javaScript.EvaluateAsync(expression, returnType, context, options, configureEngine, cancellationToken);
}
