using System.Reflection;
using NetArchTest.Rules;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Architecture;

/// <summary>Four rooms, three arrows.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Workflows = typeof(WorkRelief.Workflows.Kernel.Table).Assembly;
    private static readonly Assembly Host = typeof(Reads).Assembly;

    [Fact]
    public void What_policy_says_knows_no_database_web_mail_or_clock()
    {
        string[] outside =
        [
            "Microsoft.EntityFrameworkCore",
            "Microsoft.AspNetCore",
            "Microsoft.Extensions",
            "Microsoft.Data",
            "Npgsql",
            "Hangfire",
            "MailKit",
            "MimeKit",
            "Scriban",
            "System.Net.Http",
            "System.Net.Sockets",
            "WorkRelief.WorkflowHost",
        ];
        Holds(Types.InAssembly(Workflows).ShouldNot().HaveDependencyOnAny(outside).GetResult());
        Assert.DoesNotContain(Workflows.GetReferencedAssemblies(), a => outside.Any(o => a.Name!.StartsWith(o, StringComparison.Ordinal)));
    }

    [Fact]
    public void Only_the_engines_applier_and_the_registers_of_the_clock_outbox_and_access_write_rows()
    {
        string[] mayWrite = ["Engine", "Journal", "Subjects", "Clock", "Mail", "Storage", "Access"];
        string[] writing =
        [
            "SaveChanges",
            "SaveChangesAsync",
            "ExecuteUpdate",
            "ExecuteUpdateAsync",
            "ExecuteDelete",
            "ExecuteDeleteAsync",
        ];
        foreach (var (file, text) in SourceFiles.In("WorkflowHost"))
            if (
                !mayWrite.Contains(Path.GetFileName(Path.GetDirectoryName(file)), StringComparer.Ordinal)
                && !file.Contains("Migrations", StringComparison.Ordinal)
            )
                Assert.All(writing, call => Assert.DoesNotContain("." + call + "(", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_interface_reads_through_scopes_and_never_opens_the_database()
    {
        Holds(
            Types
                .InAssembly(Host)
                .That()
                .ResideInNamespace("WorkRelief.WorkflowHost.Web.Api")
                .And()
                .DoNotHaveName("Health")
                .ShouldNot()
                .HaveDependencyOnAny("WorkRelief.WorkflowHost.Storage.WorkReliefContext", "Microsoft.EntityFrameworkCore")
                .GetResult()
        );
        // Found by the namespace; what anyone may ask of a paper in the hand and at the public board are the questions without a scope.
        Type[] open = [typeof(Scope), typeof(BoardReads)];
        var reads = Host.GetTypes()
            .Where(t => t is { Namespace: "WorkRelief.WorkflowHost.Reading", IsClass: true, IsPublic: true } && !open.Contains(t))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => typeof(Task).IsAssignableFrom(m.ReturnType) && m.ReturnType != typeof(Task<Verified?>))
            .ToList();
        Assert.NotEmpty(reads);
        Assert.All(reads, m => Assert.Contains(m.GetParameters(), p => p.ParameterType == typeof(Scope)));
    }

    [Fact]
    public void No_file_is_too_long_to_be_read_at_once()
    {
        var files = SourceFiles
            .In("Workflows", "WorkflowHost", "Tests")
            .Where(f => !f.File.Contains("Migrations", StringComparison.Ordinal))
            .ToList();
        Assert.True(files.Count > 100);
        // The layout tool gives each argument of a long call a line of its own: 400 of its lines are about 300 written by hand.
        Assert.All(files, f => Assert.True(f.Text.Count(c => c == '\n') <= 400, f.File));
    }

    private static void Holds(NetArchTest.Rules.TestResult result) =>
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
}
