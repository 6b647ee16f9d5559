using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Policy;

/// <summary>
/// Lays a pack over the one it extends. A value: the county's entries, and before its first day the extended pack's.
/// A mode: from its first day on the county's shape, whose unstated sections and roles are those in force on that day in the
/// extended pack; a later shape of the same pack states only what changes against its own former one.
/// </summary>
internal static class PackMerge
{
    public static Dictionary<string, IReadOnlyList<DatedValue>> Values(IEnumerable<PackPart> fromRoot)
    {
        var merged = new Dictionary<string, IReadOnlyList<DatedValue>>();
        foreach (var (key, own) in fromRoot.SelectMany(p => p.Values).Where(v => v.Value.Count > 0))
            merged[key] = [.. merged.GetValueOrDefault(key, []).Where(v => v.From < own[0].From), .. own];
        return merged;
    }

    public static List<PackShape> Shapes(IEnumerable<PackPart> fromRoot)
    {
        var merged = new List<PackShape>();
        foreach (var mode in Shape.ModeLabels.Keys)
        {
            var shapes = new List<PackShape>();
            foreach (var part in fromRoot)
            {
                var own = part.Shapes.Where(s => s.Mode == mode).ToList();
                if (own.Count == 0)
                    continue;
                var former = shapes.LastOrDefault(s => s.From <= own[0].From);
                shapes.RemoveAll(s => s.From >= own[0].From);
                foreach (var shape in own)
                    shapes.Add(former = former is null ? shape : Over(shape, former));
            }
            merged.AddRange(shapes);
        }
        return merged;
    }

    private static PackShape Over(PackShape own, PackShape former)
    {
        var roles = new Dictionary<string, PackRole>(former.Roles);
        foreach (var (role, bodies) in own.Roles)
            roles[role] = bodies;
        // The clause of a role speaks of its bodies; it does not outlive them.
        var clauses = former.Clauses.Where(c => !own.Roles.ContainsKey(c.Key)).ToDictionary();
        foreach (var (step, clause) in own.Clauses)
            clauses[step] = clause;
        var copies = former.Copies.ToDictionary();
        foreach (var (step, to) in own.Copies)
            copies[step] = to;
        return own with
        {
            Roles = roles,
            Approval = own.Approval ?? former.Approval,
            Pay = own.Pay ?? former.Pay,
            Tiers = own.Tiers ?? former.Tiers,
            Clauses = clauses,
            Copies = copies,
        };
    }

    /// <summary>What can be judged only of the whole.</summary>
    public static void Check(PackShape shape, PackProblems problems)
    {
        var mode = Shape.ModeLabels[shape.Mode];
        foreach (var (role, label) in Shape.RoleLabels)
            if (!shape.Roles.TryGetValue(role, out var held) || held.Bodies.Count == 0)
                problems.Add(shape.File, shape.Line, $"{mode}自 {shape.From:yyyy-MM-dd} 起没有写明由谁“{label}”（roles 中的 {role}）");
        Filled(shape.Approval, "approval", "申报审批");
        Filled(shape.Pay, "pay", "报酬审定");
        Filled(shape.Tiers, "tiers", "验收层级");
        if (shape.Pay is not { Items.Count: > 0 } pay || !shape.Roles.TryGetValue("compiles", out var compiles))
            return;
        foreach (var body in compiles.Bodies.Where(b => pay.Items.All(l => l.Bodies.Contains(b))))
        {
            var (file, line) = pay.File == shape.File ? (pay.File, pay.Line) : (shape.File, shape.Line);
            problems.Add(file, line, $"{mode}的报酬由“{body}”一家既核定又审定：审定环节至少要有一个由其他主体办理");
        }

        void Filled<T>(PackSection<T>? section, string key, string label)
        {
            if (section is not { Items.Count: > 0 })
                problems.Add(shape.File, section?.Line ?? shape.Line, $"{mode}自 {shape.From:yyyy-MM-dd} 起没有“{label}”（{key}）");
        }
    }

    public static Shape Build(PackShape shape, PackPart pack) =>
        new(
            pack.Name,
            pack.Label,
            shape.Mode,
            shape.From,
            shape.Roles.ToDictionary(r => r.Key, r => r.Value.Bodies),
            shape.Approval!.Items,
            shape.Pay!.Items,
            shape.Tiers!.Items,
            shape.Clauses
        )
        {
            Source = shape.Source,
            Copies = shape.Copies.Where(c => c.Value.Bodies.Count > 0).ToDictionary(c => c.Key, c => c.Value.Bodies),
            CopySources = shape.Copies.ToDictionary(c => c.Key, c => c.Value.Source),
            SetBy = shape.SetBy,
            RoleSources = shape.Roles.ToDictionary(r => r.Key, r => r.Value.Source),
        };
}
