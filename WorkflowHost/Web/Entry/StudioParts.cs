using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using WorkRelief.WorkflowHost.Elsa;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Web.Api;
using WorkRelief.WorkflowHost.Web.Pages;

namespace WorkRelief.WorkflowHost.Web.Entry;

/// <summary>Whether Elsa Studio is switched on here.</summary>
/// <param name="Package">Null where it is not.</param>
public sealed record StudioSite(StudioPackage? Package);

/// <summary>Elsa Studio over our cases: its files as they are, and four pages of ours around its web components.</summary>
internal static class StudioParts
{
    public const string Path = "/studio";

    /// <summary>The one script that stands within: the list of cases puts it into the page to hear Ctrl+R.</summary>
    private const string ListKeys = "'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='";

    /// <summary>
    /// Studio is WebAssembly and styles itself as it goes, and its view of a definition as text works beside the page: on these pages alone
    /// may it. Scripts come from its files and ours, nothing from elsewhere. A page says where its own addresses begin.
    /// </summary>
    private const string ContentPolicy =
        $"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {ListKeys}; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>What of the package is served; its own first page asks other machines for fonts, and is not.</summary>
    private static readonly string[] Served =
    [
        "/_framework",
        "/_content",
        "/appsettings.json",
        "/Elsa.Studio.Host.CustomElements.styles.css",
    ];

    public static void UseFiles(WebApplication app, StudioPackage? studio)
    {
        if (studio is null)
            return;
        var files = new PhysicalFileProvider(studio.Folder);
        var kinds = new PackedKinds();
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments(Path, out var rest) && Served.Any(s => rest.StartsWithSegments(s)),
            branch =>
                branch
                    .Use(
                        (http, next) =>
                        {
                            PackedKinds.Choose(http, files, http.Request.Path.Value![Path.Length..]);
                            return next(http);
                        }
                    )
                    .UseStaticFiles(
                        new StaticFileOptions
                        {
                            FileProvider = files,
                            RequestPath = Path,
                            ContentTypeProvider = kinds,
                            OnPrepareResponse = file => PackedKinds.Prepare(file.Context, file.File.Name),
                        }
                    )
        );
    }

    public static void MapStudio(this WebApplication app, StudioPackage? studio)
    {
        if (studio is null)
            return;
        app.MapElsa();
        var pages = app.MapGroup(Path).RequireAuthorization(Watchers.Policy).ExcludeFromDescription();
        pages
            .MapGet("/", (HttpContext http) => Page(http, new StudioView(StudioView.DefinitionList, "流程定义")))
            .WithSummary("流程图：流程定义一览");
        pages
            .MapGet("/cases", (HttpContext http) => Page(http, new StudioView(StudioView.CaseList, "案件")))
            .WithSummary("流程图：案件一览");
        pages
            .MapGet(
                "/definition/{id}",
                async Task<Results<RazorComponentResult<StudioPage>, NotFound>> (string id, HttpContext http, ElsaProcedures procedures) =>
                    (await procedures.ListAsync(Asker(http), http.RequestAborted)).LastOrDefault(p => p.DefinitionId == id) is { } found
                        ? Page(http, new StudioView(StudioView.DefinitionEditor, found.Table.Label) { Definition = id })
                        : TypedResults.NotFound()
            )
            .WithSummary("流程图：一个流程定义");
        pages
            .MapGet(
                "/case/{id}",
                async Task<Results<RazorComponentResult<StudioPage>, NotFound>> (string id, HttpContext http, ElsaCases cases) =>
                    await cases.OneAsync(Asker(http), id, http.RequestAborted) is { } found
                        ? Page(http, new StudioView(StudioView.CaseViewer, found.Name) { Case = id })
                        : TypedResults.NotFound()
            )
            .WithSummary("流程图：一个案件");
    }

    private static RazorComponentResult<StudioPage> Page(HttpContext http, StudioView view)
    {
        http.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        return new RazorComponentResult<StudioPage>(new { View = view });
    }

    private static Scope Asker(HttpContext http) => Endpoints.Asker(http, http.RequestServices.GetRequiredService<TimeProvider>());

    /// <summary>
    /// The package brings most of its files packed as well, which are a quarter as large: a browser that can unpack one is given it under
    /// the name that it asked for.
    /// </summary>
    private sealed class PackedKinds : IContentTypeProvider
    {
        private static readonly (string Ending, string Encoding)[] Packings = [(".br", "br"), (".gz", "gzip")];
        private readonly FileExtensionContentTypeProvider _kinds = new();

        public PackedKinds()
        {
            foreach (var ending in (string[])[".dat", ".blat", ".dll", ".pdb"])
                _kinds.Mappings[ending] = "application/octet-stream";
        }

        public static void Choose(HttpContext http, PhysicalFileProvider files, string path)
        {
            var taken = http.Request.Headers.AcceptEncoding.ToString();
            foreach (var (ending, encoding) in Packings)
                if (taken.Contains(encoding, StringComparison.Ordinal) && files.GetFileInfo(path + ending).Exists)
                {
                    http.Request.Path += ending;
                    return;
                }
        }

        public static void Prepare(HttpContext http, string file)
        {
            var headers = http.Response.Headers;
            headers.Vary = "Accept-Encoding";
            if (Packing(file) is { Encoding: { } encoding })
                headers.ContentEncoding = encoding;
            // The runtime's files carry their hash in their names; others may change with the next release.
            headers.CacheControl = http.Request.Path.StartsWithSegments(Path + "/_framework")
                ? "public, max-age=31536000, immutable"
                : "public, max-age=3600";
        }

        public bool TryGetContentType(string subpath, [MaybeNullWhen(false)] out string contentType) =>
            _kinds.TryGetContentType(Packing(subpath) is { Ending: { } ending } ? subpath[..^ending.Length] : subpath, out contentType);

        private static (string Ending, string Encoding)? Packing(string file) =>
            Packings.Where(p => file.EndsWith(p.Ending, StringComparison.Ordinal)).Cast<(string, string)?>().FirstOrDefault();
    }
}
