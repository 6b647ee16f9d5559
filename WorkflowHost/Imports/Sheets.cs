using System.Globalization;
using System.Text.RegularExpressions;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.WorkflowHost.Imports;

/// <summary>What a sheet says, or where it is wrong: never both.</summary>
/// <param name="Places">Row of each item in the sheet, for what the engine says of the item.</param>
public sealed record Sheet<T>(IReadOnlyList<T> Items, IReadOnlyList<int> Places, IReadOnlyList<SheetProblem> Problems, SheetBody Body)
{
    /// <summary>What may be right and should be looked at again; it keeps nobody from taking the sheet in.</summary>
    public IReadOnlyList<SheetProblem> Doubts { get; init; } = [];
}

/// <summary>A person whom a sheet may name by code, or by a name that only one of them has.</summary>
/// <param name="Holder">Whose account the pay goes to, when it is another's.</param>
/// <param name="Card">The mark of the card's number.</param>
public sealed record Known(string Worker, string Name, string? Holder = null, string? Card = null);

/// <summary>The sheets that offices fill in, one reader each. They check form; what is allowed is the engine's to say.</summary>
public static partial class Sheets
{
    internal static readonly Column Code = new("编号", "务工编号", "人员编号");
    private static readonly Column Name = new("姓名", "务工人员姓名", "群众姓名");
    private static readonly Column Trade = new("工种", "务工工种");
    private static readonly Column Piece = new("计量名称", "包工内容", "计量内容");
    private static readonly Column[] Worker =
    [
        Code,
        Name,
        new("身份证号", "身份证号码", "公民身份号码", "公民身份证号码", "身份证") { Masked = Mask.Card },
        new("电话", "联系电话", "手机号", "手机号码", "联系方式") { Masked = Mask.Card },
        new("家庭住址", "住址", "地址", "家庭地址", "现住址", "居住地址", "户籍地址", "户籍所在地", "身份证地址", "通讯地址")
        {
            Masked = Mask.Address,
        },
        // In Sichuan the 一卡通 is the social security card.
        new("卡号", "一卡通号", "一卡通账号", "一卡通卡号", "银行卡号", "银行账号", "社保卡号", "社保卡账号", "社会保障卡号")
        {
            Masked = Mask.Card,
        },
        new("开户行", "开户银行", "开户网点", "开户支行", "开户行名称", "开户银行名称", "银行名称"),
        new("群体", "人员类别", "重点群体", "类别"),
        new("技能", "务工技能", "特长"),
        new("意愿工种", "务工意愿"),
    ];
    private static readonly Dictionary<string, string> Groups = PriorityGroups.Labels.ToDictionary(g => g.Value, g => g.Key);

    /// <summary>花名册 → entries of workers.register.</summary>
    public static Sheet<WorkerEntry> Workers(SheetFile file, ColumnChoice? choice = null)
    {
        var body = SheetBody.Find(file, Worker, choice ?? ColumnChoice.None, ["姓名"]);
        var (items, places, problems) = (new List<WorkerEntry>(), new List<int>(), body.UnknownColumns().ToList());
        var doubts = new List<SheetProblem>();
        foreach (var row in body.Rows)
        {
            var name = body.At(row, "姓名");
            if (name is null)
                problems.Add(body.Problem(row, null, "没有姓名"));
            if (name?.IsNumber == true)
                problems.Add(body.Problem(row, name, "姓名是数字"));
            var groups = Split(body.At(row, "群体")).ToList();
            if (groups.FirstOrDefault(g => !Groups.ContainsKey(g)) is { } unknown)
                problems.Add(body.Problem(row, body.At(row, "群体"), $"没有群体“{unknown}”，可用：{string.Join("、", Groups.Keys)}"));
            items.Add(
                new WorkerEntry(
                    name?.Text ?? "",
                    body.At(row, "编号")?.Text,
                    [.. groups.Where(Groups.ContainsKey).Select(g => Groups[g])],
                    Digits("身份证号"),
                    Digits("电话"),
                    Digits("卡号"),
                    [.. Split(body.At(row, "技能"))],
                    [.. Split(body.At(row, "意愿工种"))],
                    body.At(row, "家庭住址")?.Text,
                    body.At(row, "开户行")?.Text
                )
            );
            places.Add(row[0].Row);
            if (items[^1].Card is { } card && CardNumber.Doubt(CardNumber.Tidy(card)) is { } doubt)
                doubts.Add(body.Problem(row, body.At(row, "卡号"), $"卡号{doubt}"));

            string? Digits(string column)
            {
                var digits = SheetBody.Digits(body.At(row, column), out var problem);
                if (problem is not null)
                    problems.Add(body.Problem(row, body.At(row, column), problem));
                return digits;
            }
        }
        return new(items, places, problems, body) { Doubts = doubts };
    }

