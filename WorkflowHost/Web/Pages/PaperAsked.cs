using System.Text.Json.Nodes;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Web.Pages;

/// <summary>A paper that a form asks for; once uploaded it stays with the form until the step is taken.</summary>
public sealed class PaperAsked(string at, string kind, IReadOnlyDictionary<string, string> values)
{
    /// <summary>The kind is the step's; else the person chooses.</summary>
    public bool Fixed { get; } = kind.Length > 0;
    public string At => at;
    public string Kind { get; } = kind.Length > 0 ? kind : values.GetValueOrDefault(at + ".kind", "");
    public string Upload => at + ".upload";
    public string File { get; set; } = values.GetValueOrDefault(at + ".file", "");
    public string FileName { get; set; } = values.GetValueOrDefault(at + ".name", "");
    public string Number => values.GetValueOrDefault(at + ".number", "");
    public string Date => values.GetValueOrDefault(at + ".date", "");
    public string Signer => values.GetValueOrDefault(at + ".signer", "");

    /// <summary>The papers that the step lacks, those that were given besides, and room for one more.</summary>
    public static List<PaperAsked> Of(IReadOnlyList<string> lacks, IReadOnlyDictionary<string, string> values)
    {
        var papers = lacks.Select((kind, n) => new PaperAsked($"p.{n}", kind, values)).ToList();
        do papers.Add(new PaperAsked($"p.{papers.Count}", "", values));
        while (values.ContainsKey($"p.{papers.Count}.kind"));
        return papers;
    }

    public static JsonArray Payload(IEnumerable<PaperAsked> papers)
    {
        var list = new JsonArray();
        foreach (var paper in papers.Where(p => p.File.Length > 0 && p.Kind.Length > 0))
        {
            var one = new JsonObject { ["kind"] = paper.Kind, ["file"] = paper.File };
            foreach (
                var (name, value) in (IEnumerable<(string, string)>)
                    [("number", paper.Number), ("date", paper.Date), ("signer", paper.Signer)]
            )
                if (value.Length > 0)
                    one[name] = value;
            list.Add((JsonNode)one);
        }
        return list;
    }

    public static IReadOnlyList<Paper> Kinds { get; } = [.. Catalogue.Program.Papers.Values.OrderBy(p => p.Label, StringComparer.Ordinal)];
}
