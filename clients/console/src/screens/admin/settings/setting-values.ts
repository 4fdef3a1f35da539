import type { Config, ConfigChange } from "./config.ts";

/** Bytes of the megabyte that people type. */
const MEGABYTE = 1024 * 1024;
const MINUTE = 60; // In seconds.

/** The settings of a form, by their paths in the API; sizes in MB, the window in minutes. */
export type SettingValues = Record<string, string>;

/** The limits, in the order in which they are shown. */
export const LIMITS = ["customer", "staff", "anonymous", "login", "register", "refresh"] as const;

/** The parts of who the shop is. */
export const SHOP = ["name", "colour", "logoUrl", "timeZone", "language"] as const;

/** A configuration as a form has it. */
export function valuesOf({
  maxFileSize,
  allowedFileTypes,
  rateLimits,
  shop,
}: Config): SettingValues {
  const limits = LIMITS.map((name) => [`rateLimits.${name}`, String(rateLimits[name])]);
  const identity = SHOP.map((name) => [`shop.${name}`, shop[name] ?? ""]);
  return {
    ...Object.fromEntries(identity),
    maxFileSize: String(maxFileSize / MEGABYTE),
    allowedFileTypes: allowedFileTypes.join(" "),
    "rateLimits.windowSeconds": String(rateLimits.windowSeconds / MINUTE),
    ...Object.fromEntries(limits),
  };
}

/** The paths of what differs. */
export function changedSettings(before: SettingValues, after: SettingValues): string[] {
  return Object.keys(after).filter((path) => after[path] !== before[path]);
}

/** What of a form is to be sent: the settings at these paths. What is no number, the API names. */
export function changeOf(values: SettingValues, paths: readonly string[]): ConfigChange {
  const change: Record<string, unknown> = {};
  for (const path of paths) {
    const [part, name] = path.split(".") as [string, string | undefined];
    const value = onWire(path, values[path] ?? "");
    if (name === undefined) change[part] = value;
    else change[part] = { ...(change[part] as object), [name]: value };
  }
  return change as ConfigChange;
}

/** What a form holds of a setting, as the API writes it: in bytes and seconds. */
export function wireText(values: SettingValues, path: string): string {
  const value = onWire(path, values[path] ?? "");
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}

function onWire(path: string, value: string): unknown {
  if (path === "allowedFileTypes") return value.split(" ").filter(Boolean);
  if (path === "maxFileSize") return Math.round(Number(value) * MEGABYTE);
  if (path === "rateLimits.windowSeconds") return Math.round(Number(value) * MINUTE);
  if (path === "shop.logoUrl") return value.trim() || null;
  return path.startsWith("rateLimits.") ? Number(value) : value;
}

/**
 * What a form holds after somebody else saved: theirs where it was not touched here, and of what
 * both touched the winner's.
 */
export function rebased(
  values: SettingValues,
  before: SettingValues,
  now: SettingValues,
  winner: "mine" | "theirs",
): SettingValues {
  const theirs = changedSettings(before, now);
  const keepsMine = (path: string) =>
    values[path] !== before[path] && (winner === "mine" || !theirs.includes(path));
  return Object.fromEntries(
    Object.keys(now).map((path) => [path, (keepsMine(path) ? values : now)[path] ?? ""]),
  );
}
