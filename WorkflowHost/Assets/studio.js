// Studio's web components on our pages: where they ask, where a line of a list leads, what a page shows first.

document.querySelector('elsa-backend-provider').setAttribute('remote-endpoint', location.origin + '/elsa/api');
localStorage.setItem('BlazorCulture', 'zh-CN');

const go = path => id => { location.href = path + encodeURIComponent(id); };
const toDefinition = go('/studio/definition/');
const shown = {
  'elsa-workflow-definition-list': { editWorkflowDefinition: toDefinition },
  'elsa-workflow-instance-list': { viewWorkflowInstance: go('/studio/case/') },
  'elsa-workflow-instance-viewer': { editWorkflowDefinition: toDefinition },
  'elsa-workflow-definition-editor': {},
};
const name = Object.keys(shown).find(n => document.querySelector(n));
customElements.whenDefined(name).then(() => {
  Object.assign(document.querySelector(name), shown[name]);
  document.getElementById('studio-loading').remove();
});

// A link of Studio's own application leads to our page of the same.
document.addEventListener('click', event => {
  const link = event.target.closest?.('a[href^="/workflows/definitions/"]');
  if (!link) return;
  event.preventDefault();
  event.stopPropagation();
  toDefinition(link.getAttribute('href').split('/')[3]);
}, true);

// The picture gets the room: what stands beside it is drawn out by its bar.
const designer = '/studio/_content/Elsa.Studio.Workflows.Designer/designer.entry.js';
const least = 0.4;

function share(split, ...parts) {
  const panes = [...split.children].filter(c => c.classList.contains('rz-splitter-pane'));
  parts.forEach((part, n) => { panes[n].style.flexBasis = part; });
}

function arrange() {
  const [whole, within] = document.querySelectorAll('.rz-splitter-horizontal');
  share(whole, ...(name === 'elsa-workflow-instance-viewer' ? ['24%', '76%'] : ['0%', '100%']));
  share(within, '100%', '0%');
  share(document.querySelector('.rz-splitter-vertical'), '78%', '22%');
}

// Shown whole where that leaves it legible, else where the case stands; again when the room for it changes. Names stand right of the last.
const around = { left: 16, top: 16, right: 200, bottom: 24 };

function isSeen(graph, node) {
  const { x, y, width, height } = graph.localToGraph(node.getBBox());
  return x >= 0 && y >= 0 && x + width <= graph.container.clientWidth && y + height <= graph.container.clientHeight;
}

function show(graph) {
  graph.zoomToFit({ padding: around, minScale: least, maxScale: 1 });
  const waits = graph.getNodes().find(n => n.prop('activityStats')?.blocked);
  if (waits && !isSeen(graph, waits)) graph.centerCell(waits);
  document.body.dataset.shown = 'yes';
}

if (name.endsWith('-viewer') || name.endsWith('-editor')) {
  const mark = name.endsWith('-viewer') ? '.elsa-activity-wrapper-badge .mud-badge' : '.elsa-activity';
  let arranged = false;
  const watch = new MutationObserver(async () => {
    if (!arranged && document.querySelectorAll('.rz-splitter-horizontal').length > 1 && document.querySelector('.rz-splitter-vertical')) {
      arranged = true;
      arrange();
    }
    if (!document.querySelector(`g.x6-node ${mark}`)) return;
    watch.disconnect();
    const { graphBindings } = await import(designer);
    for (const { graph } of Object.values(graphBindings)) new ResizeObserver(() => setTimeout(show, 300, graph)).observe(graph.container);
  });
  watch.observe(document.body, { childList: true, subtree: true });
}
