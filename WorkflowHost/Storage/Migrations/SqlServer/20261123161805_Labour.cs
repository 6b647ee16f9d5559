using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkRelief.WorkflowHost.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Labour : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_PayCycles_ProjectId_Period",
                table: "PayCycles");

            migrationBuilder.AddColumn<string>(
                name: "Willing",
                table: "Workers",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "CardRef",
                table: "Workers",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "HolderRef",
                table: "Workers",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "IdRef",
                table: "Workers",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "PhoneRef",
                table: "Workers",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "Skills",
                table: "Workers",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "Mark",
                table: "Texts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<DateOnly>(
                name: "AdoptedOn",
                table: "Projects",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "CommencedOn",
                table: "Projects",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "CompletedOn",
                table: "Projects",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Contractor",
                table: "Projects",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "Held",
                table: "PayrollLines",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "Piece",
                table: "PayrollLines",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<long>(
                name: "Quantity",
                table: "PayrollLines",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Unit",
                table: "PayrollLines",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "AdoptedWorkers",
                table: "PayCycles",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "CountedFrom",
                table: "PayCycles",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "PayCycles",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Attendance",
                columns: table => new
                {
                    ProjectId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    WorkerId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Morning = table.Column<bool>(type: "bit", nullable: false),
                    Afternoon = table.Column<bool>(type: "bit", nullable: false),
                    Minutes = table.Column<int>(type: "int", nullable: true),
                    Mark = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ReplacedBy = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attendance", x => new { x.ProjectId, x.Seq, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "Batches",
                columns: table => new
                {
                    Number = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CycleId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AmountYuan = table.Column<long>(type: "bigint", nullable: false),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Batches", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Choices",
                columns: table => new
                {
                    ProjectId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    Trade = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Ranking = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Chosen = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReasonRef = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Choices", x => new { x.ProjectId, x.Seq });
                });

            migrationBuilder.CreateTable(
                name: "Confirmations",
                columns: table => new
                {
                    CycleId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    WorkerId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    How = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    NoteRef = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Confirmations", x => new { x.CycleId, x.Revision, x.WorkerId });
                });

            migrationBuilder.CreateTable(
                name: "Contractors",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contractors", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Contracts",
                columns: table => new
                {
                    ProjectId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    WorkerId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Trade = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FromDay = table.Column<DateOnly>(type: "date", nullable: false),
                    UntilDay = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contracts", x => new { x.ProjectId, x.Seq, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "Draws",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CycleId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AmountYuan = table.Column<long>(type: "bigint", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Draws", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Educations",
                columns: table => new
                {
                    ProjectId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    WorkerId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Cause = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    GivenOn = table.Column<DateOnly>(type: "date", nullable: false),
                    TextRef = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Educations", x => new { x.ProjectId, x.Seq });
                });

            migrationBuilder.CreateTable(
                name: "Explanations",
                columns: table => new
                {
                    CycleId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Difference = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TextRef = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Explanations", x => new { x.CycleId, x.Seq, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "LabourPlans",
                columns: table => new
                {
                    ProjectId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    Plan = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LabourPlans", x => new { x.ProjectId, x.Seq });
                });

            migrationBuilder.CreateTable(
                name: "Ledger",
                columns: table => new
                {
                    ProjectId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    WorkerId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Trade = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Days = table.Column<long>(type: "bigint", nullable: false),
                    Piece = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    Gang = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ContentRef = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ReplacedBy = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ledger", x => new { x.ProjectId, x.Seq, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "Listings",
                columns: table => new
                {
                    ContractorId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    ProjectId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProposedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Listed = table.Column<bool>(type: "bit", nullable: false),
                    UntilDay = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Listings", x => new { x.ContractorId, x.Seq });
                });

            migrationBuilder.CreateTable(
                name: "Log",
                columns: table => new
                {
                    ProjectId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Entry = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContentRef = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ReplacedBy = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Log", x => new { x.ProjectId, x.Seq, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "Passes",
                columns: table => new
                {
                    ProjectId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    WorkerId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Trade = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    UntilDay = table.Column<DateOnly>(type: "date", nullable: true),
                    Score = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Passes", x => new { x.ProjectId, x.Seq, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "Payees",
                columns: table => new
                {
                    CycleId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WorkerId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Batch = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AmountYuan = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProblemRef = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Payees", x => new { x.CycleId, x.WorkerId });
                });

            migrationBuilder.CreateTable(
                name: "Recoveries",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProjectId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Period = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recoveries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RecoveryItems",
                columns: table => new
                {
                    RecoveryId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Number = table.Column<int>(type: "int", nullable: false),
                    WorkerId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Trade = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Piece = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Unit = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    PriceYuan = table.Column<long>(type: "bigint", nullable: false),
                    AmountYuan = table.Column<long>(type: "bigint", nullable: false),
                    RepaidOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryItems", x => new { x.RecoveryId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "Revocations",
                columns: table => new
                {
                    ProjectId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WorkerId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FromDay = table.Column<DateOnly>(type: "date", nullable: false),
                    DeductShare = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Revocations", x => new { x.ProjectId, x.WorkerId });
                });

            migrationBuilder.CreateTable(
                name: "Verifications",
                columns: table => new
                {
                    ProjectId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WorkerId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Agrees = table.Column<bool>(type: "bit", nullable: false),
                    How = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    NoteRef = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Verifications", x => new { x.ProjectId, x.WorkerId });
                });

            migrationBuilder.CreateTable(
                name: "WageTables",
                columns: table => new
                {
                    ProjectId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    FromDay = table.Column<DateOnly>(type: "date", nullable: false),
                    Wages = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WageTables", x => new { x.ProjectId, x.Seq });
                });

            migrationBuilder.CreateTable(
                name: "WorkerGroups",
                columns: table => new
                {
                    WorkerId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Group = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FromDay = table.Column<DateOnly>(type: "date", nullable: false),
                    UntilDay = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkerGroups", x => new { x.WorkerId, x.Group, x.FromDay });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Workers_Area",
                table: "Workers",
                column: "Area");

            migrationBuilder.CreateIndex(
                name: "IX_Texts_Mark",
                table: "Texts",
                column: "Mark");

            migrationBuilder.CreateIndex(
                name: "IX_PayCycles_ProjectId_Period_Number",
                table: "PayCycles",
                columns: new[] { "ProjectId", "Period", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attendance_ProjectId_Day",
                table: "Attendance",
                columns: new[] { "ProjectId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_Attendance_WorkerId_Day",
                table: "Attendance",
                columns: new[] { "WorkerId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_WorkerId",
                table: "Contracts",
                column: "WorkerId");

            migrationBuilder.CreateIndex(
                name: "IX_Draws_CycleId",
                table: "Draws",
                column: "CycleId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_ProjectId_Day",
                table: "Ledger",
                columns: new[] { "ProjectId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_Log_ProjectId_Day",
                table: "Log",
                columns: new[] { "ProjectId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_Passes_WorkerId",
                table: "Passes",
                column: "WorkerId");

            migrationBuilder.CreateIndex(
                name: "IX_Payees_Batch",
                table: "Payees",
                column: "Batch");

            migrationBuilder.CreateIndex(
                name: "IX_Recoveries_ProjectId_Period",
                table: "Recoveries",
                columns: new[] { "ProjectId", "Period" });

            // Groups were names in one column; each becomes a dated row. What stands elsewhere in the former tables fills the new columns.
            string[] groups =
            [
                "lifted-household", "relocated-household", "low-income", "special-hardship",
                "monitored-household", "unstable-lifted-household", "at-risk-household", "stranded-migrant",
            ];
            foreach (var group in groups)
                migrationBuilder.Sql($"""INSERT INTO "WorkerGroups" ("WorkerId", "Group", "FromDay") SELECT "Id", '{group}', '2000-01-01' FROM "Workers" WHERE CONCAT(',', "Groups", ',') LIKE '%,{group},%'""");
            migrationBuilder.DropColumn(name: "Groups", table: "Workers");
            migrationBuilder.Sql("""UPDATE "PayCycles" SET "CountedFrom" = "PeriodEnd" """);
            migrationBuilder.Sql("""UPDATE "Projects" SET "CommencedOn" = (SELECT MIN("OccurredOn") FROM "Steps" WHERE "CaseId" = "Projects"."Id" AND "Action" = 'project.commence'), "CompletedOn" = (SELECT MAX("OccurredOn") FROM "Steps" WHERE "CaseId" = "Projects"."Id" AND "Action" = 'project.complete') """);
            // Batches that are with the bank: every worker of the sheet is a payee of it.
            migrationBuilder.Sql("""INSERT INTO "Batches" ("Number", "CycleId", "AmountYuan", "SentOn") SELECT "Batch", MIN("Id"), MIN("PaidYuan"), MIN("PaidOn") FROM "PayCycles" WHERE "Batch" IS NOT NULL GROUP BY "Batch" """);
            migrationBuilder.Sql("""INSERT INTO "Payees" ("CycleId", "WorkerId", "Batch", "AmountYuan", "State", "AnsweredOn") SELECT l."CycleId", l."WorkerId", c."Batch", SUM(l."AmountYuan"), CASE WHEN c."ReceivedOn" IS NULL THEN 'sent' ELSE 'paid' END, c."ReceivedOn" FROM "PayrollLines" l JOIN "PayCycles" c ON c."Id" = l."CycleId" WHERE c."Batch" IS NOT NULL GROUP BY l."CycleId", l."WorkerId", c."Batch", c."ReceivedOn" """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Attendance");

            migrationBuilder.DropTable(
                name: "Batches");

            migrationBuilder.DropTable(
                name: "Choices");

            migrationBuilder.DropTable(
                name: "Confirmations");

            migrationBuilder.DropTable(
                name: "Contractors");

            migrationBuilder.DropTable(
                name: "Contracts");

            migrationBuilder.DropTable(
                name: "Draws");

            migrationBuilder.DropTable(
                name: "Educations");

            migrationBuilder.DropTable(
                name: "Explanations");

            migrationBuilder.DropTable(
                name: "LabourPlans");

            migrationBuilder.DropTable(
                name: "Ledger");

            migrationBuilder.DropTable(
                name: "Listings");

            migrationBuilder.DropTable(
                name: "Log");

            migrationBuilder.DropTable(
                name: "Passes");

            migrationBuilder.DropTable(
                name: "Payees");

            migrationBuilder.DropTable(
                name: "Recoveries");

            migrationBuilder.DropTable(
                name: "RecoveryItems");

            migrationBuilder.DropTable(
                name: "Revocations");

            migrationBuilder.DropTable(
                name: "Verifications");

            migrationBuilder.DropTable(
                name: "WageTables");

            migrationBuilder.DropTable(
                name: "WorkerGroups");

            migrationBuilder.DropIndex(
                name: "IX_Workers_Area",
                table: "Workers");

            migrationBuilder.DropIndex(
                name: "IX_Texts_Mark",
                table: "Texts");

            migrationBuilder.DropIndex(
                name: "IX_PayCycles_ProjectId_Period_Number",
                table: "PayCycles");

            migrationBuilder.DropColumn(
                name: "CardRef",
                table: "Workers");

            migrationBuilder.DropColumn(
                name: "HolderRef",
                table: "Workers");

            migrationBuilder.DropColumn(
                name: "IdRef",
                table: "Workers");

            migrationBuilder.DropColumn(
                name: "PhoneRef",
                table: "Workers");

            migrationBuilder.DropColumn(
                name: "Skills",
                table: "Workers");

            migrationBuilder.DropColumn(
                name: "Mark",
                table: "Texts");

            migrationBuilder.DropColumn(
                name: "AdoptedOn",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "CommencedOn",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "CompletedOn",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Contractor",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Held",
                table: "PayrollLines");

            migrationBuilder.DropColumn(
                name: "Piece",
                table: "PayrollLines");

            migrationBuilder.DropColumn(
                name: "Quantity",
                table: "PayrollLines");

            migrationBuilder.DropColumn(
                name: "Unit",
                table: "PayrollLines");

            migrationBuilder.DropColumn(
                name: "AdoptedWorkers",
                table: "PayCycles");

            migrationBuilder.DropColumn(
                name: "CountedFrom",
                table: "PayCycles");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "PayCycles");

            migrationBuilder.DropColumn(
                name: "Willing",
                table: "Workers");

            migrationBuilder.AddColumn<string>(
                name: "Groups",
                table: "Workers",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateIndex(
                name: "IX_PayCycles_ProjectId_Period",
                table: "PayCycles",
                columns: new[] { "ProjectId", "Period" },
                unique: true);
        }
    }
}
