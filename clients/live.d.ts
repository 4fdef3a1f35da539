/** What the API calls an order, a notification and a file: the schemas of `openapi.json`. */
export interface LiveEvents {
  /** Somebody is told something. */
  notification: { notification: Record<string, unknown> & { id: string; title: string } };
  /** An order changed; never older than what was told before. */
  "order.updated": { order: Record<string, unknown> & { id: string; status: string; version: number } };
  /** A file is new or changed. */
  "media.updated": { media: Record<string, unknown> & { id: string; state: string } };
  /** At first, and where it is not known what was missed: ask for everything that is shown. */
  resync: undefined;
  /** What was missed has been told. */
  resumed: undefined;
  connected: undefined;
  /** It is tried again by itself. Has why no ticket was had, if that is the reason: somebody may have to sign in again. */
  disconnected: unknown;
}

/** An `EventTarget` that knows these events and no others. */
export class Live {
  /** `ticket` asks the API for one: `POST /api/v1/notifications/ws-ticket`. It is asked again for each connection. */
  constructor(ticket: () => Promise<{ url: string; ticket: string }>);
  addEventListener<K extends keyof LiveEvents>(
    type: K,
    listener: (event: CustomEvent<LiveEvents[K]>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof LiveEvents>(
    type: K,
    listener: (event: CustomEvent<LiveEvents[K]>) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  /** Ends the connection for good. */
  close(): void;
}
