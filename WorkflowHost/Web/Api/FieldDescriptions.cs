using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Web.Api;

/// <summary>The OpenAPI document says of a field what a form says of it.</summary>
internal static class FieldDescriptions
{
    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken stop)
    {
        if (
            context.JsonPropertyInfo is { AssociatedParameter: not null, Name: var name, DeclaringType: var input }
            && input.Assembly == typeof(InputField).Assembly
            && InputField.Of(input).FirstOrDefault(f => f.Name == name) is { } field
        )
            schema.Description = string.Join(
                "；",
                (
                    (string?[])
                        [
                            field.Label,
                            field.Unit,
                            field.Hint,
                            .. (field.Choices ?? field.KeyChoices)?.Select(c => $"{c.Key} {c.Value}") ?? [],
                        ]
                ).OfType<string>()
            );
        return Task.CompletedTask;
    }
}
