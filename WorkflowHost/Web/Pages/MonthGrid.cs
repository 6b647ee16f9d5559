using System.Globalization;
using WorkRelief.WorkflowHost.Imports;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;

namespace WorkRelief.WorkflowHost.Web.Pages;

/// <summary>A page of the month grid: what each cell says, as it stands or as it was sent, and what is wrong with it.</summary>
public sealed class MonthGrid(AttendanceMonth month, IFormCollection? form)
{
    private readonly List<SheetSaying> _wrong = [];

    public bool Wrong => _wrong.Count > 0;

    /// <summary>What is about nobody on the page; what is about a day is marked at its heading as well.</summary>
    public IReadOnlyList<string> Others => [.. _wrong.Where(w => w.Worker is null).Select(w => w.Says)];

    public static string Name(string worker, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"c.{worker}.{day.Day}");

    public string Text(string worker, DateOnly day) =>
        form is null ? SignInCell.Write(Person(worker).Days.GetValueOrDefault(day)) : form[Name(worker, day)].ToString().Trim();

    /// <summary>A worker's cells as the page first showed them, so that what others enter meanwhile is not overwritten unseen.</summary>
    public string Was(string worker) =>
        form is not null ? form["was." + worker].ToString()
        : Person(worker).Days.Count == 0 ? ""
        : string.Join('|', month.Days.Select(d => SignInCell.Write(Person(worker).Days.GetValueOrDefault(d.Day))));

    public IEnumerable<string> OfCell(string worker, DateOnly day) =>
        _wrong.Where(w => w.Worker == worker && w.Day == day).Select(w => w.Says);

    public IEnumerable<string> OfPerson(string worker) => _wrong.Where(w => w.Worker == worker).Select(w => w.Says);

    public IEnumerable<string> OfDay(DateOnly day) => _wrong.Where(w => w.Worker is null && w.Day == day).Select(w => w.Says);

    /// <summary>The days that were changed from what the page had shown; a cell that says nothing known is noted.</summary>
    public IReadOnlyList<SignIn> Changed()
    {
        var entries = new List<SignIn>();
        foreach (var person in month.People)
        {
            var was = Was(person.Worker).Split('|');
            foreach (var (day, i) in month.Days.Select((d, i) => (d.Day, i)))
            {
                var (now, before) = (Text(person.Worker, day), was.ElementAtOrDefault(i) ?? "");
                if (now == before)
                    continue;
                var entry =
                    now.Length == 0 ? new SignIn(person.Worker, day, false, false) : SignInCell.Read(now, person.Worker, day, out _);
                if (entry is null)
                {
                    SignInCell.Read(now, person.Worker, day, out var problem);
                    _wrong.Add(new(person.Worker, day, $"{person.Name} {day.Day}日：{problem}"));
                }
                else if (before.Length == 0 || entry != SignInCell.Read(before, person.Worker, day, out _))
                    entries.Add(entry);
            }
        }
        return entries;
    }

    public void Note(IEnumerable<Refusal> refusals) =>
        _wrong.AddRange(SheetSaying.Of(refusals, month.People.ToDictionary(p => p.Worker, p => p.Name, StringComparer.Ordinal)));

    private PersonInMonth Person(string worker) => month.People.First(p => p.Worker == worker);
}
