// SPDX-License-Identifier: Apache-2.0

/** Shows the state of the switch: `docs/json.md` has the names. */

import { byId, element, replaceKeepingFocus, time } from "./page.js";

/** Shows a status. `actions` has what the buttons do: `turnOff(scope, holder)`, `turnAllOff(scope)`, `disallow(scope, range)`. */
export function show(state, actions) {
  showAlarms(state);
  showVerdict(state);
  showStores(state);
  replaceKeepingFocus(byId("scopes"), state.scopes.map((each) => card(each, actions)));
  byId("scope-names").replaceChildren(...state.scopes.map((each) => element("option", { value: each.scope })));
  byId("last-changes").replaceChildren(...lastChanges(state));
  byId("you").textContent = state.clientAddress ? `This server sees you as ${state.clientAddress}.` : "This server cannot tell your address.";
  for (const id of ["add-me", "let-me-in"]) {
    byId(id).hidden = !state.clientAddress;
  }
}

/** Says that what is shown may be old. */
export function showLost(problem) {
  byId("alarms").replaceChildren(alarm(`What is shown may be old: ${problem}.`));
}

function alarm(text) {
  return element("p", { className: "notice bad", textContent: text });
}

function showAlarms(state) {
  const texts = [];
  if (state.unknown) {
    texts.push("Nothing is known: no store was reached since the start.");
  }
  if (state.degraded) {
    texts.push(`The store is away${state.lastSync ? ` since ${time(state.lastSync)}` : ""}. This is the last known state; a change is kept by this node and delivered when the store is back.`);
  }
  if (state.flagged) {
    texts.push(`The flag file ${state.flagFile} keeps this node in maintenance, whatever the stores say.`);
  }
  texts.push(...state.warnings);
  const shown = [...byId("alarms").children].map((each) => each.textContent);
  if (shown.join("\n") !== texts.join("\n")) {
    byId("alarms").replaceChildren(...texts.map(alarm));
  }
}

function showVerdict(state) {
  const global = state.scopes.find((each) => each.scope === "global");
  const on = state.scopes.filter((each) => each.on);
  const whole = (global && global.on) || state.flagged;
  byId("verdict").className = whole ? "verdict on" : on.length > 0 ? "verdict partly" : "verdict";
  byId("verdict-title").textContent = whole ? "In maintenance" : on.length > 0 ? `Partly in maintenance: ${on.map((each) => each.scope).join(", ")}` : "Open";
  byId("verdict-text").textContent = whole && global.on ? period(global) : whole ? "The flag file says so." : on.length > 0 ? "Everything else is open to everybody." : "Everybody gets in.";
}

function period(scope) {
  const end = scope.until ? `It ends by itself at ${time(scope.until)}.` : "It lasts until somebody turns it off.";
  const who = scope.level === "read-only" ? "Changes are rejected, pages are read." : "Only the allow-list gets in.";
  return `${who} Since ${time(scope.since)}, held by ${scope.heldBy.join(", ")}. ${end}`;
}

function showStores(state) {
  const stores = state.stores.map((store) => `${store.role} ${store.url}: ${store.state}`).join(", ");
  byId("where").textContent = `${state.namespace} · ${stores}`;
}

function card(scope, actions) {
  const word = scope.on ? `on, ${scope.level}` : "off";
  const head = element("div", { className: "head" }, element("h3", { textContent: scope.scope }), element("span", { className: "state", textContent: word }));
  const made = element("article", { className: scope.on ? "card on" : "card" }, head);
  const own = scope.activations.filter((each) => each.scope === scope.scope);
  made.append(...own.map((each) => activation(each, actions)));
  if (own.filter((each) => each.on).length > 1) {
    made.append(button(`Turn all of ${scope.scope} off …`, `all ${scope.scope}`, () => actions.turnAllOff(scope.scope)));
  }
  made.append(allowList(scope, actions));
  return made;
}

function activation(each, actions) {
  const list = element("dl");
  const word = each.active ? "on" : each.scheduled ? "scheduled" : "off";
  define(list, "Holder", `${each.holder} (${word})`);
  define(list, "Begins", time(each.from));
  define(list, "Ends", time(each.until) || (each.on ? "when somebody turns it off" : ""));
  define(list, "Expected", time(each.expect));
  define(list, "Reason", each.reason);
  define(list, "Message", each.message);
  define(list, "By secret", each.bypassSecret ? "whoever has it gets in" : "");
  define(list, "Changed", `${time(each.at)} by ${each.by}`);
  const box = element("div", {}, list);
  if (each.on) {
    box.append(button(`Turn ${each.holder} off …`, `off ${each.scope} ${each.holder}`, () => actions.turnOff(each.scope, each.holder)));
  }
  return box;
}

function allowList(scope, actions) {
  if (scope.addresses.length === 0) {
    return element("p", { className: "quiet", textContent: scope.on ? "Let in: nobody" : "The allow-list is empty." });
  }
  const items = scope.addresses.map((range) => {
    const remove = button("Remove", `remove ${scope.scope} ${range}`, () => actions.disallow(scope.scope, range));
    remove.className = "plain small changes";
    remove.setAttribute("aria-label", `Remove ${range} from the allow-list of ${scope.scope}`);
    return element("li", {}, element("code", { textContent: range }), " ", remove);
  });
  return element("div", {}, element("p", { className: "quiet", textContent: "Let in:" }), element("ul", { className: "ranges" }, ...items));
}

function button(text, key, action) {
  const made = element("button", { type: "button", textContent: text, className: "changes" });
  made.dataset.key = key;
  made.addEventListener("click", action);
  return made;
}

function define(list, term, text) {
  if (text) {
    list.append(element("dt", { textContent: term }), element("dd", { textContent: text, dir: "auto" }));
  }
}

function lastChanges(state) {
  const all = state.scopes.flatMap((scope) => scope.activations.filter((each) => each.scope === scope.scope));
  all.sort((one, other) => other.at.localeCompare(one.at));
  if (all.length === 0) {
    return [element("tr", {}, element("td", { colSpan: 4, textContent: "Nothing was ever turned on." }))];
  }
  return all.map((each) => {
    const what = `${each.on ? "turned on" : "turned off"} ${each.scope}${each.holder === "operator" ? "" : ` as ${each.holder}`}`;
    const cells = [time(each.at), each.by, what, each.reason || ""];
    return element("tr", {}, ...cells.map((text) => element("td", { textContent: text, dir: "auto" })));
  });
}
