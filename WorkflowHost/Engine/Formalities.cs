using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>What is asked of every step, whatever it is about: its date, its papers, and who took an earlier one.</summary>
public sealed class Formalities(WorkReliefContext db, IFileStore files, DateTimeOffset now, string stream, CancellationToken stop)
{
    private DateOnly Today => ChinaTime.DateOf(now);

    public async Task<IReadOnlyList<Refusal>> ProblemsAsync(
        ReadRequest request,
        Actor actor,
        Site site,
        Row row,
        DateOnly on,
        PapersHeld held
    )
    {
        var problems = new List<Refusal>();
        if (actor.Program is null)
            problems.AddRange(DateProblems(site, row, on));
        problems.AddRange(request.Papers.SelectMany((paper, i) => PaperProblems(request, paper, i + 1)));
        problems.AddRange(await MissingAsync(request, site, row, held));
        if (
            row.NotSameActorAs is { } other
            && await db.Steps.AnyAsync(s => s.CaseId == request.CaseId && s.Action == other && s.Account == actor.Account, stop)
        )
            problems.Add(
                new(
                    Refusals.SameActor,
                    $"“{row.Label}”不能由办理过“{site.Table.Rows.First(r => r.Action == other).Label}”的同一账号办理",
                    Bodies.Labels[row.Body],
                    row.Clause
                )
            );
        return problems;
    }

    private IEnumerable<Refusal> DateProblems(Site site, Row row, DateOnly on)
    {
        if (on > Today)
            yield return new(Refusals.DateFuture, $"on：{on:yyyy-MM-dd} 晚于今天 {Today:yyyy-MM-dd}");
        var back = site.Pack.Days(EntryPolicy.BackdateDays, Today);
        if (on < Today.AddDays(-back))
            yield return new(
                EngineRefusals.DateTooFarBack,
                $"on：{on:yyyy-MM-dd} 早于补录期限（最多回溯 {back} 天）",
                Clause: Clause.Default("补录须在政策包规定的天数之内，发生日与登记日都留痕")
            );
        if (site.Held is { } held && !row.Stays && on < held.MovedOn)
            yield return new(EngineRefusals.DateBeforeLastStep, $"on：{on:yyyy-MM-dd} 早于上一环节 {held.MovedOn:yyyy-MM-dd}");
    }

    private IEnumerable<Refusal> PaperProblems(ReadRequest request, PaperGiven paper, int number)
    {
        var place = $"papers 第{number}项";
        if (!Catalogue.Program.Papers.ContainsKey(paper.Kind))
            yield return new(EngineRefusals.PaperUnknown, $"{place}：没有材料种类“{paper.Kind}”");
        place += $"“{Paper.LabelOf(paper.Kind)}”";
        if (paper.File is null)
            yield return new(EngineRefusals.PaperFile, $"{place}：没有文件");
        else if (!files.Has(paper.File))
            yield return new(EngineRefusals.PaperFile, $"{place}：文件尚未上传");
        else if (request.Action.TakesEvidence && FileKind.Of(files, paper.File) is null)
            yield return new(EngineRefusals.FileKind, $"{place}：按内容看不是图片、PDF 或 Office 文件");
        if (paper.Number?.Length > 100 || paper.Signer?.Length > 60)
            yield return new(EngineRefusals.PaperText, $"papers 第{number}项：文号不超过100字，签字人不超过60字");
        if (paper.Date > Today)
            yield return new(EngineRefusals.PaperDate, $"papers 第{number}项：日期 {paper.Date:yyyy-MM-dd} 在今天之后");
    }

    /// <summary>The row's papers that lie nowhere, or were used up by an earlier step.</summary>
    public async Task<IEnumerable<Refusal>> MissingAsync(ReadRequest request, Site site, Row row, PapersHeld held)
    {
        if (row.Papers.Count == 0)
            return [];
        var used = await UsedAsync(request, site, row);
        var anew = new HashSet<string>(StringComparer.Ordinal);
        if (used.Count > 0)
        {
            var since = used.Values.Min();
            var filed = await db
                .Papers.Where(p => p.CaseId == request.CaseId && p.Stream == stream && p.Seq > since)
                .Select(p => new { p.Kind, p.Seq })
                .ToListAsync(stop);
            anew.UnionWith(filed.Where(p => used.TryGetValue(p.Kind, out var last) && p.Seq > last).Select(p => p.Kind));
            anew.UnionWith(request.Papers.Select(p => p.Kind));
        }
        return row
            .Papers.Where(kind => !(used.ContainsKey(kind) ? anew : held.Kinds).Contains(kind))
            .Select(kind => new Refusal(
                Refusals.PaperMissing,
                $"缺少材料：{Paper.LabelOf(kind)}（{kind}）",
                Bodies.Labels[row.Body],
                row.Clause
            ));
    }

    /// <summary>
    /// Kind of paper → the step of the case that rested on it last. A step that is taken again — signed again after a correction, released
    /// again — and one that decides otherwise what was decided before — passed after it failed — need papers since that time: those before
    /// are about that.
    /// </summary>
    private async Task<IReadOnlyDictionary<string, long>> UsedAsync(ReadRequest request, Site site, Row row)
    {
        var rows = site
            .Table.RowsFrom(row.From)
            .Where(r => !r.Stays && r.Papers.Intersect(row.Papers).Any())
            .Concat(site.Table.Rows.Where(r => r.Action == row.Action && r.To == row.To))
            .ToList();
        string[] actions = [.. rows.Select(r => r.Action).Distinct()];
        var taken = await db
            .Steps.Where(s => s.CaseId == request.CaseId && actions.Contains(s.Action))
            .GroupBy(s => new { s.Action, s.Stage })
            .Select(g => new
            {
                g.Key.Action,
                g.Key.Stage,
                Seq = g.Max(s => s.Seq),
            })
            .ToListAsync(stop);
        return (
            from step in taken
            from kind in rows.Where(r => r.Action == step.Action && r.To == step.Stage).SelectMany(r => r.Papers).Distinct()
            where row.Papers.Contains(kind)
            group step.Seq by kind
        ).ToDictionary(g => g.Key, g => g.Max());
    }
}
