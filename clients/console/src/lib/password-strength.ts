import { limits } from "../limits.ts";

/** How strong a password is by its length, and as a part of the whole. */
export interface Strength {
  word: "short" | "fair" | "good" | "strong";
  part: number;
}

const GOOD = 12;
const STRONG = 16;

/** By length alone: long ones resist guessing, whatever the characters. */
export function passwordStrength(password: string): Strength {
  const length = [...password].length;
  const part = Math.min(1, length / STRONG);
  if (length < limits.passwordLeast) return { word: "short", part };
  if (length < GOOD) return { word: "fair", part };
  return { word: length < STRONG ? "good" : "strong", part };
}
