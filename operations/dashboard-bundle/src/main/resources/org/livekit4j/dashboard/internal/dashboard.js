import { Rates, brief, bytes, code, count, duration, level, loss, make, number, picture, rate, state, text, time, toneOf } from './cells.js';

const TOKEN = 'livekit4j.token';
const TOKEN_LENGTH = 32;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 10000;
const rates = new Rates();

/** A table in a section that can be folded. Rows are kept by their keys, so that what is selected or read stays in place. */
class Section {
  #rows = new Map();

  constructor(id, title, columns, { key, optional = false }) {
    Object.assign(this, { columns, key, optional });
    this.details = make('details');
    this.details.id = id;
    this.details.open = true;
    const summary = make('summary', '', title);
    this.total = make('span');
    summary.append(this.total);
    this.body = make('tbody');
    const heads = make('tr');
    columns.forEach(([label, kind]) => {
      const head = make('th', kind.className, label);
      head.scope = 'col';
      heads.append(head);
    });
    const head = make('thead');
    head.append(heads);
    this.table = make('table');
    this.table.setAttribute('aria-label', title);
    this.table.append(head, this.body);
    this.wide = make('div', 'wide');
    this.wide.append(this.table);
    this.note = make('p', 'none');
    this.details.append(summary, this.wide, this.note);
    document.querySelector('main').append(this.details);
  }

  update(rows, total = rows.length) {
    this.details.hidden = this.optional && total === 0;
    this.total.textContent = number(total);
    this.wide.hidden = rows.length === 0;
    this.note.textContent = total === 0 ? 'none' : total > rows.length ? `and ${number(total - rows.length)} more` : '';
    const gone = new Set(this.#rows.keys());
    const used = new Set();
    let place = this.body.firstChild;
    rows.forEach((row, i) => {
      let key = this.key ? this.key(row) : i;
      while (used.has(key)) { // a room that was joined twice from here
        key += '+';
      }
      used.add(key);
      gone.delete(key);
      const line = this.#rows.get(key) ?? this.#line(key);
      this.columns.forEach(([, kind, value], column) => kind.show(line.cells[column], value(row)));
      if (line === place) {
        place = place.nextSibling;
      } else {
        this.body.insertBefore(line, place);
      }
    });
    gone.forEach((key) => {
      this.#rows.get(key).remove();
      this.#rows.delete(key);
    });
  }

  #line(key) {
    const line = make('tr');
    this.columns.forEach(([label, kind]) => {
      const cell = make('td', kind.className);
      cell.dataset.label = label;
      line.append(cell);
    });
    this.#rows.set(key, line);
    return line;
  }
}

function plugInState(row) {
  if (row.excluded) {
    return 'excluded';
  }
  return row.failed + row.refused > 0 ? 'failed' : row.late > 0 ? 'late' : 'running';
}

