import type { OrderStatus } from "../model.ts";
import { texts } from "../texts/index.ts";

/**
 * Where an order stands: a colour, a word and a shape of its own. A status that is not known yet is
 * shown as such.
 */
export function StatusBadge({ status }: { status: OrderStatus }) {
  const words = texts.value.status;
  const isKnown = status in words;
  return (
    <span class="badge" data-status={isKnown ? status : "unknown"}>
      <StatusShape status={status} />
      {isKnown ? words[status] : words.unknown}
    </span>
  );
}

/** The shape: an empty ring, a half-filled one, bars, a tick, a cross. */
export function StatusShape({ status }: { status: OrderStatus }) {
  return (
    <svg class="status-shape" viewBox="0 0 16 16" aria-hidden="true" data-status={status}>
      <circle cx="8" cy="8" r="6" />
      {status === "IN_PROGRESS" && <path class="filled" d="M8 4.5a3.5 3.5 0 0 1 0 7z" />}
      {status === "ON_HOLD" && <path d="M6.5 6v4M9.5 6v4" />}
      {status === "COMPLETED" && <path d="m5.4 8.2 1.8 1.8 3.4-3.7" />}
      {status === "CANCELLED" && <path d="m6 6 4 4M10 6l-4 4" />}
    </svg>
  );
}
