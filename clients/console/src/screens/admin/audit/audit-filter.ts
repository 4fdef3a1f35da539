import { momentsOf } from "../../../lib/chosen-days.ts";
import type { AuditType } from "../../../model.ts";

/** What the audit trail is filtered by; in the address, with days where the API has moments. */
export interface AuditFilter {
  type?: string;
  actorId?: string;
  from?: string;
  to?: string;
}

const NAMES = ["type", "actorId", "from", "to"] as const;

/** The filter in an address. What is not known is left out. */
export function auditFilterOf(query: Readonly<Record<string, string | undefined>>): AuditFilter {
  return Object.fromEntries(
    NAMES.flatMap((name) => (query[name] ? [[name, query[name]]] : [])),
  ) as AuditFilter;
}

/** The filter as the API takes it; whether a type exists is for the API to say. */
export function auditQueryOf({ type, actorId, ...days }: AuditFilter) {
  return {
    ...(type && { type: type as AuditType }),
    ...(actorId && { actorId }),
    ...momentsOf(days),
  };
}
