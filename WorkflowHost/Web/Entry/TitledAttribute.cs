using Microsoft.AspNetCore.Http.Metadata;

namespace WorkRelief.WorkflowHost.Web.Entry;

/// <summary>What a page is called where a look at it is noted, as an endpoint of the interface is by its summary.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TitledAttribute(string title) : Attribute, IEndpointSummaryMetadata
{
    public string Summary => title;
}
