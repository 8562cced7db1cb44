// SPDX-License-Identifier: Apache-2.0

/** The console: who is signed in, what is shown, and what the forms do. */

import { call, listen, scopePath } from "./api.js";
import { byId, confirmed, element, entries, notice, pairs, time, zone } from "./page.js";
import { show, showLost } from "./state.js";

let state = null;
let shown = "";
let stopListening = () => {};

const actions = { turnOff, turnAllOff, disallow };

async function refresh() {
  if (state === null) {
    return;
  }
  try {
    showState(await call("GET", "/api/v1/status"));
  } catch (problem) {
    if (problem.status === 401 || problem.status === 404) {
      leave("The session has ended: sign in again.");
    } else {
      shown = "";
      showLost(problem.message);
    }
  }
}

function showState(next) {
  state = next;
  const text = JSON.stringify(state.degraded ? state : { ...state, lastSync: null });
  if (text !== shown) {
    shown = text;
    show(state, actions);
  }
}

/** Makes a change and says how it went; resolves to what came of it, or to null. */
async function change(method, path, body, done) {
  let made = null;
  try {
    made = await call(method, path, body);
    if (made.outcome === "degraded") {
      notice(`${done} The store is away: this node keeps the change and delivers it.`, "bad");
    } else {
      notice(made.outcome === "unchanged" ? `${done} It was so already.` : done, "good");
    }
  } catch (problem) {
    notice(`Not done: ${problem.message}`, "bad");
  }
  await refresh();
  return made;
}

async function turnOff(scope, holder) {
  const text = `${holder} no longer keeps ${scope} in maintenance. Visitors get in, unless somebody else holds it.`;
  if (await confirmed(`Turn ${scope} off?`, text, "Turn off")) {
    await change("DELETE", scopePath(scope, "holders", holder), undefined, `${scope} was released by ${holder}.`);
  }
}

async function turnAllOff(scope) {
  if (await confirmed(`Turn all of ${scope} off?`, `Every holder of ${scope} is released, the programs that hold it too. Visitors get in.`, "Turn all off")) {
    await change("DELETE", scopePath(scope, "holders"), undefined, `${scope} was released by everybody.`);
  }
}

async function disallow(scope, range) {
  const last = isOn(scope) && allowed(scope).length === 1;
  const text = last ? "Then nobody gets in: it is the last one on the list." : "Who comes from there no longer gets in while maintenance is on.";
  if (await confirmed(`Remove ${range}?`, text, "Remove")) {
    await change("POST", scopePath(scope, "addresses"), { remove: [range] }, `${range} is no longer on the allow-list of ${scope}.`);
  }
}

function named(scope) {
  return state.scopes.find((each) => each.scope === scope);
}

function isOn(scope) {
  return Boolean(named(scope)?.on);
}

function allowed(scope) {
  return named(scope)?.addresses || [];
}

function wanted() {
  const body = { level: byId("level").value, reason: byId("reason").value, message: byId("message").value };
  for (const id of ["from", "until", "expect"]) {
    if (byId(id).value) {
      body[id] = new Date(byId(id).value).toISOString();
    }
  }
  if (byId("lasting").value) {
    body.lasting = Number(byId("lasting").value) * 60;
  }
  if (byId("retry-after").value) {
    body.retryAfter = Number(byId("retry-after").value);
  }
  if (entries("addresses").length > 0) {
    body.addresses = entries("addresses");
  }
  if (byId("replace").checked) {
    body.replace = true;
  }
  if (byId("with-secret").checked) {
    body.withSecret = true;
  }
  return { ...body, messages: pairs("messages"), attributes: pairs("attributes") };
}

/** Who is shut out by an activation, in words. */
function consequence(scope, body) {
  if (body.level === "read-only") {
    return "Changes are rejected, pages can be read.";
  }
  const list = body.addresses || allowed(scope);
  if (body.withSecret) {
    return `Everybody is shut out but ${[...list, "who has the secret"].join(", ")}.`;
  }
  return list.length === 0 ? "Nobody will get in, you included: the allow-list is empty." : `Everybody is shut out but ${list.join(", ")}.`;
}

function end(body) {
  if (body.until) {
    return `It ends by itself at ${time(body.until)}.`;
  }
  return body.lasting ? `It ends by itself after ${body.lasting / 60} minutes.` : "It lasts until somebody turns it off.";
}

async function turnOn(event) {
  event.preventDefault();
  const scope = byId("scope").value;
  const body = wanted();
  const begin = body.from ? ` From ${time(body.from)}.` : "";
  if (await confirmed(`Turn ${scope} on?`, `${consequence(scope, body)}${begin} ${end(body)}`, "Turn on")) {
    const done = `${scope} is in maintenance${body.from ? ` from ${time(body.from)}` : ""}.`;
    const made = await change("PUT", scopePath(scope, "holders", byId("holder").value), body, done);
    if (made !== null) {
      byId("turn-on").reset();
      showSecret(scope, made.secret);
    }
  }
}

