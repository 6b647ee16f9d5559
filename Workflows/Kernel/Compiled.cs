using System.Linq.Expressions;
using System.Reflection;

namespace WorkRelief.Workflows.Kernel;

/// <summary>Makes a rule or decision, written with the facets that it looks at as parameters, into one call. Done once, at start.</summary>
internal static class Compiled
{
    public static IReadOnlyList<Type> Needs(Delegate how) =>
        [.. how.Method.GetParameters().Select(p => p.ParameterType).Where(t => t.IsSubclassOf(typeof(Facet)))];

    /// <summary>The parameter that is neither a facet nor the moment; null when there is none.</summary>
    /// <exception cref="InvalidOperationException">There are two.</exception>
    public static Type? Input(Delegate how)
    {
        var inputs = how
            .Method.GetParameters()
            .Select(p => p.ParameterType)
            .Where(t => !t.IsSubclassOf(typeof(Facet)) && t != typeof(Moment))
            .ToList();
        return inputs.Count < 2
            ? inputs.FirstOrDefault()
            : throw new InvalidOperationException($"{how.Method.Name} takes two inputs: {string.Join(", ", inputs.Select(i => i.Name))}.");
    }

    public static Func<object?, FacetSet, Moment, TResult> Of<TResult>(Delegate how)
    {
        var (input, facets, moment) = (
            Expression.Parameter(typeof(object)),
            Expression.Parameter(typeof(FacetSet)),
            Expression.Parameter(typeof(Moment))
        );
        var arguments = how
            .Method.GetParameters()
            .Select(p => p.ParameterType)
            .Select(type =>
                type == typeof(Moment) ? moment
                : type.IsSubclassOf(typeof(Facet)) ? (Expression)Expression.Call(facets, Get.MakeGenericMethod(type))
                : Expression.Convert(input, type)
            );
        var call = Expression.Call(how.Target is null ? null : Expression.Constant(how.Target), how.Method, arguments);
        return Expression
            .Lambda<Func<object?, FacetSet, Moment, TResult>>(Expression.Convert(call, typeof(TResult)), input, facets, moment)
            .Compile();
    }

    private static readonly MethodInfo Get = typeof(FacetSet).GetMethod(nameof(FacetSet.Get))!;
}
