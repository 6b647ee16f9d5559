using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Mail;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host;

/// <summary>沟通、催办、抄送: nothing of it moves a case.</summary>
public sealed class CorrespondenceTests
{
    private const string Other = "other";

    [Fact]
    public async Task A_question_waits_for_the_body_that_was_asked_and_its_answer_comes_back_by_mail()
    {
        await using var world = await NewAsync();
        await world.MustAsync(
            Small.All,
            "question.ask",
            new
            {
                project = "P1",
                @as = "reform-bureau",
                to = "township",
                text = "护栏何时安装？",
            }
        );
        var task = Assert.Single(await TasksAsync(world, Other), t => t.Case == "P1/question-1");
        Assert.Equal(("question.answer", Bodies.Township), (task.Action, task.Body));
        var wrong = await RefusedAsync(
            world,
            Small.All,
            "question.answer",
            new
            {
                question = "P1/question-1",
                @as = "reform-bureau",
                text = "快了",
            }
        );
        Assert.Equal(("not-asked", "乡镇人民政府（街道办事处）"), (wrong.Code, wrong.WhoSupplies));
        Assert.Equal(
            "not-asker",
            (await RefusedAsync(world, Other, "question.drop", new { question = "P1/question-1", reason = "算了" })).Code
        );
        await world.MustAsync(Other, "question.answer", new { question = "P1/question-1", text = "下周三" });
        var seen = Assert.Single(await world.Part<CorrespondenceReads>().QuestionsAsync(Scope.Of(Small.All, world.Clock), "P1", default));
        Assert.Equal(("护栏何时安装？", "下周三"), (seen.Text, seen.Answer));
        Assert.Empty(await world.Part<CorrespondenceReads>().QuestionsAsync(Scope.Of("stranger", world.Clock), "P1", default));
        Assert.DoesNotContain(await TasksAsync(world, Other), t => t.Case == "P1/question-1");
        await world.Part<Outbox>().RunAsync();
        string[] mails = ["【询问】莲花村道路", "【答复】莲花村道路"];
        Assert.Equal(mails, world.Mail.Sent.Select(m => m.Subject).Where(mails.Contains));
    }

    [Fact]
    public async Task Whom_a_case_waits_for_is_urged_by_mail_and_not_more_often_than_the_county_says()
    {
        await using var world = await NewAsync();
        await world.MustAsync(
            Small.All,
            "rectification.order",
            new
            {
                project = "P1",
                item = "护栏松动",
                papers = await world.PapersAsync("rectification-order"),
            }
        );
        var urge = new
        {
            project = "P1",
            @case = "P1/rectification-1",
            @as = "reform-bureau",
            note = "雨季前必须完成",
        };
        await world.MustAsync(Small.All, "project.urge", urge);
        await world.MustAsync(Small.All, "project.urge", urge);
        Assert.Equal("urged-enough", (await RefusedAsync(world, Small.All, "project.urge", urge)).Code);
        var before = new
        {
            urge.project,
            urge.@case,
            urge.@as,
            on = "2020-12-31",
        };
        Assert.Equal("urged-enough", (await RefusedAsync(world, Small.All, "project.urge", before)).Code);
        var urged = await world.Part<CorrespondenceReads>().UrgesAsync(Scope.Of(Small.All, world.Clock), "P1/rectification-1", default);
        Assert.Equal(2, urged.Count);
        Assert.Equal("雨季前必须完成", urged[0].Note);
        world.MoveTo("2021-01-02 08:00");
        await world.MustAsync(Small.All, "project.urge", urge);
        Assert.Equal(
            "case-unknown",
            (await RefusedAsync(world, Small.All, "project.urge", new { project = "P1", @case = "P2/rectification-1" })).Code
        );
    }

    [Fact]
    public async Task What_the_county_wants_copied_lies_on_the_leads_desk_until_it_was_read()
    {
        await using var world = await NewAsync();
        var (reads, lead) = (world.Part<CorrespondenceReads>(), Scope.Of(Small.All, world.Clock));
        Assert.Empty(await reads.CopiesAsync(lead, default));
        Assert.Equal("copy-unknown", (await RefusedAsync(world, Small.All, "project.read-copy", new { project = "P1" })).Code);
        await world.MustAsync(
            Small.All,
            "project.suspend",
            new
            {
                project = "P1",
                reason = "汛期",
                papers = await world.PapersAsync("suspension-order"),
            }
        );
        var copy = Assert.Single(await reads.CopiesAsync(lead, default));
        Assert.Equal(("P1", "停工", false), (copy.Case, copy.What, copy.Read));
        Assert.Empty(await reads.CopiesAsync(Scope.Of(Other, world.Clock), default));
        Assert.Equal(1, await reads.UnreadAsync(lead, default));
        await world.MustAsync(Small.All, "project.read-copy", new { project = "P1", upTo = copy.Seq });
        Assert.Equal(0, await reads.UnreadAsync(lead, default));
        Assert.True(Assert.Single(await reads.CopiesAsync(lead, default)).Read);
    }

    private static async Task<World> NewAsync()
    {
        var world = await World.NewAsync();
        await Small.ProjectAsync(world);
        await world.MustAsync(
            "admin",
            "account.register",
            new
            {
                account = Other,
                name = "李明",
                email = "other@example.invalid",
            }
        );
        await world.MustAsync(
            "admin",
            "grant.give",
            new
            {
                account = Other,
                body = "township",
                area = Small.Village,
            }
        );
        return world;
    }

    private static async Task<IReadOnlyList<TaskLine>> TasksAsync(World world, string account) =>
        (await world.Part<Tasks>().PageAsync(Scope.Of(account, world.Clock), null, null, Tasks.MostLines, default))!.Lines;

    private static async Task<Refusal> RefusedAsync(World world, string account, string action, object payload) =>
        Assert.Single(Assert.IsType<NotApplied>(await world.ApplyAsync(account, action, payload)).Refusals);
}
