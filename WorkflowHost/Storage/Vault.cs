using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace WorkRelief.WorkflowHost.Storage;

/// <summary>
/// Keeps ID and card numbers unreadable in the database. The keys lie in a folder of their own, outside the database, and are backed up
/// apart from it: whoever has only one of the two has no number. Keys change by themselves; former ones go on opening what they closed.
/// </summary>
public sealed class Vault
{
    private const string Purpose = "WorkRelief.Numbers";
    private readonly IDataProtector _protector;
    private readonly byte[] _markKey;

    private Vault(IDataProtector protector, byte[] markKey) => (_protector, _markKey) = (protector, markKey);

    /// <summary>Opens the keys in a folder, or makes them at the first start.</summary>
    /// <exception cref="CryptographicException">The folder's keys do not belong together.</exception>
    public static Vault Open(string folder)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var protector = DataProtectionProvider
            .Create(new DirectoryInfo(folder), o => o.SetApplicationName("WorkRelief"))
            .CreateProtector(Purpose);
        var file = Path.Combine(folder, "marks.key");
        if (!File.Exists(file))
        {
            // Written whole or not at all: a half key would make every number unknown. Of two hosts that start at once the first one's
            // stands.
            var made = Path.Combine(folder, Path.GetRandomFileName());
            File.WriteAllBytes(made, protector.Protect(RandomNumberGenerator.GetBytes(32)));
            try
            {
                File.Move(made, file);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(made);
            }
        }
        return new Vault(protector, protector.Unprotect(File.ReadAllBytes(file)));
    }

    public string Seal(string text) => _protector.Protect(text);

    public string Unseal(string sealedText) => _protector.Unprotect(sealedText);

    /// <summary>A file that shows full numbers: it lies in the store unreadable, under the hash of what lies there.</summary>
    public byte[] Seal(byte[] file) => _protector.Protect(file);

    public byte[] Unseal(byte[] sealedFile) => _protector.Unprotect(sealedFile);

    /// <summary>
    /// The same for the same text of the same kind, and nothing to anybody without the key: by it one person is found again.
    /// </summary>
    public string Mark(string kind, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_markKey, Encoding.UTF8.GetBytes(kind + "\n" + text)));
}
