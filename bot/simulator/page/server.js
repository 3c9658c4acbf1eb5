/** The person's API of the simulator: what this phone does, and the stream of what happens to its chat. */

async function call(verb, path, body) {
  const isForm = body instanceof FormData;
  const request = { method: verb, body: isForm || body === undefined ? body : JSON.stringify(body) };
  if (body !== undefined && !isForm) request.headers = { "Content-Type": "application/json" };
  const answer = await fetch(path, request);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

export const readFaults = () => call("GET", "/sim/faults");
export const setFaults = (faults) => call("PUT", "/sim/faults", faults);

/** Undefined `id`: somebody new. The language counts for somebody new only. */
export const arrive = (id, language) => call("POST", "/sim/people", { id, language_code: language });

export class Phone {
  constructor(person) {
    this.person = person;
    this.path = `/sim/people/${person}`;
  }

  write(text) {
    return call("POST", `${this.path}/messages`, { text });
  }

  sendSticker(emoji) {
    return call("POST", `${this.path}/messages`, { sticker: emoji });
  }

  sendFile(file) {
    const form = new FormData();
    form.append("file", file);
    return call("POST", `${this.path}/messages`, form);
  }

  correct(message, text) {
    return call("PUT", `${this.path}/messages/${message}`, { text });
  }

  tap(message, data) {
    return call("POST", `${this.path}/messages/${message}/tap`, { data });
  }

  change(wanted) {
    return call("PATCH", this.path, wanted);
  }

  clear() {
    return call("DELETE", `${this.path}/messages`);
  }

  /** Calls `onNews[kind](value)`; after a break the whole chat comes again. `onBreak` hears of a lost connection. */
  listen(onNews, onBreak) {
    const source = new EventSource(`${this.path}/news`);
    for (const [kind, react] of Object.entries(onNews)) {
      source.addEventListener(kind, (event) => react(JSON.parse(event.data)));
    }
    source.addEventListener("error", () => onBreak(source));
    return source;
  }
}