const sections = {
  warnings: new Section('warnings', 'Last warnings', [['time', text, (w) => time(w.time)], ['warning', text, (w) => w.text]], {}),
  rooms: new Section('rooms', 'Rooms', [['room', text, (r) => r.name], ['state', state, (r) => r.state],
    ['here as', text, (r) => r.identity], ['others', count, (r) => r.others], ['tracks', count, (r) => r.tracks],
    ['quality', state, (r) => r.quality], ['round trip, ms', count, (r) => r.connection.roundTripMs],
    ['in, kbit/s', count, (r) => r.connection.receivedKbps], ['out, kbit/s', count, (r) => r.connection.sentKbps],
    ['loss, %', loss, (r) => r.connection.lossPercent],
    ['recorded', text, (r) => r.recording ? 'yes' : ''], ['kept by', text, (r) => r.keeper], ['id', text, (r) => r.sid]], {}),
  participants: new Section('participants', 'Participants', [['identity', text, (p) => p.identity], ['name', text, (p) => p.name],
    ['room', text, (p) => p.room], ['kind', text, (p) => p.local ? 'here' : p.kind.toLowerCase()],
    ['quality', state, (p) => p.quality], ['tracks', count, (p) => p.tracks],
    ['speaking', state, (p) => p.speaking ? 'speaking' : ''], ['encrypted', text, (p) => p.encrypted ? 'yes' : '']],
    { key: (p) => JSON.stringify([p.room, p.identity]) }),
  streams: new Section('streams', 'Streams', [['track', text, (s) => s.track || s.name], ['medium', text, (s) => s.medium],
    ['participant', text, (s) => s.participant], ['room', text, (s) => s.room], ['level', level, (s) => s.peak],
    ['picture', picture, (s) => s.medium === 'video' ? { of: s.track || s.name, take: () => takePicture(s.key) } : null],
    ['frames/s', rate, (s) => s.rate], ['queued', count, (s) => s.queued], ['dropped', loss, (s) => s.dropped],
    ['processors', count, (s) => s.processors],
    ['consumer', code, (s) => s.consumer]], { key: (s) => s.key }),
  plugIns: new Section('plug-ins', 'Processors and sinks', [['name', text, (p) => p.name], ['kind', text, (p) => p.kind],
    ['bundle', text, (p) => p.bundle], ['state', state, plugInState], ['streams', count, (p) => p.streams],
    ['frames', count, (p) => p.frames], ['failed', loss, (p) => p.failed], ['late', loss, (p) => p.late],
    ['refused', loss, (p) => p.refused], ['longest call, ms', count, (p) => p.longestCallMs]], { optional: true }),
  unusedPlugIns: new Section('unused-plug-ins', 'Processors and sinks that are not used', [['kind', text, (p) => p.kind],
    ['bundle', text, (p) => p.bundle], ['reason', text, (p) => p.text]], { optional: true }),
  recordings: new Section('recordings', 'Recordings', [['room', text, (r) => r.room], ['number', text, (r) => r.id],
    ['state', state, (r) => r.state], ['format', text, (r) => r.format + (r.mixed ? ', as one' : '')],
    ['since', text, (r) => time(r.since)], ['files', count, (r) => r.files], ['size', text, (r) => bytes(r.bytes)],
    ['lost sound, ms', loss, (r) => r.lostAudioMs], ['lost pictures', loss, (r) => r.lostPictures],
    ['last failure', text, (r) => r.lastFailure]], { key: (r) => JSON.stringify([r.id, r.room]), optional: true }),
  keepers: new Section('keepers', 'Kept rooms', [['configuration', text, (k) => k.pid], ['state', state, (k) => k.state],
    ['room', text, (k) => k.room], ['as', text, (k) => k.identity], ['since', text, (k) => time(k.since)],
    ['joins', count, (k) => k.joins], ['last failure', text, (k) => k.lastFailure]], { key: (k) => k.pid, optional: true }),
  workers: new Section('workers', 'Agents', [['agent', text, (w) => w.agent], ['configuration', text, (w) => w.pid],
    ['state', state, (w) => w.state], ['load', text, (w) => w.load?.toFixed(2)], ['jobs', count, (w) => w.runningJobs],
    ['succeeded', count, (w) => w.succeeded], ['failed', loss, (w) => w.failed], ['last failure', text, (w) => w.lastFailure]],
    { optional: true }),
  jobs: new Section('jobs', 'Jobs of agents', [['agent', text, (j) => j.agent], ['room', text, (j) => j.room],
    ['for', text, (j) => j.participant], ['as', text, (j) => j.identity], ['state', state, (j) => j.state],
    ['attempt', count, (j) => j.attempt], ['since', text, (j) => time(j.since)]], { key: (j) => j.id, optional: true }),
  lanes: new Section('lanes', 'Native events', [['kind', text, (l) => l.lane.toLowerCase()], ['events/s', rate, (l) => l.rate],
    ['not wanted', count, (l) => l.unwanted], ['delivered', count, (l) => l.delivered], ['dropped', loss, (l) => l.dropped]], {}),
  subscribers: new Section('subscribers', 'Subscribers of the event queue', [['name', text, (s) => s.name],
    ['bundle', text, (s) => s.owner], ['delivered', count, (s) => s.delivered], ['depth', count, (s) => s.depth],
    ['dropped', loss, (s) => s.dropped], ['failed', loss, (s) => s.failed], ['longest call, ms', count, (s) => s.longestMillis],
    ['filter', brief, (s) => s.filter]], {}),
  handles: new Section('handles', 'Native handles', [['kind', text, ([kind]) => kind], ['live', count, ([, live]) => live]],
    { key: ([kind]) => kind }),
};

