import { useLocation } from "preact-iso/router";
import { useState } from "preact/hooks";
import { addresses } from "../../../addresses.ts";
import { api } from "../../../api.ts";
import { Button, LinkButton } from "../../../components/button.tsx";
import { Page } from "../../../components/page.tsx";
import { PagedRows } from "../../../components/paged-rows.tsx";
import { EmptyState } from "../../../components/states.tsx";
import { queryOf } from "../../../lib/order-filter.ts";
import { upsert } from "../../../lib/upsert.ts";
import { usePagedList } from "../../../lib/use-paged-list.ts";
import { putPeople } from "../../../stores/people.ts";
import { Invite } from "./invite.tsx";
import { PeopleFilters } from "./people-filters.tsx";
import { peopleFilterOf, type PeopleFilter } from "./people-filter.ts";
import { PersonRow } from "./person-row.tsx";
import { peopleTexts } from "./texts/index.ts";

/** Everybody: customers and who works here. The address is the filter. */
export function People() {
  const t = peopleTexts.value;
  const { query, route } = useLocation();
  const filter = peopleFilterOf(query);
  const key = queryOf(filter);
  const list = usePagedList((cursor, signal) => pageOf(filter, cursor, signal), [key]);
  const [isInviting, setInviting] = useState(false);
  const invite = (
    <Button look="primary" icon="plus" onClick={() => setInviting(true)}>
      {t.invite.open}
    </Button>
  );
  return (
    <Page title={t.title} lead={t.lead} actions={invite}>
      <PeopleFilters
        filter={filter}
        onChange={(to) => route(addresses.people + queryOf(to), true)}
      />
      <PagedRows list={list} label={t.title} empty={<Nobody isFiltered={key !== ""} />}>
        {(user) => <PersonRow key={user.id} user={user} />}
      </PagedRows>
      {isInviting && (
        <Invite
          onInvited={(user) => list.update((rows) => upsert(rows, user, "first"))}
          onClose={() => setInviting(false)}
        />
      )}
    </Page>
  );
}

async function pageOf(filter: PeopleFilter, cursor: string | undefined, signal: AbortSignal) {
  const query = { ...filter, ...(cursor && { cursor }) };
  const { users, pagination } = await api.get("/api/v1/admin/users", { params: { query }, signal });
  putPeople(users);
  return { rows: users, pagination };
}

function Nobody({ isFiltered }: { isFiltered: boolean }) {
  const t = peopleTexts.value;
  if (!isFiltered) return <EmptyState icon="people" title={t.emptyTitle} text={t.emptyText} />;
  return (
    <EmptyState icon="search" title={t.noneTitle} text={t.noneText}>
      <LinkButton href={addresses.people}>{t.clear}</LinkButton>
    </EmptyState>
  );
}
