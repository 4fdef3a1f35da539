interface Cookie {
  value: string;
  path: string;
  attributes: string[];
}

/** The cookies of one browser and one origin. */
export class CookieJar {
  readonly cookies = new Map<string, Cookie>();

  /** A `fetch` whose requests bring the cookies of their path, and whose answers set them. */
  readonly fetch: typeof fetch = async (input) => {
    const request = new Request(input);
    const cookies = this.#cookiesFor(new URL(request.url).pathname);
    if (cookies !== "") request.headers.set("Cookie", cookies);
    const response = await fetch(request);
    for (const line of response.headers.getSetCookie()) this.#set(line);
    return response;
  };

  #cookiesFor(path: string): string {
    const pairs = [...this.cookies].map(([name, cookie]) => ({
      pair: `${name}=${cookie.value}`,
      cookie,
    }));
    const sent = pairs.filter(
      ({ cookie }) => path === cookie.path || path.startsWith(`${cookie.path}/`),
    );
    return sent.map(({ pair }) => pair).join("; ");
  }

  #set(line: string): void {
    const [pair, ...attributes] = line.split("; ");
    const [name, value] = pair!.split("=") as [string, string];
    const path =
      attributes.find((attribute) => attribute.startsWith("Path="))?.slice("Path=".length) ?? "/";
    if (attributes.includes("Max-Age=0")) this.cookies.delete(name);
    else this.cookies.set(name, { value, path, attributes });
  }
}
