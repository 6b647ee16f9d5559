using System.Linq.Expressions;
using System.Reflection;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>
/// The host's half of the subjects, found by the shape of their methods: static <c>Load…(StepContext[, question]) → Task of a facet</c>
/// and <c>On(FactContext, fact)</c>, and queries that say for which cases an awaited step is called for. Compiled once, at start.
/// </summary>
public sealed class SubjectHosts
{
    private static readonly Lazy<SubjectHosts> TheProgram = new(() => new SubjectHosts(typeof(SubjectHosts).Assembly));

    public static SubjectHosts Program => TheProgram.Value;

    private readonly Dictionary<Type, Func<StepContext, object?, Task<Facet>>> _loaders = [];
    private readonly Dictionary<Type, List<Func<FactContext, Fact, Task>>> _projections = [];
    private readonly List<Calling> _callings = [];
    private readonly List<string> _problems = [];

    public SubjectHosts(params IReadOnlyList<Assembly> homes)
    {
        // The kernel's own facts come first: a case stands before a subject says what it is.
        var types = homes
            .SelectMany(h => h.GetTypes())
            .Where(t => t is { IsAbstract: true, IsSealed: true })
            .OrderBy(t => t != typeof(CoreFacts))
            .ThenBy(t => t.FullName, StringComparer.Ordinal);
        foreach (var method in types.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)))
        {
            var parameters = method.GetParameters();
            if (parameters.Length == 0)
                continue;
            if (parameters[0].ParameterType == typeof(StepContext) && FacetOf(method.ReturnType) is { } facet)
            {
                if (!_loaders.TryAdd(facet, Loader(method, facet)))
                    _problems.Add($"two load {facet.Name}");
            }
            else if (parameters[0].ParameterType == typeof(WorkReliefContext) && method.ReturnType == typeof(IQueryable<Waits>))
            {
                var query = method.CreateDelegate<Func<WorkReliefContext, IQueryable<Waits>>>();
                _callings.AddRange(method.GetCustomAttributes<WaitsWhileAttribute>().Select(a => new Calling(a.Action, true, query)));
                _callings.AddRange(method.GetCustomAttributes<WaitsUntilAttribute>().Select(a => new Calling(a.Action, false, query)));
            }
            else if (
                parameters[0].ParameterType == typeof(FactContext)
                && parameters.Length == 2
                && parameters[1].ParameterType.IsSubclassOf(typeof(Fact))
            )
            {
                var fact = parameters[1].ParameterType;
                if (!_projections.TryGetValue(fact, out var all))
                    _projections[fact] = all = [];
                all.Add(Projection(method, fact));
            }
        }
    }

    /// <summary>Facets that the engine knows without asking the database.</summary>
    private static readonly HashSet<Type> OfTheEngine = [typeof(CaseInHand), typeof(ProgramKnown), typeof(Workflows.Policy.Practice)];

    public Task<Facet> LoadAsync(Type facet, StepContext context, object? question) => _loaders[facet](context, question);

    public IReadOnlyList<Func<FactContext, Fact, Task>> ProjectionsOf(Type fact) => _projections.GetValueOrDefault(fact) ?? [];

    /// <summary>The awaited steps of which a subject says itself when they are called for.</summary>
    public IReadOnlyList<Calling> Callings => _callings;

    /// <summary>Everything in which the host does not fit the catalogue: with that, the program does not start.</summary>
    public IReadOnlyList<string> Problems(Catalogue catalogue) =>
        [
            .. _problems,
            .. catalogue
                .Actions.Values.SelectMany(a => a.Needs.Select(n => (Of: a.Name, Need: n)))
                .Concat(catalogue.Rules.Values.SelectMany(r => r.Needs.Select(n => (Of: r.Name, Need: n))))
                .Where(n => !OfTheEngine.Contains(n.Need) && !_loaders.ContainsKey(n.Need))
                .GroupBy(n => n.Need)
                .Select(n => $"no one loads {n.Key.Name}, which {string.Join(", ", n.Select(x => x.Of))} looks at"),
            .. _callings
                .Where(c => !catalogue.Actions.ContainsKey(c.Action))
                .Select(c => $"nobody can take {c.Action}, which is called for"),
            .. _callings.GroupBy(c => c.Action).Where(c => c.Count() > 1).Select(c => $"two say when {c.Key} is called for"),
            .. Facts
                .All.Where(f => !_projections.ContainsKey(f) && f.GetCustomAttribute<JournalOnlyAttribute>() is null)
                .Select(f => $"no one makes {f.Name} true"),
        ];

    private static Type? FacetOf(Type returned) =>
        returned is { IsGenericType: true }
        && returned.GetGenericTypeDefinition() == typeof(Task<>)
        && returned.GetGenericArguments()[0] is var facet
        && facet.IsSubclassOf(typeof(Facet))
            ? facet
            : null;

    private static Func<StepContext, object?, Task<Facet>> Loader(MethodInfo method, Type facet)
    {
        var (context, question) = (Expression.Parameter(typeof(StepContext)), Expression.Parameter(typeof(object)));
        Expression[] arguments =
            method.GetParameters().Length == 1
                ? [context]
                : [context, Expression.Convert(question, method.GetParameters()[1].ParameterType)];
        var upcast = typeof(SubjectHosts).GetMethod(nameof(Upcast), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(facet);
        return Expression
            .Lambda<Func<StepContext, object?, Task<Facet>>>(Expression.Call(upcast, Expression.Call(method, arguments)), context, question)
            .Compile();
    }

    private static async Task<Facet> Upcast<T>(Task<T> loading)
        where T : Facet => await loading;

    private static Func<FactContext, Fact, Task> Projection(MethodInfo method, Type fact)
    {
        var (context, given) = (Expression.Parameter(typeof(FactContext)), Expression.Parameter(typeof(Fact)));
        var call = Expression.Call(method, context, Expression.Convert(given, fact));
        var body = method.ReturnType == typeof(void) ? Expression.Block(call, Expression.Constant(Task.CompletedTask)) : (Expression)call;
        return Expression.Lambda<Func<FactContext, Fact, Task>>(body, context, given).Compile();
    }
}

/// <param name="While">Called for while the query names the case; else until it does.</param>
public sealed record Calling(string Action, bool While, Func<WorkReliefContext, IQueryable<Waits>> Query);

/// <summary>
/// Makes facts true in the tables. The engine and a replay of the journal both go through here and nowhere else, so that a journal
/// rebuilds the same state.
/// </summary>
public static class Projector
{
    public static async Task ApplyAsync(FactContext at, IEnumerable<Fact> facts)
    {
        foreach (var fact in facts)
        foreach (var make in SubjectHosts.Program.ProjectionsOf(fact.GetType()))
            await make(at, fact);
    }
}
