using System.Diagnostics;
using WorkRelief.WorkflowHost.Imports;
using WorkRelief.WorkflowHost.Papers;

namespace WorkRelief.Tests.Host.Imports;

/// <summary>Our spreadsheets in the hands of a program that is neither ours nor Excel: opened, filled in, saved again, read back.</summary>
public sealed class OtherProgramTests : IDisposable
{
    private static readonly DateOnly March = new(2026, 3, 1);
    private static readonly Known[] People = [new("W1", "王芳")];
    private readonly string _folder = Directory.CreateTempSubdirectory("workrelief-xlsx").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PythonFact("openpyxl")]
    public async Task Every_form_is_filled_in_by_another_program_and_every_document_opens_in_it()
    {
        foreach (var name in BlankForms.Names)
            Put(name, BlankForms.Write(name, "干埝村提灌渠　2026年3月", [], ["普工", "砌石工"])!);
        var documents = Samples
            .All.Where(s =>
                s.Key.StartsWith("documents/", StringComparison.Ordinal) || s.Key.StartsWith("notices/", StringComparison.Ordinal)
            )
            .Select(s => (Name: s.Key.Replace('/', '-'), Form: Xlsx.Write(Documents.Notices.Installed.RenderDocument(s.Key, s.Value))))
            .Where(s => s.Form is not null)
            .ToList();
        Assert.True(documents.Count > 15, $"{documents.Count} documents with a table");
        foreach (var (name, form) in documents)
            Put(name, form!);
        Put("void", VoidMark.On(documents[0].Form!, "xlsx"));
        Put(
            "list",
            SheetWriter.Xlsx(
                "项目",
                ["编码", "项目"],
                [
                    ["P1", "通村路"],
                ]
            )
        );
        Put(
            "bank",
            BankSheet.Xlsx(
                new("通村路", "B-1", "2026年3月劳务报酬", true, true, [new("W1", "王芳", "6217003600000000001", "信用社", null, 1800m, "")])
            )
        );

        var told = (await RunAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(l => l.Split('\t')[0]);
        Assert.Equal(documents.Count + BlankForms.Names.Count + 3, told.Count);
        Assert.Contains("劳务报酬代发清单", told["bank"], StringComparison.Ordinal);

        var workers = Sheets.Workers(Filled("workers"));
        Assert.Empty(workers.Problems);
        Assert.Equal(
            ("511602199001011239", "6217003600000000001", "干埝村三组12号", "广安农商银行", 2),
            (
                workers.Items[0].IdNumber,
                workers.Items[0].Card,
                workers.Items[0].Address,
                workers.Items[0].Bank,
                workers.Items[0].Groups!.Count
            )
        );
        Assert.Equal(["新人甲", "新人乙"], workers.Items.Select(w => w.Name));
        var signed = Sheets.SignInSheet(Filled("sign-in-sheet"), March, People);
        Assert.Empty(signed.Problems);
        Assert.Equal(("1", "late", 480), (signed.Items[0].Full, signed.Items[0].Marks!["2"], signed.Items[0].Minutes!["3"]));
        var ledger = Sheets.LabourLedger(Filled("labour-ledger"), March, People);
        Assert.Empty(ledger.Problems);
        Assert.Equal(1.5m, ledger.Items[0].Days!.Values.Sum());
        var receipts = BankAnswers.Read(Filled("receipts"), People, card => card);
        Assert.Empty(receipts.Problems);
        Assert.Equal(new ReceiptLine("W1", 1800.5m, false, "账户已注销"), receipts.Items[0]);
    }

    private void Put(string name, byte[] form) => File.WriteAllBytes(Path.Combine(_folder, name + ".xlsx"), form);

    private SheetFile Filled(string name) => SheetFile.Read(File.ReadAllBytes(Path.Combine(_folder, name + ".filled.xlsx")));

    private async Task<string> RunAsync()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Host", "Imports", "fill_forms.py");
        using var python = Process.Start(
            new ProcessStartInfo(PythonFactAttribute.Python, [script, _folder])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = System.Text.Encoding.UTF8,
                Environment = { ["PYTHONIOENCODING"] = "utf-8" },
            }
        )!;
        var (said, wrong) = (python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, await wrong);
        return await said;
    }
}
