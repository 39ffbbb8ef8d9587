// Keeps the chat console's page up to date, and sends its forms without leaving it. Without this
// script the page works by loading it again.
(() => {
  "use strict";
  const every = 1000;
  let busy = false;

  const stage = () => document.getElementById("stage");

  // Puts a stage in place of the one shown. A form that is still the same keeps what was typed.
  const show = (html) => {
    const next = new DOMParser().parseFromString(html, "text/html").getElementById("stage");
    if (!next) return;
    const lines = document.getElementById("lines");
    const below = lines.scrollHeight - lines.scrollTop - lines.clientHeight;
    const atEnd = below < 40;
    const old = document.getElementById("form");
    const fresh = next.querySelector("#form");
    const same = old && fresh && old.dataset.key === fresh.dataset.key;
    const focused = document.activeElement && document.activeElement.closest("#lines") ? focus() : null;
    const kept = same ? old : null;
    if (kept) fresh.remove();
    for (const child of [...stage().children]) if (child !== kept) child.remove();
    for (const child of [...next.children]) stage().insertBefore(document.adoptNode(child), kept);
    stage().dataset.revision = next.dataset.revision;
    const now = document.getElementById("lines");
    now.scrollTop = atEnd ? now.scrollHeight : now.scrollHeight - now.clientHeight - below;
    if (focused !== null) refocus(focused);
    if (!same) open();
    if (old && !fresh) document.getElementById("line").focus();
  };

  // Which control of the conversation has the focus, so that it has it again after an update.
  const controls = () => [...document.querySelectorAll("#lines button, #lines a, #lines select")];
  const focus = () => controls().indexOf(document.activeElement);
  const refocus = (index) => {
    const control = controls()[index];
    (control || document.getElementById("lines")).focus({ preventScroll: true });
  };

  // A form takes the page over: focus stays in it, and Escape closes it as its own button does.
  const open = () => {
    const form = document.getElementById("form");
    if (!form) return;
    form.removeAttribute("open");
    form.showModal();
    form.addEventListener("cancel", (event) => {
      event.preventDefault();
      form.querySelector("[data-close]").click();
    });
    const first = form.querySelector("[aria-invalid], input:not([type=hidden]), select, textarea");
    if (first) first.focus();
  };

  const look = async () => {
    const { src, revision } = stage().dataset;
    const answer = await fetch(`${src}?since=${encodeURIComponent(revision)}`);
    if (answer.status === 200) show(await answer.text());
  };

  const send = async (form, button) => {
    busy = true;
    button?.setAttribute("aria-busy", "true");
    try {
      const fields = new URLSearchParams(new FormData(form, button ?? undefined));
      const action = button?.getAttribute("formaction") || form.getAttribute("action");
      await fetch(action, { method: "POST", body: fields, redirect: "manual" });
      if (form.id === "say") form.reset();
      await look();
    } finally {
      busy = false;
      button?.removeAttribute("aria-busy");
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.classList.contains("add")) return;
    event.preventDefault();
    if (!busy) send(form, event.submitter).catch(() => form.submit());
  });

  setInterval(() => {
    // Usher may be stopped: the next look will tell.
    if (!busy && !document.hidden) look().catch(() => {});
  }, every);

  const lines = document.getElementById("lines");
  lines.scrollTop = lines.scrollHeight;
  open();
})();
