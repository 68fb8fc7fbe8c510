// Wagtail starts its date choosers by scripts in the page, which the desk's policy refuses: here they are started from data.
const START = { date: "initDateChooser", time: "initTimeChooser", datetime: "initDateTimeChooser" };

function start(root) {
  for (const data of root.querySelectorAll("script[data-chooser]:not([data-started])")) {
    const init = window[START[data.dataset.chooser]];
    if (!init || !document.getElementById(data.dataset.for)) continue;
    data.dataset.started = "";
    init(data.dataset.for, JSON.parse(data.textContent));
  }
}

start(document);
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) for (const node of addedNodes) if (node.querySelectorAll) start(node.parentNode ?? node);
}).observe(document.body, { childList: true, subtree: true });
