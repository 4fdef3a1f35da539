import { expect, type BrowserContext } from "@playwright/test";

/**
 * What a browser says of answers that it did not like or did not get: the API refuses things, and
 * networks are cut.
 */
const OF_THE_NETWORK = /^Failed to load resource|WebSocket connection to .* failed|net::ERR_/;

/** Looks over pages while a story goes on, and says what should not have happened in any. */
export class Watch {
  readonly #troubles: string[] = [];
  readonly #contexts: BrowserContext[] = [];

  async over(context: BrowserContext): Promise<void> {
    this.#contexts.push(context);
    context.on("weberror", (error) => this.#note("error", String(error.error())));
    context.on("console", (message) => {
      const text = message.text();
      if (message.type() === "error" && !OF_THE_NETWORK.test(text)) this.#note("console", text);
    });
    context.on("dialog", async (dialog) => {
      const isLeaving = dialog.type() === "beforeunload";
      if (!isLeaving) this.#note("dialog", dialog.message());
      await (isLeaving ? dialog.accept() : dialog.dismiss());
    });
    await context.addInitScript(() =>
      document.addEventListener(
        "securitypolicyviolation",
        ({ effectiveDirective, blockedURI, sample }) =>
          console.error("Policy violated", effectiveDirective, blockedURI, sample),
      ),
    );
  }

  /** Closes the browsers, and fails where something was reported. */
  async end(): Promise<void> {
    for (const context of this.#contexts) await context.close();
    expect(this.#troubles, "errors, dialogs and violations of the policy").toEqual([]);
  }

  /** What was reported until now, where a story is about that. */
  takeTroubles(): string[] {
    return this.#troubles.splice(0);
  }

  #note(kind: string, text: string): void {
    this.#troubles.push(`${kind}: ${text}`);
  }
}
