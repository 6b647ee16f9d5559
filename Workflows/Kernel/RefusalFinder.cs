using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace WorkRelief.Workflows.Kernel;

/// <summary>
/// Which refusals a decision, a rule or the engine may come to. They are found in the compiled code, from call to call within its
/// assembly, so that nobody keeps a list beside the code. What is called through an interface or a delegate kept elsewhere is not
/// followed, nor the steps that follow in the same transaction: they answer by their own codes.
/// </summary>
public static class RefusalFinder
{
    private const BindingFlags Own = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    // By their values; those of two bytes begin with 0xFE.
    private static readonly Dictionary<short, OpCode> Instructions = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => o.Value);

    /// <returns>Each once, in the order of their names.</returns>
    public static IReadOnlyList<RefusalCode> In(MethodInfo start)
    {
        var (codes, seen, open) = (new HashSet<RefusalCode>(), new HashSet<MethodBase>(), new Stack<MethodBase>([Body(start)]));
        while (open.TryPop(out var method))
            foreach (var member in Mentioned(method))
                if (member is FieldInfo { IsStatic: true } field && field.FieldType == typeof(RefusalCode))
                    codes.Add((RefusalCode)field.GetValue(null)!);
                else if (member is MethodBase called && called.Module == start.Module && seen.Add(Body(called)))
                    open.Push(Body(called));
        return [.. codes.OrderBy(c => c.Name, StringComparer.Ordinal)];
    }

    /// <summary>A method that yields or awaits has its body in a class of its own.</summary>
    private static MethodBase Body(MethodBase called) =>
        called.GetCustomAttribute<StateMachineAttribute>() is { StateMachineType: var machine }
            ? machine.GetMethod("MoveNext", Own)!
            : called;

    private static IEnumerable<MemberInfo> Mentioned(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
            yield break;
        var ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length; )
        {
            var value = code[at++] is var first and not 0xFE ? first : unchecked((short)(0xFE00 | code[at++]));
            var operand = Instructions[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok)
                yield return method.Module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod)!;
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }
}
