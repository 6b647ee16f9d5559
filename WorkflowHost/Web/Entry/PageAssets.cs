using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;

namespace WorkRelief.WorkflowHost.Web.Entry;

/// <summary>
/// The stylesheet, scripts and pictures of our own pages. An address carries the file's hash, so it may be kept for ever.
/// </summary>
public sealed class PageAssets
{
    public const string Path = "/assets";
    private static readonly string Folder = System.IO.Path.Combine(AppContext.BaseDirectory, "Assets");
    private readonly Dictionary<string, string> _hashes = Directory
        .GetFiles(Folder)
        .ToDictionary(f => System.IO.Path.GetFileName(f), f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))[..12]);

    public string Of(string name) => $"{Path}/{name}?{_hashes[name]}";

    public static void Use(WebApplication app) =>
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(Folder),
                RequestPath = Path,
                OnPrepareResponse = file =>
                    file.Context.Response.Headers.CacheControl = file.Context.Request.QueryString.HasValue
                        ? "public, max-age=31536000, immutable"
                        : "no-cache",
            }
        );
}
