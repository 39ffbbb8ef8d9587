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
    const at = lines.contains(document.activeElement) ? focused() : null;
    const below = lines.scrollHeight - lines.scrollTop - lines.clientHeight;
    const atEnd = below < 40;
    const old = document.getElementById("form");
    const fresh = next.querySelector("#form");
    const same = old && fresh && old.dataset.key === fresh.dataset.key;
    patch(lines, next.querySelector("#lines"));
    patch(document.getElementById("violations"), next.querySelector("#violations"));
    stage().dataset.revision = next.dataset.revision;
    if (atEnd) lines.scrollTop = lines.scrollHeight;
    if (at !== null && !lines.contains(document.activeElement)) refocus(at);
    if (same) {
      old.querySelector(".trouble").textContent = fresh.querySelector(".trouble").textContent;
      return;
    }
    if (old) old.remove();
    if (fresh) stage().append(document.adoptNode(fresh));
    if (fresh) open();
    else if (old) document.getElementById("line").focus();
  };

  // Replaces only what differs, so that the rest keeps its focus and is not read out again.
  const patch = (old, fresh) => {
    const was = [...old.children];
    const now = [...fresh.children];
    was.slice(now.length).forEach((child) => child.remove());
    now.forEach((child, index) => {
      const known = was[index];
      if (!known) old.append(document.adoptNode(child));
      else if (known.innerHTML !== child.innerHTML) known.replaceWith(document.adoptNode(child));
    });
  };

  // Which control of the conversation has the focus, so that it has it again after an update.
  const controls = () => [...document.querySelectorAll("#lines button, #lines a, #lines select")];
  const focused = () => controls().indexOf(document.activeElement);
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
