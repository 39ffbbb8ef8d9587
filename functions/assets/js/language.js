// The switch of languages needs no button where scripts run.
"use strict";
{
  const form = document.querySelector("form.languages");
  if (form) {
    form.querySelector("button").hidden = true;
    form.querySelector("select").addEventListener("change", () => form.submit());
  }
}
