using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkRelief.WorkflowHost.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Archive : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Purpose",
                table: "Projects",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "public",
                collation: "C");

            migrationBuilder.AddColumn<TimeOnly>(
                name: "PostedAt",
                table: "Notices",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Docx",
                table: "Documents",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "Documents",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Of",
                table: "Documents",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Office",
                table: "Documents",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "ReturnedFile",
                table: "Documents",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "Sealed",
                table: "Documents",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "Seq",
                table: "Documents",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SignedOn",
                table: "Documents",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "VoidReasonRef",
                table: "Documents",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Xlsx",
                table: "Documents",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "Year",
                table: "Documents",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ArchiveGates",
                columns: table => new
                {
                    ProjectId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Gate = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    PassedOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArchiveGates", x => new { x.ProjectId, x.Gate });
                });

            migrationBuilder.CreateTable(
                name: "ArchiveItems",
                columns: table => new
                {
                    ProjectId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Item = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Ticked = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    Qualified = table.Column<bool>(type: "boolean", nullable: true),
                    ReviewedSeq = table.Column<long>(type: "bigint", nullable: false),
                    ReasonRef = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArchiveItems", x => new { x.ProjectId, x.Item });
                });

            migrationBuilder.CreateTable(
                name: "Offices",
                columns: table => new
                {
                    Office = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Prefix = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Offices", x => x.Office);
                });

            migrationBuilder.CreateTable(
                name: "Purchases",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    ProjectId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    ItemRef = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Inquiries = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    Chosen = table.Column<int>(type: "integer", nullable: false),
                    AmountYuan = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Purchases", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Regulations",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Area = table.Column<long>(type: "bigint", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Number = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    File = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Steps = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Regulations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Spending",
                columns: table => new
                {
                    ProjectId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Voucher = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    AmountYuan = table.Column<long>(type: "bigint", nullable: false),
                    Source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    SpentOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PurchaseId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Spending", x => new { x.ProjectId, x.Voucher });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Office_Year_Number",
                table: "Documents",
                columns: new[] { "Office", "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ProjectId",
                table: "Documents",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Purchases_ProjectId",
                table: "Purchases",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Regulations_Area",
                table: "Regulations",
                column: "Area");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ArchiveGates");

            migrationBuilder.DropTable(
                name: "ArchiveItems");

            migrationBuilder.DropTable(
                name: "Offices");

            migrationBuilder.DropTable(
                name: "Purchases");

            migrationBuilder.DropTable(
                name: "Regulations");

            migrationBuilder.DropTable(
                name: "Spending");

            migrationBuilder.DropIndex(
                name: "IX_Documents_Office_Year_Number",
                table: "Documents");

            migrationBuilder.DropIndex(
                name: "IX_Documents_ProjectId",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Purpose",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "PostedAt",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "Docx",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Of",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Office",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "ReturnedFile",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Sealed",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Seq",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "SignedOn",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "VoidReasonRef",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Xlsx",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Year",
                table: "Documents");
        }
    }
}
