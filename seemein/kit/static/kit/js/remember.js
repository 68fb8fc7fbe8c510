// The place and the language last chosen stay on this device; home then offers to go on there.
export function remember() {
  const { rememberPlace: place, rememberName: name } = document.body.dataset;
  try {
    // Who has just had everything forgotten is not remembered by the page that says so.
    if (place && !location.pathname.endsWith("/forget/")) localStorage.setItem("place", JSON.stringify({ place, name }));
    for (const link of document.querySelectorAll("[data-language]")) {
      link.addEventListener("click", () => {
        document.cookie = `language=${link.dataset.language}; path=/; max-age=31536000; samesite=lax`;
      });
    }
    const kept = JSON.parse(localStorage.getItem("place") || "null");
    for (const link of kept ? document.querySelectorAll("[data-continue]") : []) {
      link.href = `/${document.documentElement.lang}/${kept.place}/`;
      link.querySelector("[data-continue-name]").textContent = kept.name;
      link.hidden = false;
    }
  } catch { /* storage is off on this device: nothing is remembered */ }
}
