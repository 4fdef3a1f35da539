import { signal } from "@preact/signals";

/** What is read aloud next: news that nobody asked for. */
export const announcement = signal("");

/** Has a screen reader say it. */
export function announce(text: string): void {
  announcement.value = text;
}
