using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>How much one rendering may do on little data. Reaching a limit is an error, never a shortened document.</summary>
/// <param name="Steps">Syntax nodes evaluated, in all loops together. A payroll notice of 300 lines takes under 30,000.</param>
/// <param name="LoopTurns">Turns of all loops together, the copying of lists included.</param>
/// <param name="Depth">Functions and includes inside each other.</param>
/// <param name="Characters">Of the finished text or document, and of any one string.</param>
/// <param name="AllocatedBytes">Memory the rendering may ask for, counting what it gave back.</param>
/// <param name="Time">The last resort, for work that has no steps.</param>
public sealed record TemplateLimits(long Steps, int LoopTurns, int Depth, int Characters, long AllocatedBytes, TimeSpan Time)
{
    public static TemplateLimits Default { get; } = new(1_000_000, 50_000, 40, 2_000_000, 256L << 20, TimeSpan.FromSeconds(10));

    /// <summary>
    /// Each value of the data brings its share of the work, so that a table is printed whole however long it is;
    /// what a template does beyond going through its data a few times stays as limited as before.
    /// </summary>
    internal TemplateLimits For(DataSize data) =>
        new(
            Steps + 50 * data.Values,
            Clamped(LoopTurns + 20 * data.Values),
            Depth,
            Clamped(Characters + 32 * data.Values + 4 * data.Characters),
            AllocatedBytes + 4096 * data.Values,
            Time + TimeSpan.FromMilliseconds(0.2 * data.Values)
        );

    private static int Clamped(long limit) => (int)Math.Min(limit, int.MaxValue);
}

internal sealed class LimitedContext : TemplateContext
{
    private readonly TemplateLimits limits;
    private readonly TemplateFolder folder;
    private readonly ScriptMode mode;
    private readonly long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
    private int steps;

    /// <summary>Place of the last expression; Write is told only the place of the block around it.</summary>
    private SourceSpan evaluated;

    public LimitedContext(ScriptObject values, ScriptMode mode, TemplateFolder folder, TemplateLimits limits, CancellationToken outOfTime)
        : base(values)
    {
        this.limits = limits;
        this.folder = folder;
        this.mode = mode;
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedTargetAccess = false;
        EnableRelaxedIndexerAccess = false;
        EnableRelaxedFunctionAccess = false;
        ErrorForStatementFunctionAsExpression = true;
        AutoIndent = false;
        LoopLimit = limits.LoopTurns;
        LoopLimitQueryable = limits.LoopTurns;
        RecursiveLimit = limits.Depth;
        LimitToString = limits.Characters;
        OutputLimit = limits.Characters;
        OnStringLimit = ScriptLimitBehavior.Throw;
        OnOutputLimit = ScriptLimitBehavior.Throw;
        CancellationToken = outOfTime;
        TemplateLoader = folder;
    }

    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        if (scriptNode is not null)
        {
            if (++steps > limits.Steps)
                throw new ScriptRuntimeException(scriptNode.Span, $"模板的工作量超过 {limits.Steps} 步的上限");
            if (GC.GetAllocatedBytesForCurrentThread() - allocatedBefore > limits.AllocatedBytes)
                throw new ScriptRuntimeException(scriptNode.Span, $"模板占用的内存超过 {limits.AllocatedBytes >> 20} MB 的上限");
            CheckAbort();
        }
        var value = base.Evaluate(scriptNode, aliasReturnedFunction);
        if (scriptNode is ScriptExpressionStatement statement)
            evaluated = statement.Span;
        return value;
    }

    /// <summary>A value in a text stays on its line: line ends in data become spaces, and in the subject they are refused.</summary>
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        if (textAsObject is null)
            return this;
        if (mode == ScriptMode.ScriptOnly)
        {
            if (OutputCount == 1)
                throw new ScriptRuntimeException(evaluated, "文书模板中的文字应写在 title、paragraph、row 等要素里，不能单独成行");
            return base.Write(span, textAsObject);
        }
        if (textAsObject is not (string or IFormattable or IConvertible))
            throw new ScriptRuntimeException(evaluated, "这里应是一段文字或一个数，不是一组值");
        var text = TemplateWords.Text(textAsObject);
        if (PlainText.HasLineEnd(text) && IsFirstLine)
            throw new ScriptRuntimeException(evaluated, "邮件主题中有换行");
        Write(PlainText.OneLine(text));
        return this;
    }

    protected override Template CreateTemplate(string templatePath, ScriptNode? callerContext) => folder.Parsed(templatePath, mode);

    private bool IsFirstLine => !(Output.ToString() ?? "").Contains('\n', StringComparison.Ordinal);
}

/// <summary>`include "parts/signatures.sbn"`: renders the part in place. Names are paths below the templates folder.</summary>
internal sealed class Include : IScriptCustomFunction
{
    public int RequiredParameterCount => 1;
    public int ParameterCount => 1;
    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;
    public Type ReturnType => typeof(void);

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var path = context.GetTemplatePathFromName(TemplateWords.Text(arguments[0]), callerContext)!;
        context.Write(context.RenderTemplate(context.GetOrCreateTemplate(path, callerContext), arguments, callerContext));
        return null;
    }

    public ValueTask<object?> InvokeAsync(
        TemplateContext context,
        ScriptNode? callerContext,
        ScriptArray arguments,
        ScriptBlockStatement? blockStatement
    ) => new(Invoke(context, callerContext, arguments, blockStatement));

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(string), "name");
}
