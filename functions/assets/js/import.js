// A file dropped anywhere on the field for it is chosen; one that is too large is told at once.
"use strict";
{
  const place = (event) => event.target.closest && event.target.closest("[data-drop]");

  for (const kind of ["dragenter", "dragover"]) {
    document.addEventListener(kind, (event) => {
      const drop = place(event);
      if (!drop || !event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      const drop = place(event);
      if (drop && !(event.relatedTarget && drop.contains(event.relatedTarget))) drop.classList.remove("over");
    });
  }
  document.addEventListener("drop", (event) => {
    const drop = place(event);
    if (!drop || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    const field = drop.querySelector("input[type=file]");
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });

  document.addEventListener("change", (event) => {
    const drop = event.target.matches("input[type=file]") && place(event);
    if (!drop) return;
    const said = drop.querySelector(".chosen");
    const file = event.target.files[0];
    const large = file && file.size > Number(drop.dataset.max);
    if (large) event.target.value = "";
    said.textContent = large ? drop.dataset.tooLarge : file ? file.name : "";
    said.classList.toggle("problem", Boolean(large));
    said.hidden = !file;
  });
}
