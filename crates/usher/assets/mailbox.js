// Looks for new mail while the page is watched. Without it, the page is loaded again to see some.
"use strict";
{
  const every = 2000;

  async function look() {
    const list = document.getElementById("mails");
    const headers = { "If-None-Match": list.dataset.revision };
    const answer = await fetch(location.href, { headers, cache: "no-store" });
    if (answer.status !== 200) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("mails");
    // The first mail, or an empty mailbox, makes another page of it.
    if (!fresh || fresh.className !== list.className) return location.reload();
    const [from, to] = [list, fresh].map((one) => one.querySelector("nav"));
    const [at, focus] = [from ? from.scrollTop : 0, document.activeElement];
    const focused = list.contains(focus) && focus.getAttribute("href");
    list.replaceWith(document.adoptNode(fresh));
    if (to) to.scrollTop = at;
    if (focused) {
      const again = fresh.querySelector(`a[href="${CSS.escape(focused)}"]`);
      if (again) again.focus({ preventScroll: true });
    }
  }

  async function watch() {
    try { if (!document.hidden) await look(); } catch { /* `usher dev` was stopped: it may come back. */ }
    setTimeout(watch, every);
  }
  setTimeout(watch, every);

  // `/` to search, as in the portal.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input")) return;
    const search = document.getElementById("q");
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  });
}