/** Shows the secret of an activation, which nobody can show again; nothing if it has none. */
function showSecret(scope, secret) {
  byId("secret").hidden = !secret;
  byId("secret").querySelector("span").textContent = `Shown once, for ${scope}: add this to an address of the site.`;
  byId("secret").querySelector("code").textContent = secret ? `?maintenance_bypass=${secret}` : "";
}

async function changeAllowList(field) {
  const scope = byId("allow-scope").value;
  const ranges = entries("allow-addresses");
  if (ranges.length === 0) {
    notice("Not done: name at least one address.", "bad");
    return;
  }
  const done = field === "add" ? `${ranges.join(", ")} may enter ${scope}.` : `${ranges.join(", ")} is no longer on the allow-list of ${scope}.`;
  if (await change("POST", scopePath(scope, "addresses"), { [field]: ranges }, done)) {
    byId("allow-addresses").value = "";
  }
}

async function clearAllowList() {
  const scope = byId("allow-scope").value;
  if (await confirmed(`Clear the allow-list of ${scope}?`, "While maintenance is on, nobody gets in then.", "Clear")) {
    await change("PUT", scopePath(scope, "addresses"), { addresses: [] }, `The allow-list of ${scope} is empty.`);
  }
}

async function letMeIn() {
  const scope = byId("allow-scope").value;
  await change("POST", scopePath(scope, "addresses"), { add: [state.clientAddress] }, `You (${state.clientAddress}) may enter ${scope}.`);
}

function addMe() {
  const field = byId("addresses");
  field.value = `${field.value.trim()}\n${state.clientAddress}`.trim();
}

async function explain(event) {
  event.preventDefault();
  const body = { method: byId("explain-method").value, path: byId("explain-path").value };
  for (const name of ["address", "host"]) {
    if (byId(`explain-${name}`).value) {
      body[name] = byId(`explain-${name}`).value;
    }
  }
  try {
    showExplanation(await call("POST", "/api/v1/explain", body));
  } catch (problem) {
    byId("explanation").replaceChildren(element("p", { className: "notice bad", textContent: problem.message }));
  }
}

function showExplanation(answer) {
  const verdict = answer.passes ? `Gets in to ${answer.scope}, by the rule ${answer.rule}.` : `Is rejected from ${answer.scope} with ${answer.status}, by the rule ${answer.rule}.`;
  const rules = answer.rules.map((each) => element("li", { className: each.applies ? "applies" : "", textContent: `${each.rule}: ${each.why}` }));
  byId("explanation").replaceChildren(element("p", { className: `notice ${answer.passes ? "good" : "bad"}`, textContent: verdict }), element("ol", {}, ...rules));
}

async function signIn(event) {
  event.preventDefault();
  const token = byId("token").value.trim();
  try {
    enter(await call("POST", "/api/v1/session", { token }));
    byId("token").value = "";
    byId("sign-in-problem").hidden = true;
    showState(await call("GET", "/api/v1/status"));
    byId("main").focus({ preventScroll: true });
  } catch (problem) {
    leave(problem.message);
  }
}

function enter(session) {
  state = {};
  byId("sign-in").hidden = true;
  byId("signed-in").hidden = false;
  byId("sign-out").hidden = false;
  byId("who").textContent = `${session.name} (${session.role})`;
  document.body.classList.toggle("reader", session.role !== "write");
  stopListening();
  stopListening = listen(refresh);
}

async function signOut() {
  await call("DELETE", "/api/v1/session").catch(() => {});
  leave("");
}

function leave(problem) {
  stopListening();
  state = null;
  shown = "";
  for (const id of ["scopes", "notices", "alarms", "last-changes", "explanation"]) {
    byId(id).replaceChildren();
  }
  showSecret("", undefined);
  byId("where").textContent = "";
  byId("who").textContent = "";
  byId("sign-in").hidden = false;
  byId("signed-in").hidden = true;
  byId("sign-out").hidden = true;
  byId("sign-in-problem").hidden = problem === "";
  byId("sign-in-problem").textContent = problem;
  byId("token").focus();
}

async function begin() {
  const session = await call("GET", "/api/v1/session").catch((problem) => ({ name: null, problem: problem.status === 404 ? "" : problem.message }));
  if (session.name === null) {
    leave(session.problem || "");
    return;
  }
  enter(session);
  await refresh();
}

byId("zone").textContent = `Times are in ${zone}, the time zone of this browser.`;
byId("sign-in").addEventListener("submit", signIn);
byId("sign-out").addEventListener("click", signOut);
byId("turn-on").addEventListener("submit", turnOn);
byId("add-me").addEventListener("click", addMe);
byId("allow").addEventListener("submit", (event) => {
  event.preventDefault();
  changeAllowList("add");
});
byId("allow-remove").addEventListener("click", () => changeAllowList("remove"));
byId("allow-clear").addEventListener("click", clearAllowList);
byId("let-me-in").addEventListener("click", letMeIn);
byId("explain").addEventListener("submit", explain);
begin();
