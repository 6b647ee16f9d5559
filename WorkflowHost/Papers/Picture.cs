using System.Buffers.Binary;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>What the first bytes of a picture say.</summary>
internal static class Picture
{
    public static bool IsPng(ReadOnlySpan<byte> bytes) => bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, ..];

    public static bool IsJpeg(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xD8, 0xFF, ..];

    /// <summary>Width and height in dots.</summary>
    /// <exception cref="ArgumentException">It is neither PNG nor JPEG, or ends before it says its size.</exception>
    public static (int Width, int Height) Size(ReadOnlySpan<byte> bytes, string name)
    {
        if (IsPng(bytes) && bytes.Length >= 24)
            return Sized(BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]), name);
        if (IsJpeg(bytes))
            // Marker, length, content; the size stands in the frame's head (C0 to CF without C4, C8, CC).
            for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]))
                if (bytes[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                    return Sized(
                        BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]),
                        BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]),
                        name
                    );
        throw new ArgumentException($"The image {name} is neither PNG nor JPEG.");
    }

    private static (int, int) Sized(int width, int height, string name) =>
        width > 0 && height > 0 ? (width, height) : throw new ArgumentException($"The image {name} has no size.");
}
