import { daysUntil, formatDay } from "../../../texts/format.ts";
import { apiKeyTexts } from "./texts/index.ts";

const SOON = 14; // In days: long enough to make another key and change the program.

/** When a key ends, in words, and how loudly that is said. */
export interface Expiry {
  text: string;
  tone?: "warn" | "bad";
}

/** How a key stands to its end. */
export function expiryOf(expiresAt: string, now = new Date()): Expiry {
  const t = apiKeyTexts.value;
  if (new Date(expiresAt) <= now) return { text: t.expired(formatDay(expiresAt)), tone: "bad" };
  const days = daysUntil(expiresAt, now);
  if (days === 0) return { text: t.expiresToday, tone: "warn" };
  if (days <= SOON) return { text: t.expiresIn(days), tone: "warn" };
  return { text: t.expires(formatDay(expiresAt)) };
}

/** The day that is so many days from now. */
export function dayFromNow(days: number, now = new Date()): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
}
