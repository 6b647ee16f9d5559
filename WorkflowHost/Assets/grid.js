// The month grid under the keyboard: arrows, Enter, paste from a spreadsheet, fill down. Without this file it is a plain form.

const form = document.getElementById('grid');
const rows = [...(form?.querySelectorAll('tbody tr') ?? [])].map(r => [...r.querySelectorAll('td input')]).filter(r => r.length > 0);
const dirty = () => { form.dataset.dirty = 'yes'; };
let last = null;

function placeOf(cell) {
  const y = rows.findIndex(r => r.includes(cell));
  return [y, y < 0 ? -1 : rows[y].indexOf(cell)];
}

function go(y, x) {
  const cell = rows[y]?.[x];
  if (cell) { cell.focus(); cell.select(); }
}

function put(cell, text) {
  if (!cell || cell.readOnly || cell.value === text) return;
  cell.value = text;
  dirty();
}

function keys(event) {
  const [y, x] = placeOf(event.target);
  if (y < 0) return;
  const cell = event.target, whole = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
  const atStart = cell.selectionEnd === 0, atEnd = cell.selectionStart === cell.value.length;
  const steps = {
    ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [event.shiftKey ? -1 : 1, 0],
    ArrowLeft: whole || atStart ? [0, -1] : null, ArrowRight: whole || atEnd ? [0, 1] : null,
  };
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd') { event.preventDefault(); return fillDown(cell); }
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || !steps[event.key]) return;
  event.preventDefault();
  go(y + steps[event.key][0], x + steps[event.key][1]);
}

// What a spreadsheet copies: lines of cells between tabs. It begins at the cell that has the focus.
function paste(event) {
  const [y, x] = placeOf(event.target), text = event.clipboardData?.getData('text/plain') ?? '';
  if (y < 0 || !/[\t\n]/.test(text.trimEnd()) && !/\t/.test(text)) return;
  event.preventDefault();
  let taken = 0, beyond = 0;
  text.replace(/\r/g, '').replace(/\n$/, '').split('\n').forEach((line, dy) => line.split('\t').forEach((value, dx) => {
    const into = rows[y + dy]?.[x + dx];
    put(into, value.trim());
    if (into) taken++;
    else if (value.trim()) beyond++;
  }));
  const pasted = document.getElementById('pasted');
  pasted.hidden = false;
  pasted.className = beyond > 0 ? 'problem' : 'done';
  pasted.textContent = `已粘贴 ${taken} 格，请点“检查”。`
    + (beyond > 0 ? `还有 ${beyond} 格超出这一页，没有贴上：请看是不是从对的一格开始；其余的人在后面的页。` : '');
}

// The cell's text to every empty cell below it.
function fillDown(cell) {
  const [y, x] = placeOf(cell);
  if (y >= 0) rows.slice(y + 1).filter(r => r[x]?.value === '').forEach(r => put(r[x], cell.value));
}

if (form) {
  form.addEventListener('keydown', keys);
  form.addEventListener('paste', paste);
  form.addEventListener('input', dirty);
  form.addEventListener('focusin', event => {
    if (placeOf(event.target)[0] >= 0) { last = event.target; last.select(); }
  });
  const fill = document.getElementById('fill');
  if (fill) {
    fill.hidden = false;
    fill.addEventListener('click', () => { if (last) { fillDown(last); last.focus(); } });
  }
  form.addEventListener('submit', () => { delete form.dataset.dirty; });
  addEventListener('beforeunload', event => { if (form.dataset.dirty) event.preventDefault(); });
  form.dataset.ready = 'yes';
}
