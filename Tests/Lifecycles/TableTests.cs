using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Lifecycles;

/// <summary>What must hold of every table of every county and mode, now and when a pack is added.</summary>
public sealed class TableTests
{
    private static readonly IReadOnlyList<Table> Tables =
    [
        .. Catalogue.Program.Registers.Values,
        .. PackReader.ShippedNames.SelectMany(name => PackReader.Shipped(name).Shapes).SelectMany(Catalogue.Program.Expand),
    ];

    [Fact]
    public void Every_stage_is_reached_and_labelled_and_is_final_or_has_a_way_out()
    {
        Assert.All(
            Tables,
            table =>
            {
                var reached = new HashSet<string>(StringComparer.Ordinal) { Stage.None };
                while (table.Rows.Where(r => reached.Contains(r.From)).Any(r => reached.Add(r.To))) { }
                foreach (var stage in table.Stages)
                {
                    Assert.True(reached.Contains(stage.Name), $"{table.Label}: {stage.Name} is never reached");
                    Assert.NotEqual("", stage.Label.Trim());
                    Assert.True(
                        stage.Final || table.RowsFrom(stage.Name).Any(r => !r.Stays && r.Body != Bodies.Clock),
                        $"{table.Label}: no one leads out of {stage.Name}"
                    );
                }
                Assert.Equal(table.Stages.Count, table.Stages.Select(s => s.Name).Distinct().Count());
                Assert.Equal(table.Stages.Count, table.Stages.Select(s => s.Label).Distinct().Count());
                Assert.All(table.Rows, r => Assert.Contains(table.Stages, s => s.Name == r.To));
            }
        );
    }

    [Fact]
    public void A_case_that_may_not_rest_can_always_still_come_to_an_end()
    {
        Assert.All(
            Tables,
            table =>
            {
                var ends = table.Stages.Where(s => s.Final).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
                while (table.Rows.Where(r => ends.Contains(r.To)).Any(r => ends.Add(r.From))) { }
                Assert.All(table.Stages, s => Assert.Contains(s.Name, ends));
            }
        );
    }

    [Fact]
    public void Every_row_has_a_clause_a_label_a_known_body_and_known_papers()
    {
        foreach (var (table, row) in Rows())
        {
            var place = $"{table.Label}: {row.From} {row.Action}";
            Assert.True(row.Clause is { Id.Length: > 0, Text.Length: > 0 }, place + " has no clause");
            Assert.True(row.Label.Trim().Length > 0, place + " has no label");
            Assert.True(Bodies.Labels.ContainsKey(row.Body), $"{place}: {row.Body}");
            Assert.True(row.Limit is null || Catalogue.Program.Limits.ContainsKey(row.Limit), $"{place}: {row.Limit}");
            foreach (var kind in row.Papers)
            {
                Assert.True(Catalogue.Program.Papers.TryGetValue(kind, out var paper), $"{place}: {kind}");
                Assert.True(
                    paper.Template is not null || paper.Upload is not null,
                    $"{kind} has a template, an upload rule, or both: printed here and signed by hand"
                );
                if (paper.Template is { } template)
                    Assert.True(
                        File.Exists(Path.Combine(AppContext.BaseDirectory, "Templates", template + ".sbn")),
                        $"{kind}: no template {template}"
                    );
            }
        }
    }

    [Fact]
    public void The_catalogue_holds_together_and_every_row_fits_it()
    {
        Assert.Empty(Catalogue.Program.Problems());
        Assert.All(Tables, table => Assert.Empty(Catalogue.Program.Problems(table)));
        Assert.Empty(WorkRelief.WorkflowHost.Engine.SubjectHosts.Program.Problems(Catalogue.Program));
    }

    [Fact]
    public void Actions_that_open_a_case_have_only_opening_rows_and_every_action_has_a_row()
    {
        var used = Rows()
            .Where(r => !Catalogue.Program.Calls(r.Row, r.Table))
            .GroupBy(r => r.Row.Action)
            .ToDictionary(g => g.Key, g => g.Select(r => r.Row).ToList());
        // Rows that a shipped pack does not happen to use would be dead; there are none.
        Assert.Equal(Catalogue.Program.Actions.Keys.Order(StringComparer.Ordinal), used.Keys.Order(StringComparer.Ordinal));
        Assert.All(used, u => Assert.All(u.Value, row => Assert.Equal(Catalogue.Program.Actions[u.Key].Opens, row.Opens)));
    }

    [Fact]
    public void One_body_can_take_a_step_in_one_way_only_unless_the_decision_chooses_where_to()
    {
        foreach (var table in Tables)
        foreach (var same in table.Rows.GroupBy(r => (r.From, r.Action, r.Body, r.About)).Where(g => g.Count() > 1))
        {
            var first = same.First();
            Assert.All(
                same,
                r =>
                    Assert.Equal(
                        (string.Join(',', first.Papers), string.Join(',', first.Rules)),
                        (string.Join(',', r.Papers), string.Join(',', r.Rules))
                    )
            );
            Assert.Equal(same.Count(), same.Select(r => r.To).Distinct().Count());
        }
    }

