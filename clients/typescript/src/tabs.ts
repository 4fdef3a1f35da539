import type { AccessToken } from "./access-token.js";

/** What tabs tell each other. */
export type TabMessage =
  { type: "signed-in"; accessToken: AccessToken } | { type: "signed-out"; sessionId: string };

/** The other tabs of this browser that share the session; none of them without a channel. */
export class Tabs {
  #channel: BroadcastChannel | null;

  constructor(channel: BroadcastChannel | null) {
    this.#channel = channel;
  }

  tell(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }

  listen(listener: (message: TabMessage) => void): void {
    this.#channel?.addEventListener("message", ({ data }: MessageEvent<TabMessage>) =>
      listener(data),
    );
  }

  /** Resolves when another tab has told something. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#channel?.addEventListener("message", () => resolve(), { once: true });
    });
  }
}
