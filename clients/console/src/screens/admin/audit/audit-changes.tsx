import type { AuditEvent } from "../../../model.ts";
import { settingName, settingText } from "../settings/setting-names.ts";
import { peopleTexts } from "../people/texts/index.ts";
import { auditTexts } from "./texts/index.ts";

/** What an event changed: each field with what it held before and now. */
export function AuditChanges({ changes }: { changes: NonNullable<AuditEvent["changes"]> }) {
  const t = auditTexts.value;
  return (
    <dl class="audit-changes small">
      {Object.entries(changes).map(([field, { from, to }]) => (
        <div key={field}>
          <dt>{nameOf(field)}</dt>
          <dd dir="auto">
            <del aria-label={t.was}>{shown(field, from)}</del>{" "}
            <ins aria-label={t.is}>{shown(field, to)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function nameOf(field: string): string {
  if (field === "role") return peopleTexts.value.person.role;
  if (field === "isActive") return peopleTexts.value.active;
  return settingName(field) ?? field;
}

function shown(field: string, value: string | null): string {
  const t = auditTexts.value;
  if (value === null || value === "") return t.nothing;
  if (field === "isActive") return value === "true" ? t.yes : t.no;
  const roles: Readonly<Record<string, string>> = peopleTexts.value.role;
  return field === "role" ? (roles[value] ?? value) : settingText(field, value);
}
