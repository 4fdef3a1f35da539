import { signal } from "@preact/signals";

const MINUTE = 60_000;

let timer: ReturnType<typeof setInterval> | undefined;

/**
 * Counts minutes while somebody looks: whatever reads it says its time anew. One timer for all, and
 * none for nobody.
 */
export const minutes = signal(0, {
  watched() {
    timer = setInterval(() => (minutes.value += 1), MINUTE);
  },
  unwatched() {
    clearInterval(timer);
  },
});
