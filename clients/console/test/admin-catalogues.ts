import { de as apiKeysDe } from "../src/screens/admin/api-keys/texts/de.ts";
import { en as apiKeysEn } from "../src/screens/admin/api-keys/texts/en.ts";
import { de as auditDe } from "../src/screens/admin/audit/texts/de.ts";
import { en as auditEn } from "../src/screens/admin/audit/texts/en.ts";
import { de as exportDe } from "../src/screens/admin/export/texts/de.ts";
import { en as exportEn } from "../src/screens/admin/export/texts/en.ts";
import { de as healthDe } from "../src/screens/admin/health/texts/de.ts";
import { en as healthEn } from "../src/screens/admin/health/texts/en.ts";
import { de as peopleDe } from "../src/screens/admin/people/texts/de.ts";
import { en as peopleEn } from "../src/screens/admin/people/texts/en.ts";
import { de as settingsDe } from "../src/screens/admin/settings/texts/de.ts";
import { en as settingsEn } from "../src/screens/admin/settings/texts/en.ts";

/** The catalogues of the administrator's screens. */
export const apiKeys = { en: apiKeysEn, de: apiKeysDe };
export const audit = { en: auditEn, de: auditDe };
export const exports = { en: exportEn, de: exportDe };
export const health = { en: healthEn, de: healthDe };
export const people = { en: peopleEn, de: peopleDe };
export const settings = { en: settingsEn, de: settingsDe };
