import { signal } from "@preact/signals";
import { errorText } from "../lib/error-text.ts";
import { texts } from "../texts/index.ts";

/** A short message at the edge of the screen. */
export interface Toast {
  id: number;
  text: string;
  tone: "neutral" | "good" | "bad";
  action?: { label: string; run(): void };
  /** It does not leave by itself: there is no hurry, and no other way to it. */
  stays?: boolean;
}

const SHOWN_FOR = 6_000;

/** Those on the screen, oldest first. */
export const toasts = signal<readonly Toast[]>([]);

let lastId = 0;

/**
 * Shows a message; it leaves by itself, unless it stays. `whenGone` is told unless the action was
 * taken.
 */
export function showToast(toast: Omit<Toast, "id">, whenGone?: () => void): void {
  const id = ++lastId;
  let isActed = false;
  const { action } = toast;
  const gone = toast.stays ? undefined : setTimeout(() => dismissToast(id), SHOWN_FOR);
  const run = () => {
    isActed = true;
    clearTimeout(gone);
    dismissToast(id);
    action?.run();
  };
  const shown: Toast = { ...toast, id, ...(action && { action: { ...action, run } }) };
  toasts.value = [...toasts.value, shown];
  if (whenGone) onDismissed.set(id, () => !isActed && whenGone());
}

const onDismissed = new Map<number, () => void>();

/** Takes a message away. */
export function dismissToast(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
  onDismissed.get(id)?.();
  onDismissed.delete(id);
}

/** Says that something worked. */
export function tellDone(text: string): void {
  showToast({ text, tone: "good" });
}

/** Says what went wrong and what to do. */
export function tellError(error: unknown): void {
  showToast({ text: errorText(error), tone: "bad" });
}

/** Says that what was shown at once is taken back, and why. */
export function tellTakenBack(error: unknown): void {
  showToast({ text: texts.peek().errors.undone(errorText(error)), tone: "bad" });
}
