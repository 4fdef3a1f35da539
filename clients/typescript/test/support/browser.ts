import type { TestContext } from "node:test";
import { createClient, type Client, type ClientOptions, type Session } from "../../src/index.js";
import { ProcessLocks } from "../../src/locks.js";
import { FakeApi, TOKEN_LIFE } from "./fake-api.js";

let browsers = 0;

/** A browser: its tabs share the API's cookie, the locks and a channel. */
export class FakeBrowser {
  readonly api = new FakeApi();
  #locks = new ProcessLocks();
  #channel = `browser-${++browsers}`;
  #time = 0;
  #test: TestContext;

  constructor(test: TestContext) {
    this.#test = test;
  }

  /** Opens a tab. Messages between tabs take as long as they take. */
  tab(options: ClientOptions = {}): Client {
    return createClient({
      baseUrl: "http://api.example",
      fetch: this.api.fetch,
      locks: this.#locks,
      channel: options.channel ?? this.#openChannel(),
      wait: () => new Promise(() => {}),
      now: () => this.#time,
      ...options,
    });
  }

  /** Opens a tab in which somebody has signed in. */
  async tabOf(name: string, options: ClientOptions = {}): Promise<Client> {
    const tab = this.tab(options);
    await signIn(tab, name);
    return tab;
  }

  /** Tells other tabs, and hears nothing, as a tab that sleeps. */
  deafChannel(): BroadcastChannel {
    const channel = this.#openChannel();
    channel.addEventListener = () => {};
    return channel;
  }

  /** Lets so much time pass that access tokens are about to expire. */
  untilTokensAreStale(): void {
    this.#time += (TOKEN_LIFE - 29) * 1000;
  }

  #openChannel(): BroadcastChannel {
    const channel = new BroadcastChannel(this.#channel);
    this.#test.after(() => channel.close());
    return channel;
  }
}

/** Signs in as somebody. */
export function signIn(client: Client, name: string) {
  return client.session.signIn({ email: `${name}@example.com`, password: "correct horse battery" });
}

/** Resolves when the session is as it should be. */
export function until(session: Session, isSo: (session: Session) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo(session)) return;
      stop();
      resolve();
    };
    const stop = session.subscribe(look);
    look();
  });
}
