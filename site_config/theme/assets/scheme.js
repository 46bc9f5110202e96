// Light or dark: as the reader chose, else as the system says. Stands right behind the button, before the page is painted.
(function () {
  "use strict";

  var KEY = "briefings-scheme";
  var button = document.querySelector(".darstellung");
  var system = matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try {
      return localStorage.getItem(KEY);
    } catch (error) {
      return null; // storage is turned off
    }
  }

  function choose(scheme) {
    try {
      localStorage.setItem(KEY, scheme);
    } catch (error) {
      // Storage is turned off or full: the choice holds for this page alone.
    }
    show(scheme);
  }

  function dark() {
    return document.body.getAttribute("data-md-color-scheme") === "slate";
  }

  function show(scheme) {
    var now = scheme ? scheme === "dark" : system.matches;
    var label = now ? button.dataset.light : button.dataset.dark;
    document.body.setAttribute("data-md-color-scheme", now ? "slate" : "default");
    button.setAttribute("aria-label", label);
    button.title = label;
  }

  button.hidden = false;
  button.addEventListener("click", function () {
    choose(dark() ? "light" : "dark");
  });
  system.addEventListener("change", function () { show(chosen()); });
  show(chosen());
}());
