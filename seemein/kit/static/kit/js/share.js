// The phone's own share sheet and the clipboard where there are any; the plain links beside them always work.
export function share() {
  for (const box of document.querySelectorAll("[data-share]")) {
    const { title, url } = box.dataset;
    if (navigator.share) offer(box, "[data-share-sheet]", () => navigator.share({ title, url }).catch(() => {}));
    if (navigator.clipboard) offer(box, "[data-copy]", (button) => copy(button, url));
  }
}

function offer(box, which, act) {
  const button = box.querySelector(which);
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => act(button));
}

async function copy(button, url) {
  try {
    await navigator.clipboard.writeText(url);
    button.firstElementChild.textContent = button.dataset.copied;
  } catch { /* the browser said no: the links remain */ }
}
