/** `localStorage` as a browser has it: keys are its own properties. */
export class FakeStorage {
  [key: string]: unknown;

  constructor() {
    for (const name of ["isFull"])
      Object.defineProperty(this, name, { value: false, writable: true, enumerable: false });
  }

  get length(): number {
    return Object.keys(this).length;
  }

  getItem(key: string): string | null {
    return (this[key] as string | undefined) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this["isFull"]) throw new Error("QuotaExceededError");
    this[key] = value;
  }

  removeItem(key: string): void {
    delete this[key];
  }

  clear(): void {
    for (const key of Object.keys(this)) delete this[key];
  }
}
