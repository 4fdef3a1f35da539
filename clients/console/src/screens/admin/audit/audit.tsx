import { useLocation } from "preact-iso/router";
import { useEffect } from "preact/hooks";
import { addresses } from "../../../addresses.ts";
import { api } from "../../../api.ts";
import { LinkButton } from "../../../components/button.tsx";
import { Page } from "../../../components/page.tsx";
import { PagedRows } from "../../../components/paged-rows.tsx";
import { EmptyState } from "../../../components/states.tsx";
import { queryOf } from "../../../lib/order-filter.ts";
import { usePagedList } from "../../../lib/use-paged-list.ts";
import { rememberLatestPeople } from "../../../stores/people.ts";
import { auditFilterOf, auditQueryOf, type AuditFilter } from "./audit-filter.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditRow } from "./audit-row.tsx";
import { namesIn } from "./names-in.ts";
import { auditTexts } from "./texts/index.ts";

const PAGE = 50;

/** Who did what. The address is the filter. */
export function Audit() {
  const t = auditTexts.value;
  const { query, route } = useLocation();
  const filter = auditFilterOf(query);
  const key = queryOf(filter);
  const list = usePagedList((cursor, signal) => pageOf(filter, cursor, signal), [key]);
  useNames();
  const names = namesIn(list.rows.value);
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Page title={t.title} lead={t.lead(zone)}>
      <AuditFilters
        filter={filter}
        error={list.error.value}
        onChange={(to) => route(addresses.audit + queryOf(to), true)}
      />
      <PagedRows list={list} label={t.title} empty={<Nothing isFiltered={key !== ""} />}>
        {(event) => <AuditRow key={event.id} event={event} names={names} filter={filter} />}
      </PagedRows>
    </Page>
  );
}

async function pageOf(filter: AuditFilter, cursor: string | undefined, signal: AbortSignal) {
  const query = { ...auditQueryOf(filter), limit: PAGE, ...(cursor && { cursor }) };
  const { events, pagination } = await api.get("/api/v1/admin/audit", {
    params: { query },
    signal,
  });
  return { rows: events, pagination };
}

/** Events name who did something, but not to whom. Without these names there is still a link. */
function useNames(): void {
  useEffect(() => {
    const current = new AbortController();
    rememberLatestPeople(current.signal).catch(() => {});
    return () => current.abort();
  }, []);
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const t = auditTexts.value;
  if (!isFiltered) return <EmptyState icon="audit" title={t.emptyTitle} text={t.emptyText} />;
  return (
    <EmptyState icon="search" title={t.noneTitle} text={t.noneText}>
      <LinkButton href={addresses.audit}>{t.clear}</LinkButton>
    </EmptyState>
  );
}
