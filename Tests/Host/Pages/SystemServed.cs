using Microsoft.Extensions.DependencyInjection;
using WorkRelief.Tests.Host.Imports;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host.Pages;

/// <summary>A village in the middle of its work, as its administrator sees the system; with templates of its own.</summary>
public sealed class SystemServed : PayServed
{
    private string _templates = "";

    protected override string TemplatesIn(string home) => _templates = Directory.CreateDirectory(Path.Combine(home, "own")).FullName;

    public Task<PageBrowser> BrowserAsync(string? account) => PageBrowser.OfAsync(Parts, Url, account);

    public T Part<T>()
        where T : notnull => Parts.GetRequiredService<T>();

    public WorkReliefContext Open() => Part<Store>().Open();

    public async Task WriteTemplateAsync(string name, string text)
    {
        var file = Path.Combine(_templates, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text);
    }
}
