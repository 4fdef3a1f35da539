import type { ComponentChildren } from "preact";
import { addresses } from "../../../addresses.ts";
import { weave } from "../../../lib/weave.ts";
import type { AuditEvent, AuditType } from "../../../model.ts";
import { knownName, people } from "../../../stores/people.ts";
import { auditTexts } from "./texts/index.ts";

/** What programs may do, too: their keys are no people. */
const BY_PROGRAMS: readonly AuditType[] = ["CONFIG_CHANGED", "ORDERS_EXPORTED"];

/** An event in words, with links to those whom it is about. */
export function AuditSentence({
  event,
  names,
}: {
  event: AuditEvent;
  names: ReadonlyMap<string, string>;
}) {
  const t = auditTexts.value;
  const who = <Who event={event} />;
  if (!(event.type in t.said))
    return <>{weave((actor) => t.saidUnknown(actor!, event.type), [who])}</>;
  const say: (who: string, whom: string) => string = t.said[event.type];
  return (
    <>{weave((actor, target) => say(actor!, target!), [who, <Whom {...{ event, names }} />])}</>
  );
}

function Who({ event: { type, actor } }: { event: AuditEvent }) {
  if (!actor) return <>{auditTexts.value.somebody}</>;
  if (type === "API_KEY_USED") return <Link href={addresses.apiKeys}>{actor.name}</Link>;
  const isPerson = people.value.has(actor.id) || !BY_PROGRAMS.includes(type);
  return isPerson ? (
    <Link href={addresses.person(actor.id)}>{actor.name}</Link>
  ) : (
    <bdi>{actor.name}</bdi>
  );
}

function Whom({
  event: { target },
  names,
}: {
  event: AuditEvent;
  names: ReadonlyMap<string, string>;
}) {
  const t = auditTexts.value;
  if (target?.type === "API_KEY") return <Link href={addresses.apiKeys}>{t.apiKey}</Link>;
  if (target?.type !== "USER") return <>{t.noAccount}</>;
  const name = knownName(target.id) ?? names.get(target.id) ?? t.someAccount;
  return <Link href={addresses.person(target.id)}>{name}</Link>;
}

function Link({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a href={href}>
      <bdi>{children}</bdi>
    </a>
  );
}
