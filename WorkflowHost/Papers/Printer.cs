using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Documents;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// The PDF of a paper, made once: whoever asks again gets the same bytes, and from then on it is known how many pages the paper has.
/// </summary>
public sealed partial class Printer(
    Store store,
    Prints prints,
    Browser browser,
    SealedFiles pages,
    IFileStore files,
    Vault vault,
    ILogger<Printer> log
)
{
    /// <summary>The print of a stored page.</summary>
    /// <param name="isSealed">The page lies sealed; its print will, too.</param>
    /// <returns>Null when the machine has no browser and nobody printed it before.</returns>
    /// <exception cref="IOException">The browser failed.</exception>
    public async Task<PrintRow?> OfAsync(FileHash page, bool isSealed, CancellationToken stop)
    {
        if (await prints.OfAsync(page, stop) is { } known)
            return known;
        await using var content = await pages.OpenAsync(page, isSealed, stop);
        using var html = new MemoryStream();
        await content.CopyToAsync(html, stop);
        if (await browser.PdfAsync(html.ToArray(), stop) is not { } pdf)
            return null;
        return await prints.KeepAsync(
            new PrintRow
            {
                Page = page,
                File = new(await files.PutAsync(isSealed ? vault.Seal(pdf) : pdf, stop)),
                Pages = PageCount.Of(pdf) ?? throw new IOException($"{browser.Program} wrote no PDF."),
            },
            stop
        );
    }

    /// <summary>The PDF of a page that nobody keeps; null when the machine has no browser.</summary>
    /// <exception cref="IOException">The browser failed.</exception>
    public Task<byte[]?> PassingAsync(byte[] page, CancellationToken stop) => browser.PdfAsync(page, stop);

    /// <summary>Prints every paper that stands and was not printed yet: whoever checks it learns how many pages it has.</summary>
    /// <returns>How many were printed.</returns>
    /// <exception cref="AggregateException">Some could not be printed; the others are.</exception>
    public async Task<int> PrintAllAsync(CancellationToken stop = default)
    {
        await using var db = store.Open();
        var papers = await db
            .Documents.AsNoTracking()
            .Where(d => d.VoidReasonRef == null && !db.Set<PrintRow>().Any(p => p.Page == d.File))
            .OrderBy(d => d.IssuedOn)
            .Select(d => new
            {
                d.Id,
                d.Kind,
                d.File,
            })
            .ToListAsync(stop);
        var (printed, failed) = (0, new List<Exception>());
        foreach (var paper in papers)
            try
            {
                if (await OfAsync(paper.File, DocumentKinds.IsPrivate(paper.Kind), stop) is null)
                    return printed;
                printed++;
            }
            catch (IOException error)
            {
                LogFailed(log, paper.Id, error);
                failed.Add(error);
            }
        return failed.Count == 0 ? printed : throw new AggregateException(failed);
    }

    [LoggerMessage(LogLevel.Error, "The paper {Code} could not be printed.")]
    private static partial void LogFailed(ILogger log, string code, Exception error);
}
