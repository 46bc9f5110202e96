// Adds copy-link buttons; every page is complete without this script.
(function () {
  "use strict";

  function address(anchor) {
    var canonical = document.querySelector('link[rel="canonical"]');
    var page = canonical ? canonical.href : location.href;
    return page.split("#")[0] + (anchor ? "#" + anchor : "");
  }

  function copyButton(label, done, anchor) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = anchor ? "zitat-kopieren" : "md-button";
    button.textContent = label;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(address(anchor)).then(function () {
        button.textContent = done;
        button.setAttribute("aria-live", "polite");
        setTimeout(function () { button.textContent = label; }, 2000);
      }, function () {
        location.hash = anchor || "";
      });
    });
    return button;
  }

  var bar = document.querySelector(".weitergeben");
  if (!bar) { return; }
  var labels = bar.dataset;
  var mail = bar.querySelector('a[href^="mailto:"]');
  if (mail && /&body=$/.test(mail.getAttribute("href"))) {
    // Without a site_url only the browser knows where the page is.
    mail.setAttribute("href", mail.getAttribute("href") + encodeURIComponent(address("")));
  }
  bar.prepend(copyButton(labels.copy, labels.copied, ""), " ");
  document.querySelectorAll(".zitat[id]").forEach(function (quote) {
    quote.append(copyButton(labels.copyQuote, labels.copied, quote.id));
  });
})();
