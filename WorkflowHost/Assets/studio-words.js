// Studio speaks English only: what it shows on our pages, in Chinese. A word that is not here stays as it is.

const words = {
  'Workflow definitions Editor': '流程定义', 'Workflow instances': '案件', 'Definition ID': '定义编号', Name: '名称', 'Latest version': '最新版',
  'Published version': '执行版', Description: '说明', 'Rows Per Page': '每页行数', Status: '状态', 'Sub status': '细分状态', Workflows: '流程',
  Running: '进行中', Finished: '已办结', Suspended: '等待办理', Executing: '正在办理', Faulted: '出错', Cancelled: '已取消', Pending: '待开始',
  'Date Filters': '按日期筛选', Created: '建立', Updated: '最近办理', ID: '编号', 'Correlation ID': '项目', Version: '版次', Incidents: '异常',
  'Search on Id, Name, Description, Definition Id': '按名称、编号查找', Search: '查找', Duration: '历时', Column: '哪一个时间', Operator: '比较',
  'Search on Id, Definition Id, Definition Version Id, Correlation Id': '按项目名称、案件编号查找', Is: '就是', 'Is Not': '不是', 'Is After': '晚于',
  'Is on or After': '不早于', 'Is Before': '早于', 'Is on or Before': '不晚于', Date: '日期', Time: '时间', Add: '加一条', Clear: '清除', Apply: '筛选',
  Close: '关闭', Loading: '正在载入', 'No workflow definitions found': '没有流程定义', 'No workflow instances found': '没有案件',
  'Unable to make changes as the workflow or application is currently in read-only mode': '只供查看：流程由政策包决定，不在这里修改',
  'You are running in read-only mode. Workflow operations are disabled': '只供查看', Activities: '活动', 'Code View': '文本', Done: '等到', Default: '其他',
  Input: '输入', Output: '输出', Common: '常规', Test: '试运行', 'Commit Strategy': '提交方式', Log: '日志', Info: '信息', Information: '信息',
  'This activity does not have any input properties.': '没有输入。', 'This activity does not have any output properties.': '没有输出。',
  Properties: '属性', Variables: '变量', 'Input/Output': '输入输出', 'Input/output': '输入输出', 'Version history': '历次版本', Metadata: '基本情况',
  'The name of the workflow.': '流程的名称。', 'A brief description of the workflow.': '流程的说明。', Settings: '设置', 'Activation strategy': '启动方式',
  'Incident handling strategy': '异常处理', 'Incident Strategy': '异常处理', 'Log Persistence Strategy': '日志保存', Inherit: '按上级',
  'Select the log persistence strategy to use for activity properties of this workflow.': '流程中各活动的日志怎样保存。', Activity: '活动',
  'Usable as activity': '可作为活动', 'Allow this workflow to be used as an activity.': '其他流程可以用它。', 'Version ID': '版本编号', Published: '已执行',
  Readonly: '只读', Yes: '是', No: '否', View: '查看', Journal: '经历', 'Activity Call Stack': '由来', 'Call stack': '由来',
  'Select an activity execution to view its call stack.': '选一个环节，看它由哪一步引起。', Executions: '到过几次', 'Node ID': '节点', Type: '种类',
  'Not executed': '没有到过', Completed: '已办', Details: '详情', Workflow: '案件', 'Definition version': '版次', 'Definition version ID': '版本编号',
  'Workflow State': '状态原文', Event: '这一步', 'Activity ID': '活动编号', 'Activity Type': '办理', 'Activity Name': '环节', 'Event Name': '谁', Message: '意见、理由',
  Timestamp: '时间', Payload: '内容', 'Activity Instance ID': '次序', 'Source': '来源', Started: '开始', 'Started at': '开始', 'Completed at': '办完',
  'Show accumulated time': '显示累计时间', 'Show relative time': '显示间隔时间', 'Showing all events': '全部经历', 'Show events scoped to current container': '只看本图',
  'Showing incidents': '只看异常', 'Show incidents': '全部', 'Zoom to fit': '看全图', 'Center view': '居中', 'Auto layout': '重新排列', 'View description': '看说明',
};
const spoken = ['title', 'placeholder', 'aria-label'];

function say(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = node.nodeValue.trim(), word = Object.hasOwn(words, text) ? words[text] : version(text);
    if (word && !node.parentElement?.closest('.monaco-editor, script, style')) node.nodeValue = node.nodeValue.replace(text, word);
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  for (const name of spoken) if (Object.hasOwn(words, node.getAttribute(name) ?? '')) node.setAttribute(name, words[node.getAttribute(name)]);
  // Its own logs, which are not here: the line leads nowhere.
  if (node.matches('tr') && node.querySelector('a[href^="/diagnostics/"]')) node.hidden = true;
  for (const child of node.childNodes) say(child);
}

function version(text) {
  return /^Version \d+$/.test(text) ? `第 ${text.slice(8)} 版` : null;
}

new MutationObserver(changes => {
  for (const change of changes) {
    if (change.type === 'childList') change.addedNodes.forEach(say);
    else say(change.target);
  }
}).observe(document.querySelector('main'), { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: spoken });
