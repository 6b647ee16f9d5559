using System.Text.Json;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Policy;

/// <summary>The text of a pack with the texts of those it extends, so that it reads the same for ever.</summary>
/// <param name="Layers">The pack's own text first.</param>
public sealed record PackSource(IReadOnlyList<PackLayer> Layers)
{
    /// <summary>The name under which a pack's source is kept beside the journal.</summary>
    public static string Key(string hash) => "pack/" + hash;

    /// <summary>A pack that is to come into force.</summary>
    /// <param name="yaml">The pack's text; null for one that ships with the program.</param>
    /// <exception cref="PackError">The pack, or one that it extends, is wrong or missing, or does not fit the program.</exception>
    public static (PackSource Source, Pack Pack) Gather(string name, string? yaml, Catalogue program)
    {
        var own = new PackLayer(name, yaml ?? PackReader.ShippedText(PackReader.Shipped(name).Name)!.Value.Text);
        var layers = new List<PackLayer> { own };
        var pack = PackReader.Read(
            own.Text,
            own.File,
            below =>
            {
                var text = PackReader.ShippedText(below);
                if (text is { } found)
                    layers.Add(new PackLayer(below, found.Text));
                return text;
            },
            program
        );
        return (new PackSource(layers), pack);
    }

    public static PackSource Parse(string json) => JsonSerializer.Deserialize<PackSource>(json, JsonSerializerOptions.Web)!;

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>The pack as it came into force.</summary>
    /// <exception cref="PackError">The pack, or one that it extends, is wrong.</exception>
    public Pack Read() =>
        PackReader.Read(
            Layers[0].Text,
            Layers[0].File,
            name => Layers.Skip(1).FirstOrDefault(l => l.Name == name) is { } layer ? (layer.Text, layer.File) : null,
            program: null
        );
}

public sealed record PackLayer(string Name, string Text)
{
    public string File => Name + ".yaml";
}
