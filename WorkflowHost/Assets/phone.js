// Attendance on a telephone with little network. What is entered lies in the outbox first, each entry under an id of its own; it is sent
// when there is a network, and leaves the outbox only when the server has said that it stands. The id is the idempotency key, so
// sending again what may have arrived does no harm. Without this file the page is a plain form.

const DAY = 86400000, STALE = 3 * DAY, FIRST_WAIT = 5000, LONGEST_WAIT = 300000, KEPT = 60, LARGEST_PHOTO = 10 * 1024 * 1024;
const ACTION = '/api/actions/sign-in-sheet.record';
const id = name => document.getElementById(name);
const shell = id('phone'), form = id('attendance');
const account = shell.dataset.account;
const people = [...document.querySelectorAll('.person')];
const asCame = `<!DOCTYPE html>\n${document.documentElement.outerHTML}`;
const offlineCopy = 'offline' in document.documentElement.dataset;
let made = Number(shell.dataset.made), wait = FIRST_WAIT, timer = 0, trouble = '', said = '', reached = false;

// ---- The outbox: two stores, one transaction for every change.

function database() {
  return new Promise((done, fail) => {
    const asked = indexedDB.open('workrelief-phone', 1);
    asked.onupgradeneeded = () => ['outbox', 'sent'].forEach(s => asked.result.createObjectStore(s, { keyPath: 'key' }));
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
}

// work gets the two stores and may leave a value in box.value; the promise holds once it is on the disk.
async function change(work) {
  const db = await database();
  try {
    return await new Promise((done, fail) => {
      const step = db.transaction(['outbox', 'sent'], 'readwrite', { durability: 'strict' }), box = {};
      step.oncomplete = () => done(box.value);
      step.onerror = step.onabort = () => fail(step.error);
      work(step.objectStore('outbox'), step.objectStore('sent'), box);
    });
  } finally {
    db.close();
  }
}

const inOrder = (a, b) => a.madeAt - b.madeAt;
const all = store => change((outbox, sent, box) => {
  (store === 'sent' ? sent : outbox).getAll().onsuccess = e => { box.value = e.target.result.sort(inOrder); };
});
const newKey = () => 'phone-' + [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');

// ---- A person's day: m, a, ma or minutes, then a mark after a colon; - takes back what stood. As the server writes it.

const field = (person, name) => person.querySelector(`[name="${CSS.escape(name + '.' + person.dataset.worker)}"]`);

function read(person) {
  const [morning, afternoon, hours, mark] = ['m', 'a', 'h', 'x'].map(n => field(person, n));
  const worked = hours ? (hours.value.trim() ? String(Math.round(Number(hours.value) * 60)) : '')
    : (morning.checked ? 'm' : '') + (afternoon.checked ? 'a' : '');
  return worked + (mark.value ? ':' + mark.value : '') || (person.dataset.was ? '-' : '');
}

function write(person, text) {
  const [worked, mark = ''] = text.split(':'), hours = field(person, 'h');
  if (hours) hours.value = /^\d+$/.test(worked) ? String(Math.round(Number(worked) / 0.6) / 100) : '';
  else ['m', 'a'].forEach(n => { field(person, n).checked = worked.includes(n); });
  field(person, 'x').value = mark;
}

// The same entry always makes the same payload, however often it is sent.
function payload(entry) {
  const day = String(Number(entry.day.slice(8)));
  const rows = Object.keys(entry.rows).sort().map(worker => {
    const [worked, mark] = entry.rows[worker].split(':'), row = { worker };
    if (/^\d+$/.test(worked)) row.minutes = { [day]: Number(worked) };
    else if (worked === 'ma') row.full = day;
    else if (worked === 'm') row.morning = day;
    else if (worked === 'a') row.afternoon = day;
    else if (!mark) row.none = day;
    if (mark) row.marks = { [day]: mark };
    return row;
  });
  const sent = { project: entry.project, month: entry.day.slice(0, 7), rows };
  if (entry.reason) sent.reason = entry.reason;
  if (entry.file) sent.papers = [{ kind: 'sign-in-sheet', file: entry.file, date: entry.day }];
  return sent;
}

// ---- Entering: what differs from what stands, or may stand, becomes an entry.

const own = entry => entry.account === account;
const ofPage = entry => own(entry) && entry.project === form?.dataset.project && entry.day === theDay();
const theDay = () => form.elements['on-day'].value;
const open = entry => entry.state === 'refused' || entry.tries === 0;

// What was sent and not yet answered may stand on the server.
function bases(entries) {
  const base = Object.fromEntries(people.map(p => [p.dataset.worker, p.dataset.was]));
  for (const entry of entries.filter(e => ofPage(e) && !open(e))) Object.assign(base, entry.rows);
  return base;
}

// Another tab may have entered others meanwhile: only what was touched here counts.
const touched = person => read(person) !== person.dataset.shown;

async function submit() {
  const reason = form.elements.reason.value.trim(), photo = await shrunk(form.elements.photo.files[0]);
  const names = Object.fromEntries(people.map(p => [p.dataset.worker, nameOf(p.dataset.worker)]));
  const values = Object.fromEntries(people.filter(touched).map(p => [p.dataset.worker, read(p)]));
  const problem = await change((outbox, _, box) => {
    outbox.getAll().onsuccess = e => {
      const base = bases(e.target.result), replaced = e.target.result.filter(x => ofPage(x) && open(x));
      // An entry that was refused, or that nobody has tried to send, goes on in the new one.
      const now = Object.assign({}, ...replaced.map(x => x.rows), values);
      const rows = Object.fromEntries(Object.entries(now).filter(([worker, text]) => text !== (base[worker] ?? '')));
      const changed = Object.keys(rows).filter(worker => base[worker]), why = reason || (replaced.find(x => x.reason)?.reason ?? '');
      const picture = photo ?? replaced.find(x => x.photo)?.photo ?? null;
      if (Object.keys(rows).length === 0 && replaced.length === 0 && !picture) box.value = '没有改动，不用提交';
      else if (picture?.size > LARGEST_PHOTO) box.value = '照片超过 10 MB，请拍小一点';
      else if (changed.length > 0 && !why) box.value = `${changed.map(nameOf).join('、')} 已经登记过，更正要写理由`;
      if (box.value) return;
      replaced.forEach(x => outbox.delete(x.key));
      if (Object.keys(rows).length > 0 || picture)
        outbox.put({
          key: newKey(), account, project: form.dataset.project, name: form.dataset.name, day: theDay(), rows, reason: why,
          names: Object.assign({}, ...replaced.map(x => x.names), names),
          photo: picture, madeAt: Date.now(), tries: 0, state: 'waiting', says: [],
        });
    };
  });
  said = problem ?? '';
  if (problem?.includes('理由')) id('why').open = true;
  if (!problem) {
    form.elements.photo.value = '';
    named();
    people.forEach(p => { p.dataset.shown = read(p); });
    wait = FIRST_WAIT;
    navigator.storage?.persist?.();
  }
  await show();
  if (!problem) await flush();
}

const nameOf = worker => people.find(p => p.dataset.worker === worker)?.querySelector('legend').firstChild.textContent ?? worker;

// A sheet stays readable at this size, and a weak network carries it.
async function shrunk(photo) {
  if (!photo) return null;
  try {
    const picture = await createImageBitmap(photo), scale = Math.min(1, 1800 / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.width * scale, picture.height * scale].map(Math.round);
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    const smaller = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.8));
    return smaller && smaller.size < photo.size ? smaller : photo;
  } catch {
    return photo;
  }
}

// ---- Sending: one tab at a time, one entry after the other, each until the server has answered.

const locked = work => navigator.locks ? navigator.locks.request('workrelief-phone', work) : work();

async function ask(address, options, patience = 30000) {
  const stop = new AbortController(), late = setTimeout(() => stop.abort(), patience);
  try {
    const answer = await fetch(address, { cache: 'no-store', credentials: 'same-origin', signal: stop.signal, ...options });
    const body = await answer.json().catch(() => null);
    // The sign-in page of a network that is not ours answers 200 as well.
    return body ? { status: answer.status, body } : { status: answer.ok ? 0 : answer.status, body: {} };
  } catch {
    return { status: 0, body: {} };
  } finally {
    clearTimeout(late);
  }
}

const post = (address, key, body, type, patience) =>
  ask(address, { method: 'POST', headers: { 'Content-Type': type, 'Idempotency-Key': key }, body }, patience);
const codes = answer => (answer.body.refusals ?? []).map(r => r.code);
const STANDS = ['key-reused', 'nothing-new'];
// Sent before, or handed in meanwhile from an exported file.
const stood = answer => answer.status === 200 && answer.body.seq > 0
  || codes(answer).length > 0 && codes(answer).every(c => STANDS.includes(c));
const isLater = status => status === 0 || status === 408 || status === 429 || status >= 500;

function flush() {
  clearTimeout(timer);
  return locked(round).then(show);
}

async function round() {
  trouble = '';
  const mine = async who => (await all('outbox')).find(e => e.state === 'waiting' && e.account === who);
  if (!(await all('outbox')).some(e => e.state === 'waiting')) return;
  const who = await ask('/phone/who');
  reached = who.status === 200;
  // Signed out here or from elsewhere: nobody reads on in what was kept.
  if (who.status === 401) await self.caches?.delete('phone-pages');
  if (!reached) return stopped(who);
  for (let entry; (entry = await mine(who.body.account)); ) {
    const answer = await send(entry);
    const stands = stood(answer);
    if (!stands && (isLater(answer.status) || answer.status === 401 || codes(answer).includes('password-first'))) return stopped(answer);
    await change((outbox, sent) => {
      if (!stands) {
        const says = (answer.body.refusals ?? []).map(r => r.missing + (r.whoSupplies ? `（可由${r.whoSupplies}办理）` : ''));
        outbox.put({ ...entry, state: 'refused', says: says.length ? says : [answer.body.detail ?? `服务器答复 ${answer.status}`] });
        return;
      }
      outbox.delete(entry.key);
      sent.put({ ...entry, photo: null, state: 'sent', sentAt: who.body.now });
      sent.getAll().onsuccess = e => e.target.result.sort(inOrder).slice(0, -KEPT).forEach(old => sent.delete(old.key));
    });
    if (stands && form && ofPage(entry)) people.forEach(p => { p.dataset.was = entry.rows[p.dataset.worker] ?? p.dataset.was; });
    wait = FIRST_WAIT;
    await show();
  }
}

function stopped(answer) {
  trouble = isLater(answer.status) ? 'network' : 'sign-in';
  if (trouble === 'network') timer = setTimeout(flush, wait = Math.min(wait * 2, LONGEST_WAIT));
}

async function send(entry) {
  entry.tries++;
  await change(outbox => outbox.put(entry));
  if (entry.photo && !entry.file) {
    const answer = await post('/api/files', entry.key, entry.photo, 'application/octet-stream', 120000);
    if (!answer.body.file) return answer;
    entry.file = answer.body.file;
    await change(outbox => outbox.put(entry));
  }
  return post(ACTION, entry.key, JSON.stringify(payload(entry)), 'application/json');
}

// ---- Showing.

const WORDS = { waiting: '未上传', sent: '已上传', refused: '被退回' };
const dated = day => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
const plain = (entry, text) => Object.entries(entry.names)
  .reduce((s, [worker, name]) => s.replaceAll(`“${worker}”`, name + ' '), text.replace(/^(rows 第\d+行|签到：)/, '').replace(/ ?reason/g, '理由'));

async function show() {
  const everyones = await all('outbox'), outbox = everyones.filter(own), sent = (await all('sent')).filter(own).slice(-5);
  const waiting = outbox.filter(e => e.state === 'waiting'), refused = outbox.filter(e => e.state === 'refused');
  id('outbox').hidden = everyones.length + sent.length === 0;
  id('stale').hidden = !outbox.some(e => Date.now() - e.madeAt > STALE);
  id('entries').replaceChildren(...[...outbox, ...sent.reverse()].map(line), ...others(everyones.filter(e => !own(e))));
  id('out').hidden = outbox.length === 0;
  network(waiting.length, refused.length);
  if (!form) return;
  for (const person of people) {
    const own = [...sent, ...outbox].filter(e => ofPage(e) && person.dataset.worker in e.rows).sort(inOrder).at(-1);
    person.dataset.state = own?.state ?? '';
    person.querySelectorAll('.wrong').forEach(p => p.remove());
    const about = own?.says.filter(s => s.includes(`“${person.dataset.worker}”`)) ?? [];
    if (about.some(s => s.includes('reason'))) id('why').open = true;
    person.append(...about.map(s => Object.assign(document.createElement('p'), { className: 'wrong', textContent: plain(own, s) })));
  }
  count();
}

function line(entry) {
  const item = document.createElement('li'), state = document.createElement('b');
  Object.assign(item.dataset, { key: entry.key, state: entry.state });
  state.textContent = WORDS[entry.state];
  const people = Object.keys(entry.rows).length, what = [people ? `${people}\u00a0人` : '', entry.photo ? '签到表照片' : ''];
  item.append(state, [dated(entry.day), entry.name, ...what].filter(w => w).join(' · '));
  for (const why of entry.says) item.append(Object.assign(document.createElement('small'), { textContent: plain(entry, why) }));
  if (entry.state === 'refused') {
    const drop = Object.assign(document.createElement('button'), { type: 'button', className: 'link', textContent: '删掉这一条' });
    drop.addEventListener('click', async () => {
      if (!confirm('删掉以后手机里不再有这一条。确定吗？')) return;
      await change(outbox => outbox.delete(entry.key));
      await show();
    });
    item.append(drop);
  }
  return item;
}

// What another account entered waits for its own sign-in, and is nobody else's to read.
const others = entries => [...new Set(entries.map(e => e.account))].map(who => Object.assign(document.createElement('li'),
  { textContent: `另有 ${entries.filter(e => e.account === who).length} 条由 ${who} 登录后上传` }));

function network(waiting, refused) {
  const bar = id('network'), parts = [];
  if (said) parts.push(said);
  if (!navigator.onLine || trouble === 'network') {
    const why = navigator.onLine ? '网络不好' : '没有网络';
    parts.push(waiting ? `${why}：已存在手机里 ${waiting} 条，联网后自动上传` : `${why}：可以照常记，会先存在手机里`);
  } else if (trouble === 'sign-in') parts.push(`登录已过期：${waiting} 条还在手机里，重新登录后自动上传。`);
  else if (waiting) parts.push(`正在上传 ${waiting} 条`);
  if (refused) parts.push(`${refused} 条被退回，请改正后再提交`);
  if (offlineCopy && !reached && parts.length === 0) parts.push('没有网络：可以照常记，会先存在手机里');
  bar.hidden = parts.length === 0;
  bar.dataset.waiting = waiting;
  bar.textContent = parts.join('；');
  if (trouble === 'sign-in')
    bar.append(Object.assign(document.createElement('a'), {
      href: '/sign-in?to=' + encodeURIComponent(location.pathname), textContent: '登录',
    }));
}

function count() {
  people.forEach(p => field(p, 'x').classList.toggle('on', field(p, 'x').value !== ''));
  const counter = id('count');
  if (counter) counter.textContent = `已记 ${people.filter(p => read(p) && read(p) !== '-').length} / ${people.length} 人`;
  if (people.some(p => p.dataset.was && read(p) !== p.dataset.was)) id('why').open = true;
}

// A copy from the telephone may be of another day.
function redate() {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
  const asked = new URLSearchParams(location.search).get('day') ?? today;
  if (!/^\d{4}-\d\d-\d\d$/.test(asked) || asked === theDay()) return;
  form.elements['on-day'].value = id('day').value = asked;
  id('day-title').textContent = dated(asked);
  id('day-before').href = `${location.pathname}?day=${new Date(Date.parse(asked) - DAY).toISOString().slice(0, 10)}`;
  people.forEach(p => { p.dataset.was = ''; write(p, ''); });
  made = 0;
}

// What this telephone entered, over what the page came with: what was sent since, then what still waits.
async function lay() {
  const free = people.filter(p => p.dataset.shown === undefined || !touched(p));
  const put = (entry, stands) => free.filter(p => p.dataset.worker in entry.rows).forEach(p => {
    write(p, entry.rows[p.dataset.worker]);
    if (stands) p.dataset.was = entry.rows[p.dataset.worker];
  });
  (await all('sent')).filter(e => ofPage(e) && e.sentAt > made).forEach(e => put(e, true));
  (await all('outbox')).filter(ofPage).forEach(e => put(e, false));
  free.forEach(p => { p.dataset.shown = read(p); });
}

// ---- Export: what /hand-in takes at a machine that has a network.

function download(name, type, text) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function exportJson() {
  const entries = await Promise.all((await all('outbox')).filter(own).map(async e => ({
    key: e.key, account: e.account, madeAt: new Date(e.madeAt).toISOString(), day: e.day, name: e.name, payload: payload(e),
    photo: e.photo ? await inText(e.photo) : null,
  })));
  download(`签到-未上传-${new Date().toISOString().slice(0, 10)}.json`, 'application/json', JSON.stringify(entries, null, 1));
}

const inText = photo => new Promise((done, fail) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result.slice(reader.result.indexOf(',') + 1));
  reader.onerror = () => fail(reader.error);
  reader.readAsDataURL(photo);
});

