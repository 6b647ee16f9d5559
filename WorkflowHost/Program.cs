using System.Globalization;
using System.Text;
using WorkRelief.WorkflowHost.Cli;

// The language of the program is its own, not the machine's.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("zh-CN");
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
Console.OutputEncoding = Encoding.UTF8;
return await Commands.RunAsync(args, Console.Out, Console.Error);
