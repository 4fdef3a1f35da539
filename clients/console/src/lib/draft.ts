import { effect, signal, type Signal } from "@preact/signals";
import { forgetAll, recall, remember } from "./setting.ts";

/** A draft: what was typed, and how to be done with it. */
export interface Draft<T> {
  content: Signal<T>;
  /** Sent or thrown away. */
  clear(): void;
}

/** What a person began to write under this name on this device, or the beginning. */
export function draftFor<T extends object>(userId: string, name: string, beginning: T): Draft<T> {
  const key = prefixOf(userId) + name;
  const content = signal<T>({ ...beginning, ...recall<Partial<T>>(key) });
  effect(() => remember(key, isSame(content.value, beginning) ? null : content.value));
  return { content, clear: () => (content.value = beginning) };
}

/** The draft under a name, where there is one. */
export function recallDraftFor<T>(userId: string, name: string): T | null {
  return recall<T>(prefixOf(userId) + name);
}

/** Forgets what a person began: nobody who uses the device next finds it. */
export function forgetDrafts(userId: string): void {
  forgetAll(prefixOf(userId));
}

function prefixOf(userId: string): string {
  return `draft.${userId}.`;
}

function isSame(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