const MARKS = { absent: '旷工', late: '迟到', early: '早退', leave: '请假', sick: '病假', injured: '工伤', rest: '轮休' };

// The office's import reads this form: one file a project and month, a column a day.
async function exportCsv() {
  const sheets = new Map();
  for (const entry of (await all('outbox')).filter(own)) {
    const at = `${entry.name}-${entry.day.slice(0, 7)}`, sheet = sheets.get(at) ?? sheets.set(at, new Map()).get(at);
    for (const [worker, text] of Object.entries(entry.rows)) {
      const [worked, mark] = text.split(':'), row = sheet.get(worker) ?? { name: entry.names[worker], days: {} };
      const half = { ma: '√', m: '上', a: '下' }[worked] ?? (/^\d+$/.test(worked) ? `${Math.round(worked / 0.6) / 100}h` : '');
      row.days[Number(entry.day.slice(8))] = half + (mark ? MARKS[mark] : '');
      sheet.set(worker, row);
    }
  }
  const days = Array.from({ length: 31 }, (_, i) => i + 1);
  for (const [at, sheet] of sheets) {
    const rows = [...sheet].map(([worker, row]) => [worker, row.name, ...days.map(d => row.days[d] ?? '')]);
    const quoted = cell => `"${String(cell).replaceAll('"', '""')}"`;
    download(`签到-${at}.csv`, 'text/csv', '\ufeff' + [['编号', '姓名', ...days], ...rows].map(r => r.map(quoted).join(',')).join('\r\n'));
  }
}

