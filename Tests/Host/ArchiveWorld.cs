using System.Text;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.Tests.Host;

/// <summary>Shortcuts for documents and archives.</summary>
public static class ArchiveWorld
{
    /// <summary>The project of the rehearsal of 巴州, and its county's reform bureau.</summary>
    public const string Project = "BZ-2021-01";
    public static readonly Scope Reform = new("bazhou.reform", new(2021, 12, 31));

    public static readonly Scope All = new(Small.All, new(2021, 12, 31));

    /// <summary>P1 under construction since 2021-03-01.</summary>
    public static async Task<World> NewAsync()
    {
        var world = await World.NewAsync("2021-03-01 08:00");
        await Small.ProjectAsync(world);
        return world;
    }

    /// <summary>A paper whose bytes are a PDF's.</summary>
    public static async Task<object> PdfAsync(
        this World world,
        string kind,
        string? signer = null,
        string? date = null,
        string content = ""
    ) =>
        new
        {
            kind,
            file = await world.Part<IFileStore>().PutAsync(Encoding.UTF8.GetBytes($"%PDF-1.4\n{kind} {content}"), default),
            signer,
            date,
        };

    public static async Task<object[]> PdfsAsync(this World world, params string[] kinds) =>
        await Task.WhenAll(kinds.Select(k => world.PdfAsync(k)));

    /// <summary>What files one paper into the archive of P1.</summary>
    public static async Task<object> FilingAsync(this World world, string paper, string actingAs) =>
        new
        {
            project = "P1",
            papers = await world.PdfsAsync(paper),
            @as = actingAs,
        };

    /// <summary>What adds a record to P1.</summary>
    public static async Task<object> RecordAsync(this World world, string kind, object fields, params string[] papers) =>
        new
        {
            project = "P1",
            kind,
            fields,
            papers = await world.PapersAsync(papers),
        };

    /// <summary>Hangs out a notice of P1 in the village.</summary>
    public static async Task PostAsync(this World world, string kind) =>
        await world.MustAsync(
            Small.All,
            "public-notice.post",
            new
            {
                project = "P1",
                kind,
                place = "村务公开栏",
                papers = await world.PapersAsync("posting-photo"),
            }
        );

    public static async Task GrantAsync(this World world, string account, string body, string area) =>
        await world.MustAsync(
            "admin",
            "grant.give",
            new
            {
                account,
                body,
                area,
            }
        );

    /// <summary>Issues a document and returns its row.</summary>
    public static async Task<DocumentRow> IssueAsync(
        this World world,
        string kind,
        string? of = null,
        object? fields = null,
        string project = "P1",
        string? actingAs = null
    )
    {
        var body = new Dictionary<string, object?> { ["project"] = project, ["kind"] = kind };
        if (of is not null)
            body["of"] = of;
        if (fields is not null)
            body["fields"] = fields;
        if (actingAs is not null)
            body["as"] = actingAs;
        var applied = await world.MustAsync(Small.All, "document.issue", body);
        await using var db = world.Store.Open();
        return db.Documents.Single(d => d.ProjectId == project && d.Seq == applied.Seq);
    }

    public static async Task<string> ReadAsync(this World world, string file)
    {
        await using var stream = world.Part<IFileStore>().Open(file);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    /// <summary>As <see cref="ReadAsync"/>, of what lies sealed.</summary>
    public static async Task<string> UnsealedAsync(this World world, string file)
    {
        await using var stream = world.Part<IFileStore>().Open(file);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return Encoding.UTF8.GetString(world.Part<StepParts>().Vault.Unseal(copy.ToArray()));
    }

    public static async Task<string> RefusedAsync(this World world, string account, string action, object payload) =>
        ((NotApplied)await world.ApplyAsync(account, action, payload)).Refusals[0].Code;

    public static async Task<NotApplied> NoAsync(this World world, string account, string action, object payload) =>
        (NotApplied)await world.ApplyAsync(account, action, payload);
}
