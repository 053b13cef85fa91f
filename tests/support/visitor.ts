/** What came back, with its body read. `location`: where it leads, past the recovery codes that are shown after joining. */
export type Answer = { status: number; headers: Headers; body: string; location: string | null };

/**
 * A browser without a screen: keeps cookies, follows nothing by itself, and posts forms as a browser on this forum's
 * own pages would.
 */
export class Visitor {
  readonly address: string;
  readonly cookies = new Map<string, string>();

  constructor(address: string) {
    this.address = address;
  }

  takeCookie(setCookie: string): void {
    const [pair = "", ...attributes] = setCookie.split(";");
    const [name = "", value = ""] = pair.split("=");
    const gone = value === "" || attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
    if (gone) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  async send(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers({
      "Accept-Encoding": "identity",
      ...Object.fromEntries(new Headers(init.headers)),
    });
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (cookie) headers.set("Cookie", cookie);
    const response = await fetch(new URL(path, this.address), { ...init, headers, redirect: "manual" });
    for (const setCookie of response.headers.getSetCookie()) this.takeCookie(setCookie);
    const body = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body,
      location: pastCodes(response.headers.get("Location")),
    };
  }

  get(path: string): Promise<Answer> {
    return this.send(path);
  }

  /** Posts fields as a form of this forum's own page does; when it is asked to press once more, it does. */
  async post(
    path: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await this.postOnce(path, fields, headers);
    const asked =
      answer.status === 422 && !fields.asked && /name="asked" value="([^"]+)"/.exec(answer.body)?.[1];
    return asked ? this.postOnce(path, { ...fields, asked }, headers) : answer;
  }

  /** The same, and takes the first answer. */
  postOnce(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.send(path, {
      method: "POST",
      body: new URLSearchParams(fields).toString(),
      headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: this.address, ...headers },
    });
  }

  /** Gets a page and goes where it leads, at most five times. */
  async follow(path: string): Promise<Answer> {
    let answer = await this.get(path);
    for (let hops = 0; answer.location && hops < 5; hops++) answer = await this.get(answer.location);
    return answer;
  }
}

function pastCodes(location: string | null): string | null {
  const next = /^\/welcome\?next=(.*)$/.exec(location ?? "")?.[1];
  return next === undefined ? location : decodeURIComponent(next);
}
