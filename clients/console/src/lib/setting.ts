import { effect, signal, type Signal } from "@preact/signals";

const PREFIX = "order-tracking.";

/**
 * A value that this device remembers. Storage that is full or forbidden is no reason to fail: it is
 * then forgotten at the end.
 */
export function setting<T>(name: string, initial: T): Signal<T> {
  const value = signal<T>(recall(name) ?? initial);
  effect(() => remember(name, value.value === initial ? null : value.value));
  return value;
}

/** What was remembered under the name, or null. */
export function recall<T>(name: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? "null") as T | null;
  } catch {
    return null;
  }
}

/** Remembers a value; null forgets it. */
export function remember(name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Full or forbidden.
  }
}

/** Forgets everything whose name begins so. */
export function forgetAll(prefix: string): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(PREFIX + prefix)) localStorage.removeItem(key);
  } catch {
    // Forbidden: there is nothing to forget.
  }
}
