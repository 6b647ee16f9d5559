namespace WorkRelief.WorkflowHost.Reading;

/// <param name="Url">Where the public reaches this program, e.g. https://zhengwu.example.gov.cn; null while it is reached from this machine
/// only.</param>
public sealed record PublicAddress(string? Url)
{
    /// <summary>What a QR code says: the address at which the paper is verified, or its code alone.</summary>
    public string Verify(string code) => Url is null ? "核验码 " + code : $"{Url.TrimEnd('/')}/verify/{code}";
}
