import type { ButtonLook } from "../../components/button.tsx";
import type { IconName } from "../../components/icon.tsx";
import type { KnownOrder, OrderStatus } from "../../model.ts";
import { user } from "../../stores/session.ts";
import type { Texts } from "../../texts/en.ts";

/** A step that the API offers: where it leads, and the word and picture of its button. */
export interface Move {
  to: OrderStatus;
  word: keyof Texts["move"];
  icon: IconName;
  look: ButtonLook;
}

const MOVES: Partial<Record<OrderStatus, Omit<Move, "to">>> = {
  IN_PROGRESS: { word: "start", icon: "play", look: "primary" },
  COMPLETED: { word: "complete", icon: "check", look: "primary" },
  ON_HOLD: { word: "hold", icon: "pause", look: "secondary" },
};

/**
 * The steps that an order can take now, the likely one first. Cancelling is none: it asks for a
 * reason.
 */
export function movesOf({ status, allowedTransitions }: KnownOrder): Move[] {
  return (Object.keys(MOVES) as OrderStatus[])
    .filter((to) => allowedTransitions.includes(to))
    .map((to) => ({ to, ...MOVES[to]!, ...(status === "ON_HOLD" && { word: "resume" as const }) }));
}

/**
 * Whether this person works on the order, so that what the shop writes is theirs to write; the API
 * has the last word.
 */
export function worksOn({ assigneeId }: KnownOrder): boolean {
  const me = user.value;
  return me?.role === "ADMIN" || (!!assigneeId && assigneeId === me?.id);
}

/** Whether an order waits for somebody to take it. */
export function isUntaken({ status, assigneeId }: KnownOrder): boolean {
  return status === "PENDING" && !assigneeId;
}