    /// <summary>A month's sign-in grid, one row a worker, one column a day → rows of sign-in-sheet.record.</summary>
    /// <param name="month">First day of the month.</param>
    public static Sheet<SheetOfWorker> SignInSheet(SheetFile file, DateOnly month, IReadOnlyList<Known> known, ColumnChoice? choice = null)
    {
        var body = SheetBody.Find(file, [Code, Name], choice ?? ColumnChoice.None, [], IsDay);
        var (items, places, problems) = (new List<SheetOfWorker>(), new List<int>(), body.UnknownColumns().ToList());
        var days = Days(body, month, problems);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in body.Rows)
        {
            if (PersonOf(body, row, known, problems) is not { } worker)
                continue;
            if (!seen.TryAdd(worker, row[0].Place))
                problems.Add(body.Problem(row, null, $"“{worker}”与 {seen[worker]} 一行是同一人"));
            var entries = new List<SignIn>();
            foreach (var (column, number) in days)
            {
                if (row.FirstOrDefault(c => c.Column == column) is not { } cell || !DayList.TryDay(month, number, out var day))
                    continue;
                if (SignInCell.Read(cell.Text, worker, day, out var problem) is { } entry)
                    entries.Add(entry);
                else
                    problems.Add(body.Problem(row, cell, problem!));
            }
            items.Add(SignInCell.Row(worker, entries));
            places.Add(row[0].Row);
        }
        return new(items, places, problems, body);
    }

    /// <summary>
    /// A month's ledger grid, one row a worker and trade (or piece), one column a day with work-days (or units) → rows of
    /// labour-ledger.record.
    /// </summary>
    /// <param name="month">First day of the month.</param>
    public static Sheet<LedgerOfWorker> LabourLedger(
        SheetFile file,
        DateOnly month,
        IReadOnlyList<Known> known,
        ColumnChoice? choice = null
    )
    {
        var body = SheetBody.Find(file, [Code, Name, Trade, Piece], choice ?? ColumnChoice.None, ["工种"], IsDay);
        var (items, places, problems) = (new List<LedgerOfWorker>(), new List<int>(), body.UnknownColumns().ToList());
        var days = Days(body, month, problems);
        foreach (var row in body.Rows)
        {
            if (PersonOf(body, row, known, problems) is not { } worker)
                continue;
            if (body.At(row, "工种") is not { } trade)
            {
                problems.Add(body.Problem(row, null, "没有工种"));
                continue;
            }
            var numbers = new Dictionary<string, decimal>();
            foreach (var (column, day) in days)
            {
                if (row.FirstOrDefault(c => c.Column == column) is not { } cell)
                    continue;
                var text = cell.Text is "√" or "✓" or "✔" ? "1" : cell.Text;
                if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                    numbers[day] = number;
                else
                    problems.Add(body.Problem(row, cell, $"“{cell.Text}”不是数字"));
            }
            var piece = body.At(row, "计量名称")?.Text;
            items.Add(piece is null ? new(worker, trade.Text, Days: numbers) : new(worker, trade.Text, Piece: piece, Quantities: numbers));
            places.Add(row[0].Row);
        }
        return new(items, places, problems, body);
    }

    /// <summary>The columns headed by a day of the month: 5, 5日, 11月5日, 2026.11.5.</summary>
    private static List<(int Column, string Day)> Days(SheetBody body, DateOnly month, List<SheetProblem> problems)
    {
        var days = new List<(int Column, string Day)>();
        foreach (var cell in body.Heading.Where(c => IsDay(c.Text)))
        {
            var written = DayHeading().Match(cell.Text);
            var day = written.Groups["day"].Value.TrimStart('0');
            if (days.FirstOrDefault(d => d.Day == day) is { Day: not null } before)
                Wrong(cell, $"{day} 日有两列（另见 {new Cell(cell.Row, before.Column, null).Place}）");
            else if (Otherwise("year", month.Year) || Otherwise("month", month.Month))
                Wrong(cell, $"“{cell.Text}”不在 {month:yyyy-MM}");
            else if (DayList.TryDay(month, day, out _))
                days.Add((cell.Column, day));
            // The blank form has 31 columns in every month; only a filled one outside the month is wrong.
            else if (body.Rows.Any(r => r.Any(c => c.Column == cell.Column)))
                Wrong(cell, $"{month:yyyy-MM} 没有 {day} 日");

            bool Otherwise(string part, int expected) =>
                written.Groups[part] is { Success: true } said && int.Parse(said.Value, CultureInfo.InvariantCulture) != expected;
        }
        body.DayColumns = days.ToDictionary(d => int.Parse(d.Day, CultureInfo.InvariantCulture), d => d.Column);
        return days.Count == 0 && problems.Count == 0 ? throw new NotASheet("没有找到表头：缺少 1、2、3…… 各日的列") : days;

        void Wrong(Cell cell, string why) => problems.Add(new(body.File.Sheet, cell.Place, why));
    }

    private static bool IsDay(string heading) => DayHeading().IsMatch(heading);

    [GeneratedRegex(@"^(?:(?<year>20[0-9]{2})[.\-/年])?(?:(?<month>[0-9]{1,2})[.\-/月])?(?<day>[0-9]{1,2})[日号]?$")]
    private static partial Regex DayHeading();

    internal static string? PersonOf(SheetBody body, IReadOnlyList<Cell> row, IReadOnlyList<Known> known, List<SheetProblem> problems)
    {
        var (code, name) = (body.At(row, "编号"), body.At(row, "姓名"));
        if (code is not null)
        {
            if (known.FirstOrDefault(k => k.Worker == code.Text) is not { } person)
                problems.Add(body.Problem(row, code, $"没有编号“{code.Text}”"));
            else if (name is not null && name.Text != person.Name && name.Text != person.Holder)
                problems.Add(body.Problem(row, name, $"编号“{code.Text}”不是“{name.Text}”"));
            else
                return person.Worker;
            return null;
        }
        if (name is null)
        {
            problems.Add(body.Problem(row, null, "没有编号，也没有姓名"));
            return null;
        }
        var named = known.Where(k => k.Name == name.Text).ToList();
        if (named.Count == 1)
            return named[0].Worker;
        problems.Add(
            body.Problem(row, name, named.Count == 0 ? $"花名册没有“{name.Text}”" : $"有 {named.Count} 个“{name.Text}”，请填编号")
        );
        return null;
    }

    private static string[] Split(Cell? cell) =>
        cell is null
            ? []
            : cell.Text.Split(['、', ',', '，', ';', '；', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The columns whose values a preview shows only in part → how.</summary>
    public static IReadOnlyDictionary<string, Func<string, string>> Masks { get; } =
        Worker.Where(c => c.Masked is not null).ToDictionary(c => c.Name, c => c.Masked!);
}