// ---- Start.

async function keepPages() {
  if (!('serviceWorker' in navigator)) return;
  await forgetOthers();
  await navigator.serviceWorker.register('/phone/sw.js', { scope: '/phone' });
  const { active } = await navigator.serviceWorker.ready;
  const files = [...document.querySelectorAll('link[href^="/assets/"], script[src^="/assets/"]')].map(f => f.href || f.src);
  const projects = [...document.querySelectorAll('a.project')].slice(0, 3).map(a => a.href);
  navigator.serviceWorker.onmessage = () => { id('kept').hidden = false; };
  if (!offlineCopy) active.postMessage({ page: { at: location.pathname, text: asCame }, files, others: projects });
}

// Pages that another account saw on this telephone are not for this one.
async function forgetOthers() {
  const pages = await caches.open('phone-pages');
  for (const at of await pages.keys()) {
    const text = await (await pages.match(at)).text();
    if (!text.includes(`data-account="${account}"`)) await pages.delete(at);
  }
}

function named() {
  const chosen = id('photo-name');
  if (chosen) chosen.textContent = form.elements.photo.files.length > 0 ? '照片已选' : '拍签到表';
}

async function start() {
  await database().then(db => db.close());
  if (form) {
    if (offlineCopy) redate();
    await lay();
    form.addEventListener('change', () => { count(); named(); });
    form.addEventListener('submit', event => {
      event.preventDefault();
      if (event.submitter?.id !== 'all') return void submit();
      people.filter(p => read(p) === '').forEach(p => write(p, form.dataset.hours ? String(form.dataset.hours * 60) : 'ma'));
      count();
    });
  }
  id('export-json').addEventListener('click', exportJson);
  id('export-csv').addEventListener('click', exportCsv);
  const again = async () => {
    wait = FIRST_WAIT;
    if (form) await lay();
    await flush();
  };
  addEventListener('online', again);
  addEventListener('offline', show);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && again());
  await show();
  await flush();
  shell.dataset.ready = 'yes';
}

// Where the browser keeps nothing, the form is sent as it is.
start().catch(error => console.warn('attendance is kept online only:', error?.message));
keepPages().catch(() => { /* no worker, no offline page: the outbox works all the same */ });
