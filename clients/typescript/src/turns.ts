import type { Locks } from "./locks.js";

const LOCK = "order-tracking.refresh";

/**
 * One tab at a time changes the refresh token. The work hears whether another tab did so just
 * before.
 */
export class Turns {
  #locks: Locks;

  constructor(locks: Locks) {
    this.#locks = locks;
  }

  async take<T>(work: (hadToWait: boolean) => Promise<T>): Promise<T> {
    let wasFree = true;
    const result = await this.#locks.request(LOCK, { ifAvailable: true }, async (lock) => {
      wasFree = lock !== null;
      return wasFree ? await work(false) : null;
    });
    return wasFree ? (result as T) : this.#locks.request(LOCK, () => work(true));
  }
}
