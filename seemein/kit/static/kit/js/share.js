// The phone's own share sheet where there is one; the plain links beside it always work.
export function share() {
  for (const box of document.querySelectorAll("[data-share]")) {
    const button = box.querySelector("[data-share-sheet]");
    if (!navigator.share || !button) continue;
    button.hidden = false;
    button.addEventListener("click", () => navigator.share({ title: box.dataset.title, url: box.dataset.url }).catch(() => {}));
  }
}
