// Reads a text aloud where the device has a voice for its language; each part in its own language.
export function aloud() {
  const speech = window.speechSynthesis;
  if (!speech) return;
  for (const box of document.querySelectorAll("[data-aloud]")) {
    const text = document.querySelector(box.dataset.aloud);
    const [start, stop] = box.querySelectorAll("button");
    if (!text || !stop) continue;
    const offer = () => { box.hidden = !voiceFor(languageOf(text)); };
    speech.addEventListener?.("voiceschanged", offer);
    offer();
    start.addEventListener("click", () => (speech.speaking ? turn(speech, start) : read(speech, text, start, stop)));
    stop.addEventListener("click", () => { speech.resume(); speech.cancel(); show(start, stop, "read"); });
    addEventListener("pagehide", () => speech.cancel());
  }
}

function languageOf(element) {
  return element.closest("[lang]")?.lang || "en";
}

function voiceFor(language) {
  const base = language.split("-")[0];
  return speechSynthesis.getVoices().find((voice) => voice.lang.split(/[-_]/)[0] === base);
}

// The words of a paragraph, without what is folded away.
function words(element) {
  const copy = element.cloneNode(true);
  for (const hidden of copy.querySelectorAll("details > :not(summary), button, [hidden]")) hidden.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function read(speech, text, start, stop) {
  const parts = [...text.querySelectorAll("h1, h2, h3, p, li, dt, dd, [role=paragraph]")];
  const spoken = parts.filter((part) => !part.querySelector("p, li") && !part.closest("details:not([open]), [hidden], nav"));
  for (const part of spoken) {
    const said = new SpeechSynthesisUtterance(words(part));
    said.lang = languageOf(part);
    said.voice = voiceFor(said.lang) || null;
    if (part === spoken.at(-1)) said.addEventListener("end", () => show(start, stop, "read"));
    speech.speak(said);
  }
  show(start, stop, "pause");
}

function turn(speech, start) {
  const paused = speech.paused;
  speech[paused ? "resume" : "pause"]();
  start.textContent = start.dataset[paused ? "pause" : "goOn"];
}

function show(start, stop, word) {
  start.textContent = start.dataset[word];
  stop.hidden = word === "read";
}
