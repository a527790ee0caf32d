/// What the site does by itself: search, the filter of the dictionary, and opening what a link leads into.
///
/// Without it all pages can be read; it reads nothing but the page and its own index, so it works from a disk.
enum SiteScript {
  /// The script.
  static let javaScript = #"""
    "use strict";
    (() => {
      const field = document.getElementById("search");
      const list = document.getElementById("found");
      const index = (globalThis.searchIndex || []).map(([title, kind, address, words]) => ({
        title, kind, address, low: title.toLowerCase(), all: (title + " " + words).toLowerCase(), words,
      }));
      let hits = [];
      let chosen = -1;

      function rank(item, parts) {
        let sum = 0;
        for (const part of parts) {
          const place = item.all.indexOf(part);
          if (place < 0) return -1;
          sum += item.low === part ? 40 : item.low.startsWith(part) ? 20 : item.low.includes(part) ? 10 : 1;
        }
        return sum;
      }

      function around(item, parts) {
        const low = item.words.toLowerCase();
        const place = parts.map((part) => low.indexOf(part)).find((place) => place >= 0);
        if (place === undefined || item.low.includes(parts[0])) return "";
        const start = Math.max(0, low.lastIndexOf(" ", Math.max(0, place - 12)));
        return " · …" + item.words.slice(start, place + 40).trim() + "…";
      }

      function show() {
        const parts = field.value.toLowerCase().split(/\s+/).filter(Boolean);
        hits = parts.length === 0 ? [] : index
          .map((item) => [rank(item, parts), item])
          .filter(([score]) => score > 0)
          .sort((a, b) => b[0] - a[0] || a[1].title.localeCompare(b[1].title))
          .slice(0, 24)
          .map(([, item]) => item);
        chosen = hits.length > 0 ? 0 : -1;
        list.replaceChildren(...hits.map((item, place) => {
          const row = document.createElement("li");
          row.id = "found-" + place;
          row.setAttribute("role", "option");
          row.textContent = item.title;
          const more = document.createElement("small");
          more.textContent = item.kind + around(item, parts);
          row.append(more);
          row.addEventListener("mousedown", (event) => { event.preventDefault(); go(item); });
          row.addEventListener("mousemove", () => choose(place));
          return row;
        }));
        if (parts.length > 0 && hits.length === 0) {
          const row = document.createElement("li");
          row.setAttribute("role", "option");
          row.setAttribute("aria-disabled", "true");
          row.textContent = "Nothing found";
          list.append(row);
        }
        list.hidden = parts.length === 0;
        field.setAttribute("aria-expanded", String(!list.hidden));
        choose(chosen);
      }

      function choose(place) {
        chosen = place;
        [...list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === place)));
        if (place >= 0) field.setAttribute("aria-activedescendant", "found-" + place);
        else field.removeAttribute("aria-activedescendant");
      }

      function hide() {
        list.hidden = true;
        field.setAttribute("aria-expanded", "false");
      }

      function go(item) {
        hide();
        location.href = item.address;
      }

      if (field && list) {
        field.addEventListener("input", show);
        field.addEventListener("focus", () => { if (field.value) show(); });
        field.addEventListener("blur", hide);
        field.addEventListener("keydown", (event) => {
          if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            if (hits.length === 0) return;
            event.preventDefault();
            const step = event.key === "ArrowDown" ? 1 : -1;
            choose((chosen + step + hits.length) % hits.length);
            list.children[chosen].scrollIntoView({ block: "nearest" });
          } else if (event.key === "Enter" && chosen >= 0 && !list.hidden) {
            event.preventDefault();
            go(hits[chosen]);
          } else if (event.key === "Escape") {
            field.value = "";
            show();
          }
        });
        document.addEventListener("keydown", (event) => {
          const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName || "");
          if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
            event.preventDefault();
            field.focus();
          }
        });
      }

      for (const filter of document.querySelectorAll("input[data-filters]")) {
        const rows = [...document.getElementById(filter.dataset.filters).tBodies[0].rows];
        const texts = rows.map((row) => (row.id + " " + row.textContent).toLowerCase());
        const count = document.getElementById("filtered");
        filter.addEventListener("input", () => {
          const parts = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
          let shown = 0;
          rows.forEach((row, place) => {
            row.hidden = !parts.every((part) => texts[place].includes(part));
            if (!row.hidden) shown += 1;
          });
          if (count) count.value = parts.length === 0 ? "" : shown === 1 ? "1 row" : shown + " rows";
        });
      }

      function open() {
        const id = decodeURIComponent(location.hash.slice(1));
        const target = id && document.getElementById(id);
        if (!target) return;
        for (let part = target; part; part = part.parentElement) {
          if (part.tagName === "DETAILS") part.open = true;
        }
        if (target.matches(".inherited")) {
          const all = document.getElementById("all");
          if (all) all.checked = true;
        }
        target.scrollIntoView();
      }
      addEventListener("hashchange", open);
      open();
    })();

    """#
}
