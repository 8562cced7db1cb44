// SPDX-License-Identifier: Apache-2.0

/** Requests to the admin API of the server that the page is from. The session is a cookie that no script can read. */

const POLL_MILLIS = 15_000;

/** What the API refused; `status` is its status code, 0 if nothing answered. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Sends a request and returns the document that comes back; throws a Refusal. */
export async function call(method, path, body) {
  const answer = await answered(method, path, body);
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const fields = (json.errors || []).map((each) => `${each.field} ${each.message}`).join("; ");
    throw new Refusal(answer.status, fields || json.detail || `the server answered ${answer.status}`);
  }
  return json;
}

async function answered(method, path, body) {
  try {
    const headers = body === undefined ? {} : { "Content-Type": "application/json" };
    const text = body === undefined ? undefined : JSON.stringify(body);
    return await fetch(path, { method, headers, body: text, cache: "no-store", credentials: "same-origin" });
  } catch (unreachable) {
    throw new Refusal(0, `the server cannot be reached (${unreachable.message})`);
  }
}

/** The path of a scope, or of what belongs to it. */
export function scopePath(scope, ...more) {
  return ["/api/v1/scopes", ...[scope, ...more].map(encodeURIComponent)].join("/");
}

/**
 * Calls back whenever something may have changed: at each event of the server, and now and then, because a proxy may hold events
 * back. Returns what ends that.
 */
export function listen(callback) {
  const events = new EventSource("/api/v1/events");
  for (const name of ["state", "error"]) {
    events.addEventListener(name, callback);
  }
  const timer = setInterval(callback, POLL_MILLIS);
  return () => {
    events.close();
    clearInterval(timer);
  };
}
