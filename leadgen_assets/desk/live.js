// Keeps a page that is under way up to date: it asks for the page again and takes over the parts that changed.
// Without this script the page says the same; it has to be loaded again.
"use strict";
(() => {
  const EVERY = 2000, PATIENT = 10000;
  const news = document.getElementById("news");
  let failures = 0;

  const say = (words) => { if (news && news.textContent !== words) news.textContent = words; };

  function takeOver(part, fresh) {
    if (part.innerHTML === fresh.innerHTML) return;
    const focused = part.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    const open = [...part.querySelectorAll("details")].map((one) => one.open);
    part.innerHTML = fresh.innerHTML;
    part.querySelectorAll("details").forEach((one, place) => { one.open = Boolean(open[place]); });
    if (focused !== null) {
      const again = [...part.querySelectorAll("a")].find((one) => one.getAttribute("href") === focused);
      (again || document.getElementById("main")).focus({ preventScroll: true });
    }
  }

  async function look() {
    const began = performance.now();
    let wait = EVERY;
    try {
      const answer = document.hidden ? null : await fetch(location.href, { cache: "no-store" });
      if (answer && (answer.status === 401 || answer.status === 404)) { location.reload(); return; }
      if (answer && !answer.ok) throw new Error(answer.status);
      if (answer) {
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const part of document.querySelectorAll("[data-part]")) {
          const its = fresh.getElementById(part.id);
          if (its) takeOver(part, its);
        }
        document.title = fresh.title;
        failures = 0;
        say("");
        if (!fresh.querySelector("main[data-live]")) { say("It has ended; this page shows its result."); return; }
        // A page that takes long to make is asked for less often.
        wait = Math.max(EVERY, 4 * (performance.now() - began));
      }
    } catch {
      failures += 1;
      if (failures > 1) say("The desk does not answer at the moment. This page goes on by itself when it does.");
      wait = Math.min(PATIENT, EVERY * failures);
    }
    setTimeout(look, wait);
  }

  setTimeout(look, EVERY);
})();
