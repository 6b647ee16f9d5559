using System.Globalization;
using System.Text;
using QRCoder;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// A QR code as one SVG path, a square for each run of dark modules. The four light modules around it are part of the picture.
/// </summary>
internal static class QrSvg
{
    public static string Of(string text, string encodedLabel)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var size = code.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (!code.ModuleMatrix[y][x])
                    continue;
                var start = x;
                while (x + 1 < size && code.ModuleMatrix[y][x + 1])
                    x++;
                path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start + 1}v1h-{x - start + 1}z");
            }
        }
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"qr\" role=\"img\" aria-label=\"{encodedLabel}\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">"
                + $"<path d=\"{path}\"/></svg>"
        );
    }
}
