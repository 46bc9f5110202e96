// Runs before the page is shown and says that there are scripts.
document.documentElement.classList.replace("no-js", "js");
