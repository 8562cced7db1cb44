// SPDX-License-Identifier: Apache-2.0

/** Small parts of the page: elements, times, notices and the question before a change. */

const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

export const byId = (id) => document.getElementById(id);

/** The time zone of this browser. */
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Makes an element. All that comes from the API is text, and never markup. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

/** Shows a moment in the time zone of this browser; nothing for nothing. */
export function time(text) {
  return text ? format.format(new Date(text)) : "";
}

/** Says how the last change went. */
export function notice(text, kind) {
  byId("notices").replaceChildren(element("p", { className: `notice ${kind}`, textContent: text }));
}

/** Asks before something is done; resolves to whether the answer is yes. */
export function confirmed(title, text, action) {
  byId("confirm-title").textContent = title;
  byId("confirm-text").textContent = text;
  byId("confirm-yes").textContent = action;
  const dialog = byId("confirm");
  dialog.returnValue = "cancel";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }));
}

/** Replaces what an element holds, and leaves the keyboard where it was. */
export function replaceKeepingFocus(parent, children) {
  const key = parent.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  parent.replaceChildren(...children);
  if (key !== undefined) {
    const same = [...parent.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
    (same || byId("main")).focus();
  }
}

/** The lines of a text area, or what commas and blanks part in it. */
export function entries(id) {
  return byId(id).value.split(/[\s,]+/).filter((each) => each !== "");
}

/** The lines `name: value` of a text area as an object; undefined if there are none. */
export function pairs(id) {
  const lines = byId(id).value.split("\n").map((each) => each.trim()).filter((each) => each !== "");
  if (lines.length === 0) {
    return undefined;
  }
  return Object.fromEntries(lines.map((line) => {
    const at = line.indexOf(":");
    return at < 0 ? [line, ""] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  }));
}