    [Fact]
    public void A_case_that_may_not_rest_waits_for_somebody_or_for_the_program() =>
        Assert.All(
            Tables.SelectMany(t => t.Stages.Where(s => !s.Final).Select(s => (Table: t, Stage: s))),
            at =>
                Assert.True(
                    at.Table.RowsFrom(at.Stage.Name).Any(r => !r.Stays && (r.Awaited || Bodies.OfTheProgram.Contains(r.Body))),
                    $"{at.Table.Label}: {at.Stage.Name} waits for nobody"
                )
        );

    [Fact]
    public void Nobody_waits_for_what_is_merely_permitted_nor_for_the_program()
    {
        string[] permitted =
        [
            "record.add",
            "document.issue",
            "document.return",
            "archive.file",
            "funds.spend",
            "sign-in-sheet.record",
            "labour-ledger.record",
            "project.suspend",
            "project.terminate",
            "project.withdraw",
            "project.return",
            "pay-cycle.return",
            "pay-cycle.no-work",
            "public-notice.object",
            "public-notice.take-down",
            "public-notice.prove",
            "deposit.drop",
            "recovery.waive",
            "rectification.order",
        ];
        Assert.All(permitted, action => Assert.Contains(Rows(), r => r.Row.Action == action));
        Assert.All(
            Rows().Where(r => r.Row.Awaited),
            r =>
            {
                Assert.DoesNotContain(r.Row.Body, Bodies.OfTheProgram);
                Assert.DoesNotContain(r.Row.Action, permitted);
            }
        );
    }

    [Fact, Trait("Seed", "BZ-04"), Trait("Seed", "MEI-04")]
    public void A_project_waits_for_what_is_to_be_opened_next()
    {
        foreach (var table in Tables.Where(t => t.Kind == Subject.Project))
        {
            Assert.Contains(table.RowsFrom(ProjectStages.Completed), r => r is { Action: "acceptance.apply", Awaited: true });
            Assert.Contains(
                table.RowsFrom(ProjectStages.UnderConstruction),
                r => r is { Action: "public-notice.post", About: "construction" }
            );
            Assert.Contains(table.RowsFrom(ProjectStages.Funded), r => r is { Action: "labour.plan", Awaited: true });
            // After commencement the plan may still be made anew; nobody waits for it.
            Assert.Contains(table.RowsFrom(ProjectStages.UnderConstruction), r => r is { Action: "labour.plan", Awaited: false });
        }
    }

    /// <summary>Old journals hold tables of before: what they say nothing of changes no hash.</summary>
    [Fact]
    public void Whether_a_row_is_awaited_stands_under_the_tables_hash()
    {
        var row = new Row(Stage.None, "x.y", "x", Bodies.Township, [], "a", null, [], Clause.Default("x"));
        Assert.DoesNotContain("awaited", Of(row).Json, StringComparison.Ordinal);
        Assert.NotEqual(Of(row).Hash, Of(row with { Awaited = true }).Hash);
        Assert.True(Table.Parse(Of(row with { Awaited = true, About = "z" }).Json).Rows[0] is { Awaited: true, About: "z" });

        static Table Of(Row row) => new("x", "x", "x", [new("a", "a", Final: true)], [row]);
    }

    [Fact]
    public void Who_may_not_act_again_is_told_apart_by_an_earlier_action_of_the_same_table()
    {
        foreach (var (table, row) in Rows().Where(r => r.Row.NotSameActorAs is not null))
            Assert.Contains(table.Rows, r => r.Action == row.NotSameActorAs && r.Action != row.Action);
    }

    [Fact]
    public void A_stored_table_reads_back_as_itself_and_a_changed_one_has_another_hash()
    {
        Assert.All(
            Tables,
            table =>
            {
                var read = Table.Parse(table.Json);
                Assert.Equal((table.Hash, table.Json), (read.Hash, read.Json));
                Assert.NotEqual(
                    table.Hash,
                    Table.Parse(table.Json.Replace(table.Label, table.Label + "改", StringComparison.Ordinal)).Hash
                );
            }
        );
    }

    /// <summary>A hash that changes says that a procedure changed: new cases follow the new one, open cases keep theirs.</summary>
    [Fact]
    public void Every_shipped_table_has_the_approved_hash() =>
        Approved.Matches("table-hashes.txt", string.Concat(Tables.Select(t => $"{t.Hash[..16]}  {t.Label}\n").Distinct()));

    private static IEnumerable<(Table Table, Row Row)> Rows() => Tables.SelectMany(t => t.Rows.Select(r => (t, r)));
}
