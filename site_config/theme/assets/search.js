// The search page: a form, filters and results, with Pagefind's index or Material's. The page's address says what is
// searched for, so that a search can be linked.
(function () {
  "use strict";

  const base = new URL("..", document.currentScript.src).href;
  const holder = document.getElementById("briefings-texts");
  const texts = holder ? JSON.parse(holder.textContent) : {};
  const language = document.documentElement.lang || "de";
  const FILTERS = ["kind", "person", "topic", "type", "year"];
  const PAGE_LENGTH = 10;
  const MAX_OPTIONS = 200;
  const TYPING_PAUSE = 180; // milliseconds
  const EXCERPT_WORDS = 32;
  const WORDS_BEFORE = 8; // in an excerpt, those before the first word that was found
  const LIKE = 0.6; // so much of a word must begin a word of a result
  const LONG_WORD = 4; // letters; shorter words are left out where nothing has all words
  // How much a field counts beside the words of a text: the name of a person or topic most. „names“, „parts“, „words“ and
  // „longer“ are searched and not shown.
  const WEIGHTS = {
    name: 12, names: 8, title: 4, role: 3, parts: 2.5, quote: 0.1, line: 0.2, words: 0.25, longer: 0.02,
  };
  const MESSAGE = { setup: 0, query: 2 }; // of Material's search

  const place = document.querySelector(".suche");
  if (!place) { return; }

  // --- Texts and elements ---

  function text(key, values) {
    return (texts["search_" + key] || "").replace(/\{(\w+)\}/g, (whole, name) => values[name].toLocaleString(language));
  }

  function make(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  function labelled(label, control) {
    control.id = "suche-" + control.name;
    return make("div", { className: "suche-feld" }, make("label", { htmlFor: control.id }, label), control);
  }

  // --- Words ---

  function split(query) {
    return query.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  }

  function plain(word) {
    return word.toLowerCase().replace(/ß/g, "ss").normalize("NFD").replace(/\p{M}/gu, "");
  }

  // Ü, u and ue are one.
  function bare(word) {
    return plain(word).replace(/([aou])e/g, "$1");
  }

  // The same as in generator/search/hidden.py, where the index gets the stems that words do not begin with.
  function stem(word) {
    const shorter = word.replace(/(?:ern|em|en|er|es|e|n|s)$/, "");
    return shorter.length >= LONG_WORD ? shorter : word;
  }

  // Whether a word of a text is one of those: whatever its ending, and however its umlauts are written on either side.
  function marks(words) {
    const stems = words.map((word) => stem(plain(word)));
    return function (word) {
      const long = word.toLowerCase().replace(/[äöü]/g, (letter) => ({ ä: "ae", ö: "oe", ü: "ue" })[letter]);
      const forms = [plain(word), plain(long), bare(long)];
      return forms.some((form) => stems.some((one) => form.startsWith(one)));
    };
  }

  // A text as pieces, each with whether it is one of the words.
  function pieces(shown, words) {
    const found = marks(words);
    return shown.split(/([\p{L}\p{N}]+)/u).map((piece, number) => [piece, number % 2 === 1 && found(piece)]);
  }

  function excerpt(shown, words) {
    const found = marks(words);
    const all = shown.split(" ");
    const first = all.findIndex((word) => (word.match(/[\p{L}\p{N}]+/gu) || []).some(found));
    const begin = all.length > EXCERPT_WORDS ? Math.max(0, Math.min(first - WORDS_BEFORE, all.length - EXCERPT_WORDS)) : 0;
    const part = all.slice(begin, begin + EXCERPT_WORDS).join(" ");
    return pieces((begin ? "… " : "") + part + (begin + EXCERPT_WORDS < all.length ? " …" : ""), words);
  }

  function unescaped(html) {
    const names = { lt: "<", gt: ">", amp: "&", quot: '"', "#x27": "'", "#39": "'" };
    return html.replace(/&(lt|gt|amp|quot|#x27|#39);/g, (whole, name) => names[name]);
  }

  // --- Pagefind ---

  async function pagefind() {
    const engine = await import(base + "pagefind/pagefind.js");
    await engine.options({ excerptLength: EXCERPT_WORDS, noWorker: true, ranking: { metaWeights: WEIGHTS } });
    await engine.init();
    let counted = null;

    async function item(result) {
      const data = await result.data();
      const title = data.meta.name || data.meta.title || data.meta.quote;
      const shown = data.content === title ? [] : data.excerpt.split(/(<mark>.*?<\/mark>)/); // it takes no empty text
      return {
        address: data.raw_url,
        title: title,
        line: data.meta.role || data.meta.line || "",
        filters: data.filters,
        excerpt: shown.map((piece, number) => [unescaped(piece.replace(/<\/?mark>/g, "")), number % 2 === 1]),
      };
    }

    // Of a word that no page has, Pagefind takes the beginning: for „Selenskyj“ it would give all
    // with a word „S“. So most of the first results must have what was asked for.
    function holds(data, words) {
      const there = split([data.content, ...Object.values(data.meta)].join(" ")).map(bare);
      return words.map(bare).every((word) => there.some((one) => one.startsWith(word.slice(0, word.length * LIKE))));
    }

    async function ask(words, filters, newest) {
      const options = { filters: filters, sort: newest ? { date: "desc" } : {} };
      return engine.search(words.length ? words.join(" ") : null, options);
    }

    return {
      async search(words, filters, newest) {
        const found = (await ask(words, filters, newest)).results;
        const first = await Promise.all(found.slice(0, PAGE_LENGTH).map((result) => result.data()));
        const real = first.filter((data) => holds(data, words)).length * 2 < first.length ? [] : found;
        return {
          total: real.length,
          take: (from, length) => Promise.all(real.slice(from, from + length).map(item)),
        };
      },
      // How many results each value of a filter has, whatever is chosen in this one.
      async counts(words, filters) {
        counted = counted || engine.filters();
        await counted;
        const all = (await ask(words, filters)).filters;
        const found = {};
        for (const name of FILTERS) {
          const others = Object.assign({}, filters);
          delete others[name];
          found[name] = (filters[name] ? (await ask(words, others)).filters : all)[name] || {};
        }
        return found;
      },
    };
  }

  // --- Material ---

  function script(owner, address) {
    return new Promise(function (done, failed) {
      owner.head.append(Object.assign(owner.createElement("script"), { src: address, onload: done, onerror: failed }));
    });
  }

  async function readIndex() {
    if (location.protocol !== "file:") { return (await fetch(base + "search/search_index.json")).json(); }
    await script(document, base + "search/search_index.js");
    return window.__index;
  }

  // Material's search runs as a worker; files read from disk may start none, so there it runs in an empty frame.
  async function start(address) {
    if (location.protocol !== "file:") { return new Worker(address); }
    const frame = make("iframe", { hidden: true, title: "" });
    document.body.append(frame);
    const inside = frame.contentWindow;
    const like = { postMessage: (data) => inside.dispatchEvent(new MessageEvent("message", { data: data })) };
    inside.postMessage = (data) => like.onmessage({ data: data });
    await script(inside.document, address);
    return like;
  }

  async function material() {
    const index = await readIndex();
    const worker = await start(base + index.worker);
    const documents = new Map(index.docs.map((one) => [one.location, one]));
    let last = Promise.resolve();

    // One question after the other: answers have no numbers.
    function ask(type, data) {
      last = last.then(() => new Promise(function (done) {
        worker.onmessage = (event) => done(event.data.data);
        worker.postMessage({ type: type, data: data });
      }));
      return last;
    }

    await ask(MESSAGE.setup, { config: index.config, docs: index.docs, options: {} });

    // The word as it is counts most, then what begins with it, then what has its stem; all words must be there.
    async function matching(words) {
      if (!words.length) { return index.docs; }
      const forms = words.map((word) => [word, stem(plain(word))]);
      const query = forms.map(([word, short]) => word + "^4 " + word + " " + short).join(" ");
      const groups = (await ask(MESSAGE.query, query)).items;
      const found = groups.flat().filter((one) => forms.every((pair) => pair.some((form) => one.terms[form])));
      found.sort((one, other) => other.score - one.score || (one.date < other.date ? 1 : -1));
      return found.map((one) => documents.get(one.location));
    }

    function fits(one, filters) {
      return Object.keys(filters).every((name) => (one.filters[name] || []).includes(filters[name]));
    }

    function item(one, words) {
      return {
        address: one.location,
        title: unescaped(one.name || one.title || one.quote),
        line: unescaped(one.role || one.line || ""),
        filters: one.filters,
        excerpt: excerpt(unescaped(one.text || ""), words),
      };
    }

    return {
      async search(words, filters, newest) {
        const found = (await matching(words)).filter((one) => fits(one, filters));
        if (newest) { found.sort((one, other) => (other.date || "").localeCompare(one.date || "")); }
        return {
          total: found.length,
          take: async (from, length) => found.slice(from, from + length).map((one) => item(one, words)),
        };
      },
      async counts(words, filters) {
        const all = await matching(words);
        const found = {};
        for (const name of FILTERS) {
          const others = Object.assign({}, filters);
          delete others[name];
          found[name] = {};
          for (const one of all.filter((each) => fits(each, others))) {
            for (const value of one.filters[name] || []) { found[name][value] = (found[name][value] || 0) + 1; }
          }
        }
        return found;
      },
    };
  }

  // --- The page ---

  const note = [...place.childNodes];
  const query = make("input", { type: "search", name: "q", autocomplete: "off", spellcheck: false });
  query.setAttribute("autocapitalize", "off");
  query.setAttribute("aria-keyshortcuts", "/");
  const order = make("select", { name: "sort" }, new Option(text("best"), ""), new Option(text("newest"), "newest"));
  const selects = new Map(FILTERS.map((name) => [name, make("select", { name: name }, new Option(text("any"), ""))]));
  const reset = make("button", { type: "button", className: "md-button", hidden: true }, text("reset"));
  const filterBar = make(
    "div",
    { className: "suche-filter", hidden: true },
    ...FILTERS.map((name) => labelled(text(name), selects.get(name))),
    labelled(text("sort"), order),
    reset,
  );
  const form = make(
    "form",
    { className: "suche-form" },
    make("div", { className: "suche-zeile" }, labelled(text("label"), query),
      make("button", { type: "submit", className: "md-button md-button--primary" }, text("button"))),
    filterBar,
  );
  form.setAttribute("role", "search");
  const status = make("p", { className: "suche-stand" }, text("start"));
  status.setAttribute("role", "status");
  const list = make("ol", { className: "suche-treffer" });
  const more = make("button", { type: "button", className: "md-button", hidden: true }, text("more"));
  let engine = null;
  let run = 0; // the number of the newest search: older ones that end late are dropped
  let timer = 0;

  function state() {
    const filters = {};
    for (const [name, select] of selects) { if (select.value) { filters[name] = select.value; } }
    return { words: split(query.value), filters: filters, newest: order.value === "newest" };
  }

  function readAddress() {
    const given = new URLSearchParams(location.search);
    query.value = given.get("q") || "";
    order.value = given.get("sort") === "newest" ? "newest" : "";
    for (const [name, select] of selects) {
      const value = given.get(name);
      if (value) { select.add(new Option(value, value, true, true)); }
    }
  }

  function writeAddress() {
    const said = new URLSearchParams();
    for (const control of [query, ...selects.values(), order]) {
      const value = control.value.trim();
      if (value) { said.set(control.name, value); }
    }
    const address = said.toString() ? "?" + said : location.pathname;
    try {
      history.replaceState(null, "", address);
    } catch (error) {
      // A browser may refuse this for files read from disk; the search works without.
    }
  }

  function marked(parts) {
    return parts.map(([piece, found]) => (found ? make("mark", {}, piece) : piece));
  }

  function resultItem(result, words) {
    const kind = (result.filters.kind || [""])[0];
    const type = (result.filters.type || [""])[0];
    const style = !type ? "" : type === text("verbatim") ? " suche-art--woertlich" : " suche-art--sinngemaess";
    const link = make("a", { href: base + result.address }, ...marked(pieces(result.title, words)));
    const badge = make("span", { className: "suche-art" + style }, type ? kind + ", " + type : kind);
    return make(
      "li",
      {},
      make("p", { className: "suche-kopf" }, badge, result.line ? " " + result.line : ""),
      make("h2", { className: "suche-titel" }, link),
      make("p", { className: "suche-text" + (type ? style.replace("art", "text") : "") }, ...marked(result.excerpt)),
    );
  }

  function fill(select, counts) {
    const chosen = select.value;
    const numeric = select.name === "year";
    const values = Object.entries(counts).filter(([value, count]) => count && value !== chosen);
    values.sort(([one, a], [other, b]) => (numeric ? other.localeCompare(one) : b - a || one.localeCompare(other, language)));
    const shown = values.slice(0, MAX_OPTIONS);
    if (chosen) { shown.unshift([chosen, counts[chosen] || 0]); }
    const options = shown.map(([value, count]) => new Option(value + " (" + count.toLocaleString(language) + ")", value));
    select.replaceChildren(new Option(text("any"), ""), ...options);
    select.value = chosen;
    select.disabled = !shown.length;
  }

  function failed() {
    status.textContent = text("failed");
    list.replaceChildren();
    list.setAttribute("aria-busy", "false");
    place.append(...note.filter((node) => node.nodeName === "UL"));
  }

  async function load() {
    engine = engine || (place.dataset.engine === "pagefind" ? pagefind() : material());
    return engine;
  }

  async function find(words, filters, newest) {
    const loaded = await load();
    const found = await loaded.search(words, filters, newest);
    const long = words.filter((word) => word.length >= LONG_WORD);
    return found.total || !long.length || long.length === words.length ? found : loaded.search(long, filters, newest);
  }

  function say(total) {
    const shown = list.children.length;
    const values = { n: total, shown: shown };
    status.textContent = text(total > shown ? "shown" : total === 1 ? "one" : total ? "many" : "none", values);
    more.hidden = shown >= total;
  }

  async function search() {
    const mine = ++run;
    const { words, filters, newest } = state();
    reset.hidden = !Object.keys(filters).length;
    if (!words.length && reset.hidden) {
      list.replaceChildren();
      list.setAttribute("aria-busy", "false");
      status.textContent = text("start");
      more.hidden = true;
      return;
    }
    if (!engine) { status.textContent = text("loading"); }
    list.setAttribute("aria-busy", "true");
    const found = await find(words, filters, newest);
    const first = await found.take(0, PAGE_LENGTH);
    if (mine !== run) { return; }
    list.replaceChildren(...first.map((result) => resultItem(result, words)));
    list.setAttribute("aria-busy", "false");
    say(found.total);
    more.onclick = async function () {
      const begin = list.children.length;
      const next = await found.take(begin, PAGE_LENGTH);
      if (mine !== run) { return; }
      list.append(...next.map((result) => resultItem(result, words)));
      say(found.total);
      list.children[begin].querySelector("a").focus();
    };
    const counts = await (await load()).counts(words, filters);
    if (mine !== run) { return; }
    for (const [name, select] of selects) { fill(select, counts[name]); }
    filterBar.hidden = false;
  }

  function go() {
    clearTimeout(timer);
    writeAddress();
    search().catch(failed);
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    go();
  });
  query.addEventListener("focus", function () { load().catch(failed); }, { once: true });
  query.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(go, TYPING_PAUSE);
  });
  for (const select of [...selects.values(), order]) { select.addEventListener("change", go); }
  reset.addEventListener("click", function () {
    for (const select of selects.values()) { select.value = ""; }
    query.focus();
    go();
  });
  place.replaceChildren(form, status, list, more);
  readAddress();
  if (location.search) { go(); }
}());