function figure(name, value, detail = '') {
  const id = `figure-${name.replaceAll(' ', '-')}`;
  let cell = document.getElementById(id);
  if (!cell) {
    const box = make('div');
    cell = make('dd');
    cell.id = id;
    box.append(make('dt', '', name), cell);
    document.getElementById('figures').append(box);
  }
  cell.replaceChildren(value, ...(detail ? [make('small', '', ` ${detail}`)] : []));
}

function showLibrary(library, now) {
  const word = library?.state ?? 'not open';
  const label = document.getElementById('library');
  label.hidden = false;
  label.className = `state ${library ? toneOf(word) : 'bad'}`;
  label.textContent = `native library ${library?.version ?? ''} ${word}`;
  const perSecond = library ? rates.look('events', library.events.received, now) : [];
  figure('native events', perSecond.length ? number(Math.round(perSecond.at(-1))) : '–', 'per second');
  figure('native handles', number(library?.handlesLive ?? 0), `of ${number(library?.handlesCreated ?? 0)}`);
  sections.handles.update(Object.entries(library?.handlesByKind ?? {}));
}

function show(snapshot) {
  const { jvm, time: now } = snapshot;
  figure('uptime', duration(jvm.uptime));
  showLibrary(snapshot.library, now);
  figure('heap', bytes(jvm.heapUsedBytes), `of ${bytes(jvm.heapMaxBytes)}`);
  if (jvm.residentBytes) {
    figure('process memory', bytes(jvm.residentBytes));
  }
  figure('threads', number(jvm.threads), jvm.openFiles ? `${number(jvm.openFiles)} open files` : '');
  figure('watchers', number(snapshot.watchers));
  snapshot.streams.shown.forEach((stream) => { stream.rate = rates.look(`stream ${stream.key}`, stream.received, now); });
  snapshot.lanes.shown.forEach((lane, i) => { lane.rate = rates.look(`lane ${i}`, lane.events, now); });
  rates.sweep();
  sections.warnings.update(snapshot.warnings);
  Object.keys(sections).filter((name) => snapshot[name]?.shown)
    .forEach((name) => sections[name].update(snapshot[name].shown, snapshot[name].total));
  document.documentElement.dataset.snapshot = snapshot.number;
}

let paused = false;

/** Said once, not with each snapshot: screen readers read it out. */
function say(word, tone) {
  const status = document.getElementById('connection');
  if (status.textContent !== word) {
    status.className = tone;
    status.textContent = word;
  }
}

document.getElementById('pause').addEventListener('click', ({ target }) => {
  paused = !paused;
  target.setAttribute('aria-pressed', paused);
  target.textContent = paused ? 'Resume' : 'Pause';
  say(paused ? 'paused' : 'live', paused ? 'warn' : 'good');
});

/** The one of the address, which need not stay in sight; the tab keeps it for when it is loaded again. */
function token() {
  if (location.hash.length > TOKEN_LENGTH) {
    sessionStorage.setItem(TOKEN, location.hash.slice(1));
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(TOKEN);
}

function ask(what) {
  const own = token();
  return fetch(what, { headers: own ? { Authorization: `Bearer ${own}` } : {}, cache: 'no-store' });
}

async function takePicture(key) {
  const answer = await ask(`picture?${encodeURIComponent(key)}`).catch(() => null);
  return answer?.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
}

/** Not with an EventSource, which can send no header: the token would be in the address of each request. */
async function watch() {
  const answer = await ask('events');
  if (!answer.ok) {
    throw new Error((await answer.text()).trim());
  }
  rates.clear();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const events = (waiting + part.value).split('\n\n');
    waiting = events.pop();
    if (events.length && !paused) {
      show(JSON.parse(events.at(-1).slice('data: '.length)));
      say('live', 'good');
    }
  }
}

window.addEventListener('hashchange', token);
for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, 2 * pause)) {
  const begun = Date.now();
  let problem = 'connection lost; trying again';
  try {
    await watch();
  } catch (error) {
    problem = error instanceof TypeError ? problem : error.message;
  }
  say(problem, 'bad');
  pause = Date.now() - begun > LONGEST_PAUSE_MS ? FIRST_PAUSE_MS : pause;
  await new Promise((resolve) => setTimeout(resolve, pause));
}
