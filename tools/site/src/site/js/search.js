// Searches the pages of this site, also where they are files. The index is loaded when a search begins; nothing is sent anywhere.
(() => {
  const MOST = 30;
  const EXCERPT = 180;
  const root = new URL('..', document.currentScript.src);
  const page = document.getElementById('bodyColumn');
  let loading = null;

  function make(tag, properties, ...content) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...content);
    return element;
  }

  const input = make('input', { id: 'search-words', type: 'search', placeholder: 'Search ( / )', autocomplete: 'off' });
  input.setAttribute('aria-label', 'Search the pages');
  input.setAttribute('aria-controls', 'search-found');
  const form = make('form', { id: 'search' }, input);
  form.setAttribute('role', 'search');
  const status = make('p', { id: 'search-status' });
  status.setAttribute('role', 'status');
  const list = make('ol', { id: 'search-list' });
  const found = make('section', { id: 'search-found', hidden: true }, status, list);
  found.setAttribute('aria-label', 'Found');
  (document.querySelector('#banner .pull-right') ?? document.body).prepend(form);
  page.prepend(found);

  function load() {
    loading ??= new Promise((resolve, reject) => {
      const script = make('script', { src: new URL('js/search-index.js', root), onload: resolve, onerror: reject });
      document.head.append(script);
    });
    return loading;
  }

  /** Finds a word where one begins with it; and for words of some length, also inside of others, such as names in code. */
  function patterns(words) {
    return words.map((word) => {
      const text = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return { begins: new RegExp(`(?<![\\p{L}\\p{N}])${text}`, 'giu'), inside: new RegExp(text, 'giu'), long: word.length > 2 };
    });
  }

  function times(text, pattern) {
    const begins = text.match(pattern.begins)?.length ?? 0;
    return begins > 0 || !pattern.long ? begins : (text.match(pattern.inside)?.length ?? 0) / 4;
  }

  /** 0 unless each word is found. Headings count more than what stands below them, and guides more than decisions. */
  function score([file, , title, heading, text], wanted) {
    let sum = 0;
    for (const pattern of wanted) {
      const one = 20 * Math.min(1, times(heading, pattern)) + 10 * Math.min(1, times(title, pattern))
        + Math.min(5, times(text, pattern));
      if (one === 0) {
        return 0;
      }
      sum += one;
    }
    return file.startsWith('docs/adr/') ? sum / 2 : sum;
  }

  /** The text around the first word, with all words marked; as text, never as markup. */
  function excerpt(text, wanted) {
    const places = wanted.flatMap(({ begins, inside }) => [...text.matchAll(text.match(begins) ? begins : inside)])
      .sort((a, b) => a.index - b.index);
    const start = Math.max(0, (places[0]?.index ?? 0) - EXCERPT / 3);
    const from = start === 0 ? 0 : text.indexOf(' ', start) + 1;
    const parts = [from > 0 ? '… ' : ''];
    let at = from;
    places.filter(({ index }) => index >= from && index < from + EXCERPT).forEach(({ index, 0: word }) => {
      if (index >= at) {
        parts.push(text.slice(at, index), make('mark', {}, word));
        at = index + word.length;
      }
    });
    parts.push(text.slice(at, Math.max(at, from + EXCERPT)), from + EXCERPT < text.length ? ' …' : '');
    return make('p', {}, ...parts);
  }

  function row(section, wanted) {
    const [file, anchor, title, heading, text] = section;
    const href = new URL(file + (anchor ? `#${anchor}` : ''), root);
    const link = make('a', { href }, heading === title ? title : `${title}: ${heading}`);
    link.addEventListener('click', ({ ctrlKey, metaKey, shiftKey }) => ctrlKey || metaKey || shiftKey || close());
    return make('li', {}, link, excerpt(text, wanted));
  }

  function cover(covered) {
    found.hidden = !covered;
    [...page.children].filter((part) => part !== found).forEach((part) => { part.hidden = covered; });
  }

  /** The page is shown again, before a link of what was found scrolls to a place in it. */
  function close() {
    input.value = '';
    cover(false);
  }

  function show(words) {
    const wanted = patterns(words);
    const matches = window.livekit4jSections.map((section) => [score(section, wanted), section]).filter(([points]) => points > 0)
      .sort(([a], [b]) => b - a);
    list.replaceChildren(...matches.slice(0, MOST).map(([, section]) => row(section, wanted)));
    const more = matches.length > MOST ? `, of which the best ${MOST} are shown` : '';
    status.textContent = `${matches.length === 1 ? '1 section' : `${matches.length} sections`} found${more}. `
      + 'The Javadoc has a search of its own.';
    cover(true);
  }

  async function search() {
    try {
      await load();
      const words = input.value.trim().split(/\s+/).filter((word) => word.length > 1);
      if (words.length > 0) {
        show(words);
      } else {
        cover(false);
      }
    } catch {
      status.textContent = 'The index is missing: build the site anew.';
      found.hidden = false;
    }
  }

  function move(event, step) {
    const places = [input, ...list.querySelectorAll('a')];
    const next = places[places.indexOf(document.activeElement) + step];
    if (next && places.includes(document.activeElement)) {
      event.preventDefault();
      next.focus();
    }
  }

  input.addEventListener('input', search);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    list.querySelector('a')?.click();
  });
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('input, textarea, select');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
    } else if (event.key === 'Escape' && !found.hidden) {
      close();
      input.focus();
    } else if (event.key === 'ArrowDown') {
      move(event, 1);
    } else if (event.key === 'ArrowUp') {
      move(event, -1);
    }
  });
})();
