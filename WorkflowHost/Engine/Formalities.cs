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
        problems.AddRange(await MissingAsync(request, row, held));
        if (
            row.NotSameActorAs is { } other
            && await db.Steps.AnyAsync(s => s.CaseId == request.CaseId && s.Action == other && s.Account == actor.Account, stop)
        )
            problems.Add(
                new(
                    "same-actor",
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
            yield return new("date-future", $"on：{on:yyyy-MM-dd} 晚于今天 {Today:yyyy-MM-dd}");
        var back = site.Pack.Days(EntryPolicy.BackdateDays, Today);
        if (on < Today.AddDays(-back))
            yield return new(
                "date-too-far-back",
                $"on：{on:yyyy-MM-dd} 早于补录期限（最多回溯 {back} 天）",
                Clause: Clause.Default("补录须在政策包规定的天数之内，发生日与登记日都留痕")
            );
        if (site.Held is { } held && !row.Stays && on < held.MovedOn)
            yield return new("date-before-last-step", $"on：{on:yyyy-MM-dd} 早于上一环节 {held.MovedOn:yyyy-MM-dd}");
    }

    private IEnumerable<Refusal> PaperProblems(ReadRequest request, PaperGiven paper, int number)
    {
        var place = $"papers 第{number}项";
        if (!Catalogue.Program.Papers.ContainsKey(paper.Kind))
            yield return new("paper-unknown", $"{place}：没有材料种类“{paper.Kind}”");
        place += $"“{Paper.LabelOf(paper.Kind)}”";
        if (paper.File is null)
            yield return new("paper-file", $"{place}：没有文件");
        else if (!files.Has(paper.File))
            yield return new("paper-file", $"{place}：文件尚未上传");
        else if (request.Action.TakesEvidence && FileKind.Of(files, paper.File) is null)
            yield return new("file-kind", $"{place}：按内容看不是图片、PDF 或 Office 文件");
        if (paper.Number?.Length > 100 || paper.Signer?.Length > 60)
            yield return new("paper-text", $"papers 第{number}项：文号不超过100字，签字人不超过60字");
        if (paper.Date > Today)
            yield return new("paper-date", $"papers 第{number}项：日期 {paper.Date:yyyy-MM-dd} 在今天之后");
    }

    private async Task<IEnumerable<Refusal>> MissingAsync(ReadRequest request, Row row, PapersHeld held)
    {
        if (row.Papers.Count == 0)
            return [];
        var kinds = held.Kinds;
        // A step that is taken again — signed again after a correction, released again — needs papers since the last time: those before are
        // about that.
        if (
            await db
                .Steps.Where(s => s.CaseId == request.CaseId && s.Action == row.Action && s.Stage == row.To)
                .MaxAsync(s => (long?)s.Seq, stop) is
            { } last
        )
            kinds = (
                await db
                    .Papers.Where(p => p.CaseId == request.CaseId && p.Stream == stream && p.Seq > last)
                    .Select(p => p.Kind)
                    .ToListAsync(stop)
            )
                .Concat(request.Papers.Select(p => p.Kind))
                .ToHashSet(StringComparer.Ordinal);
        return row
            .Papers.Where(kind => !kinds.Contains(kind))
            .Select(kind => new Refusal(
                "paper-missing",
                $"缺少材料：{Paper.LabelOf(kind)}（{kind}）",
                Bodies.Labels[row.Body],
                row.Clause
            ));
    }
}
