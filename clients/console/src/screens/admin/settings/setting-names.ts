import { formatNumber, formatSeconds, formatSize } from "../../../texts/format.ts";
import { settingsTexts } from "./texts/index.ts";

/** What a setting is called, by its path in the API; none for a setting that is not known here. */
export function settingName(path: string): string | undefined {
  return settingsTexts.value.names[path];
}

/** What a setting holds, in words: as the API writes it, in bytes and seconds. */
export function settingText(path: string, value: string): string {
  const t = settingsTexts.value;
  if (value === "") return t.empty;
  if (path === "maxFileSize") return formatSize(Number(value));
  if (path === "rateLimits.windowSeconds") return formatSeconds(Number(value));
  if (path.startsWith("rateLimits.")) return formatNumber(Number(value));
  if (path === "shop.language") return languageName(value);
  if (path !== "allowedFileTypes") return value;
  return value
    .split(/[\s,]+/)
    .map((type) => t.type[type] ?? type)
    .join(", ");
}

function languageName(language: string): string {
  const names: Readonly<Record<string, string>> = settingsTexts.value.languages;
  return names[language] ?? language;
}
