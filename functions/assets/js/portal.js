// What htmx does not do by itself. Every page works, plainer, without this file.
"use strict";
{
  const dialog = document.querySelector("dialog.pop-up");
  const place = dialog && dialog.querySelector(".pop-up-content");

  // A link with `data-pop-up` leads to a page whose `#pop-up` is shown above the one at hand.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-pop-up]");
    if (!link || !dialog || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    htmx.ajax("GET", link.href, { target: place, select: "#pop-up", swap: "innerHTML" })
      .then(() => { if (place.firstElementChild) open(); else location.href = link.href; });
  });

  function open() {
    if (!dialog.open) dialog.showModal();
    const first = place.querySelector("[aria-invalid=true]") || place.querySelector("[autofocus]")
      || place.querySelector("input:not([type=hidden]), select, textarea, button");
    if (first) first.focus();
  }

  // What closes a pop-up leads to a page where there is none.
  document.addEventListener("click", (event) => {
    const close = event.target.closest("dialog [data-close]");
    if (!close) return;
    event.preventDefault();
    close.closest("dialog").close();
  });
  document.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  if (dialog) dialog.addEventListener("close", () => { place.replaceChildren(); });

  // A form of a pop-up is sent by htmx, which finds its answer's `#pop-up`: the form with what was wrong.
  document.addEventListener("htmx:load", (event) => {
    for (const form of event.target.querySelectorAll(".pop-up-content form:not([data-plain])")) {
      form.setAttribute("hx-post", form.getAttribute("action"));
      form.setAttribute("hx-target", ".pop-up-content");
      form.setAttribute("hx-select", "#pop-up");
      form.setAttribute("hx-swap", "innerHTML");
      form.setAttribute("hx-disabled-elt", "find button:not([type=button])");
      htmx.process(form);
    }
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target === place) open();
  });

  // What was refused, and has no form to show it in, is told in passing.
  const told = document.querySelector(".told");
  function tell(text) {
    if (!told || !text) return;
    told.textContent = text;
    told.hidden = false;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => { told.hidden = true; }, 8000);
  }
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!event.detail.isError) return;
    // It is told here, so the console need not complain.
    event.detail.isError = false;
    const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    const again = event.detail.xhr.status === 401 && page.querySelector("#sign-in-again");
    if (again) return signInAgain(again, event.detail.requestConfig.elt);
    const said = page.querySelector("[role=alert], main p");
    tell(said ? said.textContent.trim() : event.detail.xhr.statusText);
  });
  document.addEventListener("htmx:sendError", () => tell(told && told.dataset.offline));

  // A session that ended while a form was open: sign in above it, and the form is sent as it stands.
  function signInAgain(section, form) {
    const above = document.createElement("dialog");
    above.className = "pop-up again";
    above.setAttribute("aria-labelledby", "sign-in-again-heading");
    above.append(document.adoptNode(section));
    document.body.append(above);
    above.addEventListener("close", () => above.remove());
    above.showModal();
    const alert = above.querySelector(".alert");
    const email = above.querySelector("input[name=email]");
    email.focus();
    above.querySelector("form").addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = above.querySelector("button.primary");
      const fields = new URLSearchParams(new FormData(event.target));
      button.disabled = true;
      try {
        const answer = await fetch(event.target.action, { method: "POST", body: fields });
        // It was somebody else: what waited is not theirs.
        if (answer.redirected) return location.assign(answer.url);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const token = page.querySelector("meta[name=csrf]");
        if (answer.ok && token) return goOn(token.content);
        const said = page.querySelector("[role=alert]:not([hidden])") || page.querySelector("main .card p");
        alert.textContent = said ? said.textContent : answer.statusText;
      } catch {
        alert.textContent = told.dataset.offline;
      } finally {
        button.disabled = false;
      }
      alert.hidden = false;
    });

    // The forms of this page get the new session's token; the one that waited is sent.
    function goOn(token) {
      for (const field of document.querySelectorAll("input[name=csrf]")) field.value = token;
      for (const meta of document.querySelectorAll("meta[name=csrf]")) meta.content = token;
      above.close();
      htmx.trigger(form, "submit");
    }
  }

  // Keys: `/` to search, `n` to add. Not while something is typed.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return;
    const wanted = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!wanted) return;
    event.preventDefault();
    // Also before it is pressed: a pop-up gives the focus back to where it was.
    wanted.focus();
    if (wanted.matches("input")) wanted.select(); else wanted.click();
  });

  // One menu is open at a time; Escape and a click beside it close it.
  function closeMenus(except) {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (menu !== except) menu.open = false;
  }
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details.menu[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });

  // Where the menu is a line that scrolls, the place at hand is in sight.
  const here = document.querySelector(".bar nav [aria-current]");
  if (here) here.scrollIntoView({ block: "nearest", inline: "center" });

  // Copies what stands in the field beside the button.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    if (!button) return;
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
    button.textContent = button.dataset.copied;
  });

  // Buttons that only make sense with scripts, and those that only make sense without.
  function settle(root) {
    for (const one of root.querySelectorAll("[data-with-scripts]")) one.hidden = false;
    for (const one of root.querySelectorAll("[data-without-scripts]")) one.hidden = true;
    for (const all of root.querySelectorAll("input[data-all]")) {
      const boxes = () => document.querySelectorAll(`input[name="${CSS.escape(all.dataset.all)}"]`);
      all.addEventListener("change", () => { for (const box of boxes()) box.checked = all.checked; });
    }
  }
  settle(document);
  document.addEventListener("htmx:load", (event) => settle(event.target));
}
