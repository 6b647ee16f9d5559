using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Policy;

/// <summary>Reads policy packs from YAML. A bad pack is refused with every problem's file, line and reason.</summary>
public static class PackReader
{
    /// <summary>The pack under all others: a value for every key.</summary>
    public const string Common = "national";
    private const string Ending = ".yaml";

    // Packs are laid over one another only a few deep: nation, province, city, county.
    private const int MostLayers = 8;

    private static readonly Assembly Home = typeof(PackReader).Assembly;
    private static readonly ConcurrentDictionary<string, Pack> Loaded = new(StringComparer.Ordinal);

    /// <summary>The packs that come with the program, <c>national</c> first.</summary>
    public static IReadOnlyList<string> ShippedNames { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Where(n => n.EndsWith(Ending, StringComparison.Ordinal))
            .Select(n => n[..^Ending.Length])
            .OrderBy(n => n != Common)
            .ThenBy(n => n, StringComparer.Ordinal),
    ];

    /// <summary>A pack that comes with the program.</summary>
    /// <exception cref="PackError">There is none of that name.</exception>
    public static Pack Shipped(string name) =>
        Loaded.GetOrAdd(
            name,
            n =>
            {
                var (text, file) =
                    ShippedText(n)
                    ?? throw new PackError([
                        new PackProblem(n + Ending, 1, $"没有名为“{n}”的政策包；有：{string.Join('、', ShippedNames)}"),
                    ]);
                return Read(text, file, ShippedText);
            }
        );

    /// <summary>The text and file name of a shipped pack, or null: fits the last parameter of <c>Read</c>.</summary>
    public static (string Text, string File)? ShippedText(string name)
    {
        if (!ShippedNames.Contains(name))
            return null;
        using var reader = new StreamReader(Home.GetManifestResourceStream(name + Ending)!, Encoding.UTF8);
        return (reader.ReadToEnd(), name + Ending);
    }

    /// <summary>Reads a pack, lays it over the one it extends, and holds its tables against what the program can do.</summary>
    /// <param name="fileName">Named in problems.</param>
    /// <param name="extends">Finds the text and file name of a pack by name; null when there is none.</param>
    /// <exception cref="PackError">The pack, or one that it extends, is wrong, or does not fit the program.</exception>
    public static Pack Read(string yaml, string fileName, Func<string, (string Text, string File)?> extends) =>
        Read(yaml, fileName, extends, Catalogue.Program);

    /// <param name="program">null for a pack that is in force: it was held against the program before, and its cases need it.</param>
    internal static Pack Read(string yaml, string fileName, Func<string, (string Text, string File)?> extends, Catalogue? program)
    {
        var problems = new PackProblems();
        var own = PackPart.Read(yaml, fileName, problems);
        var (fromRoot, texts) = Layers(own, yaml, extends, problems);
        var shapes = PackMerge.Shapes(fromRoot);
        if (problems.Count == 0)
        {
            foreach (var shape in shapes)
                PackMerge.Check(shape, problems);
            if (shapes.Count == 0)
                problems.Add(fileName, 1, "政策包没有任何建设方式（shapes）");
        }
        problems.ThrowIfAny();
        var pack = new Pack(
            own.Name,
            own.Label,
            Hash(texts),
            own.AreaCode,
            own.AreaPath,
            PackMerge.Values(fromRoot),
            [.. shapes.Select(s => PackMerge.Build(s, own))]
        )
        {
            Telephone = own.Telephone,
        };
        if (program is not null)
            foreach (var (said, shape) in shapes.Zip(pack.Shapes))
                PackFit.Check(said, shape, program, problems);
        problems.ThrowIfAny();
        return pack;
    }

    /// <summary>The parts from the outermost extended pack to the own, and the texts the other way round.</summary>
    private static (List<PackPart> FromRoot, List<string> Texts) Layers(
        PackPart own,
        string yaml,
        Func<string, (string Text, string File)?> extends,
        PackProblems problems
    )
    {
        var parts = new List<PackPart> { own };
        var texts = new List<string> { yaml };
        while (parts[0].Extends is var (name, line))
        {
            var below = parts[0];
            if (parts.Any(p => p.Name == name))
            {
                problems.Add(
                    below.File,
                    line,
                    $"extends 成环：{string.Join(" → ", Enumerable.Reverse(parts).Select(p => p.Name))} → {name}"
                );
                break;
            }
            if (parts.Count >= MostLayers)
            {
                problems.Add(below.File, line, $"extends 超过 {MostLayers} 层");
                break;
            }
            if (extends(name) is not var (text, file))
            {
                problems.Add(below.File, line, $"没有名为“{name}”的政策包可以沿用");
                break;
            }
            var part = PackPart.Read(text, file, problems);
            if (part.Name != name)
                problems.Add(file, 1, $"被沿用的政策包应名为“{name}”，文件中写的是“{part.Name}”");
            parts.Insert(0, part);
            texts.Add(text);
            if (part.Name != name)
                break;
        }
        return (parts, texts);
    }

    /// <summary>Over UTF-8 with line feeds, the own text first; a zero byte, which YAML cannot hold, stands between texts.</summary>
    private static string Hash(IEnumerable<string> texts)
    {
        var whole = string.Join('\0', texts.Select(t => t.TrimStart('\uFEFF').Replace("\r\n", "\n").Replace('\r', '\n')));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)));
    }
}
