// SPDX-License-Identifier: Apache-2.0
"use strict";

/** The console: reads the state every two seconds, shows it, and changes it through the admin API. The token is kept in this page alone. */
(() => {
  const EVERY_MILLIS = 2000;
  const byId = (id) => document.getElementById(id);
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  let token = null;
  let state = null;
  let timer = null;

  /** Makes an element. All that comes from the API is text, and never markup. */
  function element(name, properties = {}, ...children) {
    const made = document.createElement(name);
    Object.assign(made, properties);
    made.append(...children);
    return made;
  }

  function time(text) {
    return text ? format.format(new Date(text)) : "";
  }

  async function call(method, path, body) {
    const headers = { Authorization: `Bearer ${token}` };
    if (body !== undefined) {
      headers["Content-Type"] = "application/json";
    }
    const answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: "no-store" });
    const json = await answer.json();
    if (!answer.ok) {
      const fields = (json.errors || []).map((each) => `${each.field} ${each.message}`).join("; ");
      throw new Error(fields || json.detail || `the server answered ${answer.status}`);
    }
    return json;
  }

  function notice(text, kind) {
    byId("notices").prepend(element("p", { className: `notice ${kind || ""}`, textContent: text }));
  }

  function showStores() {
    byId("where").textContent = `${state.namespace}: ${state.stores.map((store) => `${store.url} (${store.state})`).join(", ")}`;
    for (const old of document.querySelectorAll(".notice.live")) {
      old.remove();
    }
    const live = [];
    if (state.unknown) {
      live.push("Nothing is known: no store was reached since the start.");
    }
    if (state.degraded) {
      live.push("The store is away. This is the last known state; a change is kept by this node and delivered when the store is back.");
    }
    if (state.flagged) {
      live.push(`The flag file ${state.flagFile} keeps this node in maintenance, whatever the stores say.`);
    }
    live.push(...state.warnings);
    for (const text of live) {
      byId("notices").append(element("p", { className: "notice bad live", textContent: text }));
    }
  }

  function definition(list, term, text) {
    if (text) {
      list.append(element("dt", { textContent: term }), element("dd", { textContent: text, dir: "auto" }));
    }
  }

  function activation(each) {
    const list = element("dl");
    const title = each.active ? "on" : each.scheduled ? "scheduled" : "off";
    definition(list, "Holder", `${each.holder} (${title})`);
    definition(list, "Begins", time(each.from));
    definition(list, "Ends", time(each.until) || (each.on ? "when somebody turns it off" : ""));
    definition(list, "Expected", time(each.expect));
    definition(list, "Reason", each.reason);
    definition(list, "Message", each.message);
    definition(list, "Changed", `${time(each.at)} by ${each.by}`);
    const box = element("div", {}, list);
    if (each.on) {
      const off = element("button", { type: "button", textContent: `Turn ${each.holder} off …` });
      off.addEventListener("click", () => turnOff(each.scope, each.holder));
      box.append(off);
    }
    return box;
  }

  function scopeCard(scope) {
    const card = element("article", { className: scope.on ? "card on" : "card" });
    const word = scope.on ? `on, ${scope.level}` : "off";
    card.append(element("div", { className: "head" }, element("h3", { textContent: scope.scope }), element("span", { className: "state", textContent: word })));
    scope.activations.filter((each) => each.scope === scope.scope).forEach((each) => card.append(activation(each)));
    const list = element("dl");
    definition(list, "Let in", scope.addresses.join(", ") || (scope.on ? "nobody" : ""));
    card.append(list);
    return card;
  }

  function show() {
    showStores();
    byId("scopes").replaceChildren(...state.scopes.map(scopeCard));
    byId("scope-names").replaceChildren(...state.scopes.map((each) => element("option", { value: each.scope })));
    byId("you").textContent = state.clientAddress ? `This server sees you as ${state.clientAddress}.` : "This server cannot tell your address.";
    byId("let-me-in").hidden = !state.clientAddress;
  }

  let shown = "";
  async function refresh() {
    clearTimeout(timer);
    try {
      state = await call("GET", "/api/v1/status");
      document.querySelectorAll(".notice.lost").forEach((each) => each.remove());
      const text = JSON.stringify({ ...state, lastSync: null });
      if (text !== shown) {
        shown = text;
        show();
      }
    } catch (problem) {
      if (!document.querySelector(".notice.lost")) {
        byId("notices").prepend(element("p", { className: "notice bad lost", textContent: `The server cannot be reached, and what is shown may be old: ${problem.message}` }));
      }
    }
    if (token !== null) {
      timer = setTimeout(refresh, EVERY_MILLIS);
    }
  }

  function confirmed(title, text, action) {
    byId("confirm-title").textContent = title;
    byId("confirm-text").textContent = text;
    byId("confirm-yes").textContent = action;
    const dialog = byId("confirm");
    dialog.returnValue = "cancel";
    dialog.showModal();
    return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }));
  }

  async function change(method, path, body, done) {
    try {
      const result = await call(method, path, body);
      notice(result.outcome === "degraded" ? `${done} The store is away: this node keeps the change and delivers it.` : done, result.outcome === "degraded" ? "bad" : "good");
    } catch (problem) {
      notice(`Not done: ${problem.message}`, "bad");
    }
    await refresh();
  }

  async function turnOff(scope, holder) {
    if (await confirmed(`Turn ${scope} off?`, `${holder} no longer keeps ${scope} in maintenance. Visitors get in, unless somebody else holds it.`, "Turn off")) {
      const path = `/api/v1/scopes/${encodeURIComponent(scope)}/holders/${encodeURIComponent(holder)}`;
      await change("DELETE", path, undefined, `${scope} was released by ${holder}.`);
    }
  }

  function instant(id) {
    const value = byId(id).value;
    return value ? new Date(value).toISOString() : undefined;
  }

  function wanted() {
    const body = { level: byId("level").value, reason: byId("reason").value, message: byId("message").value };
    for (const id of ["from", "until", "expect"]) {
      const at = instant(id);
      if (at) {
        body[id] = at;
      }
    }
    const lines = byId("addresses").value.split(/[\s,]+/).filter((each) => each !== "");
    if (lines.length > 0) {
      body.addresses = lines;
    }
    return body;
  }

  async function turnOn(event) {
    event.preventDefault();
    const scope = byId("scope").value;
    const body = wanted();
    const known = (state.scopes.find((each) => each.scope === scope) || { addresses: [] }).addresses;
    const nobody = body.level === "full" && !body.addresses && known.length === 0;
    const who = nobody ? "Nobody will get in, you included: the allow-list is empty." : "Everybody who is not on the allow-list is shut out.";
    const end = body.until ? `It ends by itself at ${time(body.until)}.` : "It lasts until somebody turns it off.";
    if (await confirmed(`Turn ${scope} on?`, `${who} ${end}`, "Turn on")) {
      const path = `/api/v1/scopes/${encodeURIComponent(scope)}/holders/${encodeURIComponent(byId("holder").value)}`;
      await change("PUT", path, body, `${scope} is in maintenance${body.from ? ` from ${time(body.from)}` : ""}.`);
    }
  }

  async function signIn(event) {
    event.preventDefault();
    token = byId("token").value.trim();
    try {
      state = await call("GET", "/api/v1/status");
    } catch (problem) {
      token = null;
      byId("sign-in-problem").textContent = problem.message;
      byId("sign-in-problem").hidden = false;
      return;
    }
    byId("token").value = "";
    byId("sign-in-problem").hidden = true;
    signedIn(true);
    show();
    await refresh();
  }

  function signedIn(is) {
    byId("sign-in").hidden = is;
    byId("signed-in").hidden = !is;
    byId("sign-out").hidden = !is;
  }

  function signOut() {
    clearTimeout(timer);
    token = null;
    state = null;
    shown = "";
    byId("scopes").replaceChildren();
    byId("notices").replaceChildren();
    byId("where").textContent = "";
    signedIn(false);
  }

  function letMeIn() {
    const field = byId("addresses");
    field.value = `${field.value.trim()}\n${state.clientAddress}`.trim();
  }

  byId("zone").textContent = `Times are in ${zone}, the time zone of this browser.`;
  byId("sign-in").addEventListener("submit", signIn);
  byId("turn-on").addEventListener("submit", turnOn);
  byId("sign-out").addEventListener("click", signOut);
  byId("let-me-in").addEventListener("click", letMeIn);
})();
