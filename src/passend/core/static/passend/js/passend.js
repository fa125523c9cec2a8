/* Small helps on top of pages that work without them. No dependency, nothing leaves the device. */
(() => {
  "use strict";

  // "Lees voor": the browser's own voice reads the block the button points at.
  const speech = window.speechSynthesis;
  let reading = null;

  function stopReading() {
    if (!reading) return;
    speech.cancel();
    reading.button.setAttribute("aria-pressed", "false");
    reading.button.querySelector("span").textContent = reading.button.dataset.start;
    reading.block.classList.remove("reading");
    reading = null;
  }

  function textOf(block) {
    const copy = block.cloneNode(true);
    const silent = "script, style, .no-speech, .read-aloud, [hidden], [aria-hidden='true'], details:not([open]) > :not(summary)";
    copy.querySelectorAll(silent).forEach((el) => el.remove());
    // A heading, item or button ends a sentence, also where no full stop is written.
    copy.querySelectorAll("h1, h2, h3, h4, p, li, dt, dd, button, label").forEach((el) => el.append(". "));
    return copy.textContent.replace(/\s+/g, " ").replace(/([.?!:]) ?(\. ?)+/g, "$1 ").trim();
  }

  function read(button) {
    const block = document.getElementById(button.dataset.speak) || document.querySelector("main");
    const again = reading && reading.button === button;
    stopReading();
    if (again || !block) return;
    // A sentence at a time: some browsers fall silent in a long text after a quarter of a minute.
    const sentences = textOf(block).replace(/([.?!]) /g, "$1\n").split("\n");
    const mine = { button, block, words: sentences.map((text) => new SpeechSynthesisUtterance(text)) };
    // What was cut off reports that afterwards: it may not stop the one who speaks by then.
    const done = () => { if (reading === mine) stopReading(); };
    reading = mine;
    button.setAttribute("aria-pressed", "true");
    button.querySelector("span").textContent = button.dataset.stop;
    block.classList.add("reading");
    mine.words.forEach((words, at) => {
      words.lang = document.documentElement.lang || "nl";
      words.voice = speech.getVoices().find((v) => v.lang.toLowerCase().startsWith(words.lang)) || null;
      words.rate = 0.95;
      words.onerror = done;
      if (at === sentences.length - 1) words.onend = done;
      speech.speak(words);
    });
  }

  if (speech) {
    document.querySelectorAll("[data-speak]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => read(button));
    });
    window.addEventListener("pagehide", stopReading);
  }

  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });

  // Bulk lists: "alles kiezen", and a count in words that is read out.
  document.querySelectorAll("form[data-bulk]").forEach((form) => {
    const boxes = [...form.querySelectorAll("input[type=checkbox][name]")];
    const all = form.querySelector("[data-bulk-all]");
    const count = form.querySelector("[data-bulk-count]");
    const show = () => {
      const chosen = boxes.filter((box) => box.checked).length;
      if (count) count.textContent = count.dataset.words.replace("#", chosen);
      if (all) {
        all.checked = chosen > 0 && chosen === boxes.length;
        all.indeterminate = chosen > 0 && chosen < boxes.length;
      }
    };
    if (all) {
      const row = all.closest("[hidden]");
      if (row) row.hidden = false;
      all.addEventListener("change", () => {
        boxes.forEach((box) => { box.checked = all.checked; });
        show();
      });
    }
    form.addEventListener("change", show);
    show();
  });

  // A double click sends a form once. The server keeps that promise too.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    window.setTimeout(() => { delete form.dataset.sent; }, 4000);
  });

  // The summary of mistakes gets the focus, so that it is heard first.
  const mistakes = document.querySelector("[data-error-summary]");
  if (mistakes) mistakes.focus();
})();
