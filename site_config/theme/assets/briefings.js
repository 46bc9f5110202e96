// Adds copying and printing; every page is complete without this script.
(function () {
  "use strict";

  var source = document.getElementById("briefings-texts");
  var texts = source ? JSON.parse(source.textContent) : {};

  function address(anchor) {
    var canonical = document.querySelector('link[rel="canonical"]');
    var page = canonical ? canonical.href : location.href;
    return page.split("#")[0] + (anchor ? "#" + anchor : "");
  }

  function button(label, name, action) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = name;
    made.textContent = label;
    made.addEventListener("click", action);
    return made;
  }

  function copyButton(label, name, anchor) {
    var made = button(label, name, function () {
      if (!navigator.clipboard) {
        location.hash = anchor; // not a secure context: the address can be copied from the browser's own bar
        return;
      }
      navigator.clipboard.writeText(address(anchor)).then(function () {
        made.textContent = texts.copied;
        setTimeout(function () { made.textContent = label; }, 2000);
      }, function () {
        location.hash = anchor;
      });
    });
    made.setAttribute("aria-live", "polite");
    return made;
  }

  function item(content) {
    var made = document.createElement("li");
    made.append(content);
    return made;
  }

  document.querySelectorAll(".knoepfe > ul").forEach(function (list) {
    list.prepend(item(copyButton(texts.copy_link, "kopieren", "")));
    list.append(item(button(texts.print, "drucken", function () { window.print(); })));
    var mail = list.querySelector('a[href^="mailto:"]');
    if (mail && !document.querySelector('link[rel="canonical"]')) {
      // Without a site_url only the browser knows where the page is.
      mail.href += encodeURIComponent("\n\n" + address(""));
    }
  });
  document.addEventListener("keydown", function (event) {
    var field = document.querySelector('[role="search"] input[type="search"]');
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || !field) { return; }
    if (event.target.closest("input, select, textarea, [contenteditable]")) { return; }
    event.preventDefault();
    field.focus();
  });
  document.querySelectorAll(".zitat[id]").forEach(function (quote) {
    var line = quote.querySelector('a[href="#' + quote.id + '"]');
    (line ? line.parentElement : quote).append(" · ", copyButton(texts.copy_quote, "zitat-kopieren", quote.id));
  });
}());
