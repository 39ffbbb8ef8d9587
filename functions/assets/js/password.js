// Shows and hides what was typed into the password fields. Without scripts the button is not there.
"use strict";
{
  const button = document.querySelector("button.show");
  if (button) {
    const fields = button.getAttribute("aria-controls").split(" ").map((id) => document.getElementById(id));
    button.hidden = false;
    button.addEventListener("click", () => {
      const show = button.getAttribute("aria-pressed") !== "true";
      for (const field of fields) field.type = show ? "text" : "password";
      button.setAttribute("aria-pressed", String(show));
      button.textContent = show ? button.dataset.hide : button.dataset.show;
    });
  }
}
