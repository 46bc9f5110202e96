// Filters and sorts the lists of a page; every page is complete without this script.
//
// A list (.liste) says by data-list what it is of, by data-total how long it is as a whole, and by data-source where its
// data are. The bar's controls are made when it is first opened: of what stands on the page if that is the whole list,
// else of the data, which are asked for then. What matches is shown in the place of the list, which stays as it is.
(function () {
  "use strict";

  const PAGE_LENGTH = 50;
  const MIN_ITEMS = 6;
  const TYPING_PAUSE = 120; // milliseconds
  const MAX_MONTHS = 36; // from more on, years are offered
  const NOBODY = "-";
  const LISTS = {
    quotes: { facets: ["kind", "stance", "speaker", "topic"], orders: ["newest", "oldest"], dated: true },
    articles: { facets: ["press", "topic"], orders: ["newest", "oldest", "name", "quotes"], dated: true },
    actors: { facets: ["kind"], orders: ["name", "articles", "quotes", "newest"], dated: false },
    topics: { facets: ["kind"], orders: ["name", "articles", "quotes", "newest"], dated: false },
    stories: { facets: ["topic"], orders: ["newest", "oldest", "name", "articles"], dated: true },
  };

  const holder = document.getElementById("briefings-texts");
  const texts = holder ? JSON.parse(holder.textContent) : {};
  const language = document.documentElement.lang || "de";
  const collator = new Intl.Collator(language);
  const dayFormat = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  const monthFormat = new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" });

  function text(key, values) {
    return (texts["filter_" + key] || "").replace(/\{(\w+)\}/g, (place, name) => (values ? values[name] : place));
  }

  function counted(key, number) {
    return text(key + "_" + (["none", "one"][number] || "many"), { n: number });
  }

  // Letter case, accents and the two ways of writing umlauts make no difference.
  function fold(words) {
    return words
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/ß/g, "ss")
      .replace(/([aou])e/g, "$1");
  }

  function dayOf(date) {
    return new Date((date + "-01").slice(0, 10) + "T00:00:00Z");
  }

  function readable(date) {
    if (date.length < 7) { return text("undated"); }
    return (date.length < 10 ? monthFormat : dayFormat).format(dayOf(date));
  }

  function make(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) { made.className = className; }
    made.append(...children);
    return made;
  }

  function labelled(label, control) {
    return make("label", "filter-feld", make("span", "", label), control);
  }

  function listOf(value) {
    return value ? value.split("|") : [];
  }

  // What stands on the page.

  function pageItems(list) {
    const quotes = list.dataset.list === "quotes";
    return Array.from(list.querySelectorAll(quotes ? ".zitat" : ".eintrag"), (node) => {
      const data = node.dataset;
      return {
        kind: quotes ? (node.classList.contains("woertlich") ? "direct" : "indirect") : data.kind || "",
        stance: data.stance || "",
        speaker: data.speaker || NOBODY,
        topic: listOf(data.topics),
        press: data.press || "",
        date: data.date || "",
        name: data.name || "",
        articles: Number(data.articles) || 0,
        quotes: Number(data.quotes) || 0,
        words: fold(quotes ? wordsOf(node) : node.textContent),
        show: () => copyOf(node),
        group: groupOf(node),
      };
    });
  }

  // Without the words that every quotation has.
  function wordsOf(quote) {
    const group = groupOf(quote);
    const parts = Array.from(quote.querySelectorAll("p:not(.admonition-title)"), (one) => one.textContent);
    const words = parts.join(" ").replace(text("to_quote"), "").replace(text("in_context"), "");
    return group ? words + " " + group.title().textContent : words;
  }

  // What several quotations of an article have in common stands above them.
  function groupOf(quote) {
    const group = quote.closest(".gruppe");
    const title = group && group.querySelector(".gruppe-titel");
    return title ? { key: group, title: () => copyOf(title) } : null;
  }

  // Neither an id twice on the page nor a button that nobody listens to.
  function copyOf(node) {
    const copy = node.cloneNode(true);
    copy.removeAttribute("id");
    copy.querySelectorAll("[id]").forEach((inner) => inner.removeAttribute("id"));
    copy.querySelectorAll("button").forEach((button) => button.remove());
    return copy;
  }

  // What stands in the data.

  function dataItems(list, data, address) {
    const source = {
      tables: data.tables || {},
      root: new URL(data.root, address).href,
      tag: entryTag(list),
      grouped: Boolean(list.querySelector(".gruppe")),
    };
    const kind = list.dataset.list;
    return data.lists[part(list)].map((number) => READERS[kind](source.tables[kind][number], source));
  }

  function entryTag(list) {
    const entry = list.querySelector(".eintrag");
    return entry ? entry.tagName : "LI";
  }

  function named(numbers, rows) {
    return (numbers || []).map((number) => rows[number].name);
  }

  const READERS = {
    quotes(row, source) {
      const article = source.tables.articles[row.article];
      const actor = row.actor === undefined ? null : source.tables.actors[row.actor];
      const words = [...row.words, row.context, row.speaker, actor && actor.name, article.title, article.source];
      return {
        kind: row.type,
        stance: row.stance || "",
        speaker: actor ? actor.name : NOBODY,
        topic: named(article.topics, source.tables.topics),
        date: article.date || "",
        words: fold(words.filter(Boolean).join(" ")),
        show: () => quoteBlock(row, article, actor, source),
        group: source.grouped ? { key: source.root + row.article, title: () => groupTitle(article, source) } : null,
      };
    },
    articles(row, source) {
      return {
        topic: named(row.topics, source.tables.topics),
        press: row.source || "",
        date: row.date || "",
        name: row.title,
        quotes: row.quotes,
        words: fold(row.title + " " + (row.source || "")),
        show: () => entry(source, link(source, row.page, row.title), articleFacts(row), ...newMark(row)),
      };
    },
    actors(row, source) {
      return {
        kind: row.type || "",
        date: row.date || "",
        name: row.name,
        articles: row.articles,
        quotes: row.quotes,
        words: fold(row.name + " " + (row.role || "")),
        show: () => entry(source, make("strong", "", link(source, row.page, row.name)), ...actorFacts(row, source), ...newMark(row)),
      };
    },
    topics(row, source) {
      return {
        kind: row.emerging ? "emerging" : "listed",
        date: row.date || "",
        name: row.name,
        articles: row.articles,
        quotes: row.quotes,
        words: fold(row.name + " " + (row.parent || "")),
        show: () => entry(source, ...topicFacts(row, source)),
      };
    },
    stories(row, source) {
      return {
        topic: named(row.topics, source.tables.topics),
        date: row.last || "",
        name: row.name,
        articles: row.articles,
        quotes: row.quotes,
        words: fold(row.name),
        show: () => entry(source, link(source, row.page, row.name), storyFacts(row), ...newMark(row)),
      };
    },
  };

  // The same look as the templates give; only text, never markup, is taken from the data.

  function link(source, page, label) {
    const address = page ? new URL(page, source.root).href : "";
    if (!address.startsWith(source.root)) { return label; }
    const made = make("a", "", label);
    made.href = address;
    return made;
  }

  function quoteBlock(row, article, actor, source) {
    const direct = row.type === "direct";
    const marks = direct ? [text("open_mark"), text("close_mark")] : ["", ""];
    const title = make("p", "admonition-title", make("strong", "", text(row.type)));
    if (row.stance) { title.append(" ", make("em", "", row.stance)); }
    title.append(...newMark(article));
    const block = make(
      "div",
      "admonition " + (direct ? "woertlich" : "sinngemaess") + " zitat",
      title,
      make("p", "", row.words.map((piece) => marks[0] + piece + marks[1]).join(" … ")),
      make("p", "", ...quoteFacts(row, article, actor, source)),
    );
    if (row.context) { block.append(make("p", "", text("in_context") + ": ", make("em", "", row.context))); }
    block.dataset.id = row.id;
    return block;
  }

  function quoteFacts(row, article, actor, source) {
    const speaker = actor ? link(source, actor.page, actor.name) : row.speaker || text("unattributed");
    const unknown = !actor && row.speaker ? " (" + text("unattributed") + ")" : "";
    const doubt = row.uncertain ? " (" + text("uncertain") + ")" : "";
    const place = source.grouped
      ? []
      : [" · ", link(source, article.page, article.title), ", " + sourceAndDay(article)];
    const there = link(source, article.page + "#" + row.id, text("to_quote"));
    return [make("strong", "", speaker), unknown + doubt, ...place, " · ", there];
  }

  function sourceAndDay(article) {
    return [article.source, readable(article.date || "")].filter(Boolean).join(", ");
  }

  function groupTitle(article, source) {
    const press = article.source ? ", " + article.source : "";
    const title = link(source, article.page, article.title);
    return make("p", "gruppe-titel", readable(article.date || "") + " · ", title, press);
  }

  function newMark(row) {
    return row.new ? [" ", make("em", "", text("new"))] : [];
  }

  function entry(source, ...children) {
    return make(source.tag, "eintrag", ...children);
  }

  function articleFacts(row) {
    const marks = [row.quotes ? counted("quotes", row.quotes) : "", row.copy ? text("copy") : ""];
    return " – " + [sourceAndDay(row), ...marks].filter(Boolean).join(" · ");
  }

  function actorFacts(row, source) {
    const role = row.role ? ", " + row.role : "";
    if (row.page) {
      return [role + " – " + counted("quotes", row.quotes) + ", " + counted("articles", row.articles)];
    }
    const article = source.tables.articles && source.tables.articles[row.article];
    return article ? [role + " – ", link(source, article.page, article.title)] : [role];
  }

  function topicFacts(row, source) {
    const above = row.parent ? [link(source, row.parent_page, row.parent), " › "] : [];
    const touched = row.touched ? " (" + text("touched", { n: row.touched }) + ")" : "";
    const numbers = counted("articles", row.articles) + touched + ", " + counted("quotes", row.quotes);
    const marks = ["pinned", "emerging"].filter((mark) => row[mark]).map((mark) => " · " + text("mark_" + mark));
    return [...above, link(source, row.page, row.name), " – " + numbers + marks.join("")];
  }

  function storyFacts(row) {
    const known = row.first && row.last && row.first.length >= 10 && row.last.length >= 10;
    const span = known ? dayFormat.formatRange(dayOf(row.first), dayOf(row.last)) : readable(row.last || "");
    return " – " + counted("articles", row.articles) + ", " + span;
  }

  function loaded(list) {
    if (location.protocol === "file:") { return Promise.reject(new Error("no data from disk")); }
    const addresses = list.dataset.source.split(" ").map((source) => new URL(source, document.baseURI).href);
    const parts = addresses.map((address) => fetch(address).then((answer) => {
      if (!answer.ok) { throw new Error(String(answer.status)); }
      return answer.json();
    }).then((data) => dataItems(list, data, address)));
    return Promise.all(parts).then((found) => found.flat());
  }

  // What the reader asks for.

  function part(list) {
    return list.dataset.part || list.dataset.list;
  }

  function values(item, field) {
    return Array.isArray(item[field]) ? item[field] : [item[field]];
  }

  function fits(item, wanted, terms, facets) {
    return facets.every((field) => !wanted[field] || values(item, field).includes(wanted[field]))
      && (!wanted.from || (item.date && item.date.slice(0, wanted.from.length) >= wanted.from))
      && (!wanted.to || (item.date && item.date.slice(0, wanted.to.length) <= wanted.to))
      && terms.every((term) => item.words.includes(term));
  }

  function byNumber(field) {
    return (one, other) => (other[field] || 0) - (one[field] || 0);
  }

  // What has no date comes last in either order.
  function byDate(sign) {
    return (one, other) => {
      if (!one.date || !other.date) { return (one.date ? 0 : 1) - (other.date ? 0 : 1); }
      return one.date === other.date ? 0 : sign * (one.date < other.date ? -1 : 1);
    };
  }

  const ORDERS = {
    newest: byDate(-1),
    oldest: byDate(1),
    name: (one, other) => collator.compare(one.name, other.name),
    articles: byNumber("articles"),
    quotes: byNumber("quotes"),
  };

  class Filter {
    constructor(list) {
      this.list = list;
      this.plan = LISTS[list.dataset.list];
      this.prefix = part(list) + "-";
      this.items = null;
      this.controls = new Map();
      this.matching = [];
      this.makeBar();
      if (this.asked().size && !this.holdsTarget()) {
        this.details.open = true;
      }
      window.addEventListener("hashchange", () => this.showTarget());
    }

    makeBar() {
      const headings = Array.from(document.querySelectorAll("h1, h2, h3, h4")).filter(
        (heading) => heading.compareDocumentPosition(this.list) & Node.DOCUMENT_POSITION_FOLLOWING
          && !this.list.contains(heading));
      const title = headings.length ? headings[headings.length - 1].textContent : "";
      const hint = make("span", "filter-still", title ? ": " + title : "");
      this.fields = make("fieldset", "filter-felder", make("legend", "filter-still", text("legend") + hint.textContent));
      this.details = make("details", "", make("summary", "", text("legend"), hint), this.fields);
      this.status = make("span", "filter-stand");
      this.status.setAttribute("role", "status");
      this.reset = make("button", "filter-knopf", text("reset"));
      this.reset.type = "button";
      this.reset.hidden = true;
      this.note = make("p", "filter-hinweis");
      this.note.hidden = true;
      this.results = make(this.list.dataset.list === "quotes" || entryTag(this.list) !== "LI" ? "div" : "ul", "eintraege");
      this.more = make("button", "filter-knopf", text("more"));
      this.more.type = "button";
      this.found = make("div", "filter-ergebnis", this.results, this.more);
      this.found.hidden = true;
      this.list.prepend(make("div", "filter", this.details, make("p", "", this.status, " ", this.reset), this.note), this.found);
      this.details.addEventListener("toggle", () => { if (this.details.open) { this.prepare(); } });
      this.reset.addEventListener("click", () => this.clear());
      this.more.addEventListener("click", () => this.showMore(true));
    }

    // Once: the items, then the controls, then what the address asks for.
    prepare() {
      if (this.items) { return; }
      const own = pageItems(this.list);
      this.items = own;
      const total = Number(this.list.dataset.total) || own.length;
      if (total <= own.length || !this.list.dataset.source) {
        this.ready(own);
        return;
      }
      this.status.textContent = text("loading");
      loaded(this.list).then((items) => this.ready(items), () => {
        this.note.textContent = text("only_page", { n: own.length, total: total });
        this.note.hidden = false;
        this.ready(own);
      });
    }

    ready(items) {
      this.items = items;
      this.status.textContent = "";
      this.makeControls();
      const asked = this.asked();
      this.controls.forEach((control, field) => { control.value = asked.get(field) || ""; });
      if (!this.holdsTarget()) { this.apply(); }
    }

    makeControls() {
      const words = make("input", "");
      words.type = "search";
      let pause = 0;
      words.addEventListener("input", () => {
        clearTimeout(pause);
        pause = setTimeout(() => this.changed(), TYPING_PAUSE);
      });
      this.addControl("text", words);
      this.plan.facets.forEach((field) => this.addSelect(field, text("all"), this.facetOptions(field)));
      if (this.plan.dated) {
        const times = this.times();
        this.addSelect("from", text("any_time"), times);
        this.addSelect("to", text("any_time"), times);
      }
      this.addSelect("sort", text("sort_page"), this.plan.orders.map((order) => [order, text("sort_" + order)]));
    }

    addControl(field, control) {
      const label = text("field_" + field);
      control.name = this.prefix + field;
      this.controls.set(field, control);
      this.fields.append(labelled(label, control));
    }

    addSelect(field, neutral, options) {
      if (options.length < 2) { return; }
      const select = make("select", "");
      [["", neutral], ...options].forEach(([value, label]) => {
        const option = make("option", "", label);
        option.value = value;
        select.append(option);
      });
      select.addEventListener("change", () => this.changed());
      this.addControl(field, select);
    }

    // Every value of the list with how often it is there: few in the order of that, names by the alphabet.
    facetOptions(field) {
      const numbers = new Map();
      this.items.forEach((item) => new Set(values(item, field)).forEach((value) => {
        if (value) { numbers.set(value, (numbers.get(value) || 0) + 1); }
      }));
      const often = field === "kind" || field === "stance";
      const found = Array.from(numbers).sort((one, other) => (one[0] === NOBODY) - (other[0] === NOBODY)
        || (often && other[1] - one[1]) || collator.compare(one[0], other[0]));
      return found.map(([value, number]) => [value, this.valueLabel(field, value) + " (" + number + ")"]);
    }

    valueLabel(field, value) {
      if (value === NOBODY) { return text("unattributed"); }
      return field === "kind" ? text(value) : value;
    }

    times() {
      const months = new Set(this.items.map((item) => item.date.slice(0, 7)).filter((month) => month.length === 7));
      if (months.size > MAX_MONTHS) {
        const years = new Set(Array.from(months, (month) => month.slice(0, 4)));
        return Array.from(years).sort().reverse().map((year) => [year, year]);
      }
      return Array.from(months).sort().reverse().map((month) => [month, readable(month)]);
    }

    wanted() {
      return Object.fromEntries(Array.from(this.controls, ([field, control]) => [field, control.value]));
    }

    changed() {
      this.apply();
      this.remember();
    }

    apply() {
      const wanted = this.wanted();
      const active = Object.values(wanted).some((value) => value.trim());
      this.list.classList.toggle("gefiltert", active);
      this.found.hidden = this.reset.hidden = !active;
      this.results.replaceChildren();
      this.shown = 0;
      this.group = null;
      this.place = this.results;
      if (!active) {
        this.status.textContent = "";
        return;
      }
      const terms = fold(wanted.text).split(/\s+/).filter(Boolean);
      this.matching = this.items.filter((item) => fits(item, wanted, terms, this.plan.facets));
      if (wanted.sort) { this.matching.sort(ORDERS[wanted.sort]); }
      const key = this.matching.length ? "count" : "nothing";
      this.status.textContent = text(key, { n: this.matching.length, total: this.items.length });
      this.showMore(false);
    }

    showMore(focus) {
      const next = this.matching.slice(this.shown, this.shown + PAGE_LENGTH);
      const nodes = next.map((item) => {
        const node = item.show();
        this.placeFor(item.group).append(node);
        return node;
      });
      this.shown += next.length;
      this.more.hidden = this.shown >= this.matching.length;
      if (focus && nodes.length) {
        nodes[0].tabIndex = -1;
        nodes[0].focus();
      }
    }

    // Where the next item is put: with those before it, if they have the same article.
    placeFor(group) {
      const key = group ? group.key : null;
      if (key !== this.group) {
        this.group = key;
        this.place = key ? make("div", "gruppe", group.title()) : this.results;
        if (key) { this.results.append(this.place); }
      }
      return this.place;
    }

    clear() {
      this.controls.forEach((control) => { control.value = ""; });
      this.changed();
      this.details.querySelector("summary").focus();
    }

    // The address: a filtered list can be mailed, and an anchor in the list goes before a filter.

    asked() {
      const found = new Map();
      new URLSearchParams(location.search).forEach((value, name) => {
        if (name.startsWith(this.prefix) && value) { found.set(name.slice(this.prefix.length), value); }
      });
      return found;
    }

    remember() {
      const address = new URL(location.href);
      const query = new URLSearchParams(address.search);
      this.controls.forEach((control, field) => {
        if (control.value.trim()) {
          query.set(this.prefix + field, control.value);
        } else {
          query.delete(this.prefix + field);
        }
      });
      address.search = query.toString();
      if (this.holdsTarget()) { address.hash = ""; }
      history.replaceState(history.state, "", address.href);
    }

    target() {
      return document.getElementById(location.hash.slice(1)); // all anchors are ASCII
    }

    holdsTarget() {
      const target = this.target();
      return Boolean(target) && this.list.contains(target);
    }

    showTarget() {
      if (!this.list.classList.contains("gefiltert") || !this.holdsTarget()) { return; }
      const target = this.target();
      this.controls.forEach((control) => { control.value = ""; });
      this.apply();
      target.scrollIntoView();
    }
  }

  document.querySelectorAll(".liste[data-list]").forEach((list) => {
    const length = Number(list.dataset.total) || list.querySelectorAll(".zitat, .eintrag").length;
    if (holder && LISTS[list.dataset.list] && length >= MIN_ITEMS) { new Filter(list); }
  });
})();
