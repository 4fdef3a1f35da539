/** The part of the Web Locks API that is used. */
export interface Locks {
  request<T>(name: string, callback: (lock: object | null) => Promise<T>): Promise<T>;
  request<T>(
    name: string,
    options: { ifAvailable: boolean },
    callback: (lock: object | null) => Promise<T>,
  ): Promise<T>;
}

/** Web Locks within this process, where the platform has none. */
export class ProcessLocks implements Locks {
  #holders = new Map<string, Promise<unknown>>();

  request<T>(
    name: string,
    ...[options, callback]: [Granted<T>] | [{ ifAvailable: boolean }, Granted<T>]
  ): Promise<T> {
    if (typeof options === "function") return this.#queue(name, options);
    if (options.ifAvailable && this.#holders.has(name)) return callback!(null);
    return this.#queue(name, callback!);
  }

  #queue<T>(name: string, callback: Granted<T>): Promise<T> {
    const before = this.#holders.get(name) ?? Promise.resolve();
    const result = before.then(() => callback({}));
    const released = result.then(ignore, ignore).then(() => {
      if (this.#holders.get(name) === released) this.#holders.delete(name);
    });
    this.#holders.set(name, released);
    return result;
  }
}

type Granted<T> = (lock: object | null) => Promise<T>;

function ignore(): void {}
