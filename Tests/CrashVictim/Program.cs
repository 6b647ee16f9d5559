using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using WorkRelief.Tests.CrashVictim;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Clock;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Mail;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;

// Arguments: "host" and what it is to be; or the folder of the database, files and mails, then "finish" to repeat the last requests,
// do what is left, and end, or "pay" to pay what is payable.
if (args[0] == "host")
    return await ServingHost.Read(args[1]).RunAsync(TextWriter.Synchronized(Console.Out));
var (home, finish) = (args[0], args.Length > 1 && args[1] == "finish");
using var store = new Store(StorageProvider.Sqlite, "Data Source=" + Path.Combine(home, "test.db"));
DateTimeOffset start;
await using (var db = store.Open())
{
    var latest = await db.Steps.MaxAsync(s => s.RecordedUtc);
    start = latest;
}
var clock = new FastClock(start);
var files = new FolderFileStore(Path.Combine(home, "files"));
await using var parts = new ServiceCollection()
    .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
    .AddWorkRelief(
        store,
        Vault.Open(Path.Combine(home, "keys")),
        files,
        new FolderMail(Path.Combine(home, "mail"), clock),
        TemplateTexts.Installed(),
        clock
    )
    .BuildServiceProvider();
var output = TextWriter.Synchronized(Console.Out);
var engine = parts.GetRequiredService<Engine>();
var (due, outbox, upkeep) = (parts.GetRequiredService<DueWork>(), parts.GetRequiredService<Outbox>(), parts.GetRequiredService<Upkeep>());

if (args.Contains("pay"))
{
    // Lives until every cycle is paid, or it is killed.
    await output.WriteLineAsync("started");
    await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(new Payer(n, store, engine, files).RunAsync)));
    return 0;
}

var once = Enumerable.Range(0, 8).ToDictionary(n => n, _ => 0);
var callers = Enumerable
    .Range(0, 8)
    .Select(n => Task.Run(() => new Caller(n, store, engine, files, output).RunAsync(() => !finish || once[n]++ < 2)))
    .ToList();
if (finish)
{
    await Task.WhenAll(callers);
    while (await due.RunAsync() + await outbox.RunAsync() > 0) { }
    return 0;
}
var clockwork = Task.Run(async () =>
{
    while (true)
    {
        await due.RunAsync();
        await outbox.RunAsync();
        await upkeep.SealDayAsync();
    }
});

// None of them ends by itself: the first that does has failed.
await await Task.WhenAny([.. callers, clockwork]);
return 1;
