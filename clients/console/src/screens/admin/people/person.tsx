import { useRoute } from "preact-iso/router";
import { addresses } from "../../../addresses.ts";
import { Avatar } from "../../../components/avatar.tsx";
import { Button, LinkButton } from "../../../components/button.tsx";
import { Icon } from "../../../components/icon.tsx";
import { Page } from "../../../components/page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../components/states.tsx";
import type { User } from "../../../model.ts";
import { nameOf, people } from "../../../stores/people.ts";
import { PersonAccess } from "./person-access.tsx";
import { PersonBadges } from "./person-badges.tsx";
import { PersonFacts } from "./person-facts.tsx";
import { PersonWays } from "./person-ways.tsx";
import { peopleTexts } from "./texts/index.ts";
import { useLookFor } from "./use-look-for.ts";

/** Somebody: who they are, what they may, and where what they do is found. */
export function Person() {
  const id = useRoute().params["id"] ?? "";
  const search = useLookFor(id);
  const user = people.value.get(id);
  if (user) return <KnownPerson key={id} user={user} />;
  if (search.error.value)
    return <ErrorState error={search.error.value} onRetry={() => void search.load()} />;
  return <UnknownPerson search={search} />;
}

function KnownPerson({ user }: { user: User }) {
  const t = peopleTexts.value.person;
  const name = nameOf(user);
  return (
    <Page
      title={name}
      width="column"
      lead={
        <span class="person-lead">
          <Avatar name={name} picture={user.profilePicture} />
          <PersonBadges user={user} />
        </span>
      }
      actions={
        <LinkButton look="quiet" icon="people" href={addresses.people}>
          {t.back}
        </LinkButton>
      }
    >
      {user.kind === "CONTACT" && <Remark text={t.contactText} />}
      {!user.isActive && <Remark text={t.disabledText} />}
      <PersonFacts user={user} />
      <PersonWays user={user} />
      <PersonAccess user={user} />
    </Page>
  );
}

function Remark({ text }: { text: string }) {
  return (
    <p class="remark">
      <Icon name="info" />
      {text}
    </p>
  );
}

/** Not among those whom an answer told of: still being looked for, further back, or nowhere. */
function UnknownPerson({ search }: { search: ReturnType<typeof useLookFor> }) {
  const t = peopleTexts.value.person;
  const hasMore = search.data.value?.next != null;
  if (search.isLoading.value || search.data.value === null)
    return (
      <Page title={t.lookingTitle} width="column">
        <Skeleton rows={3} />
      </Page>
    );
  return (
    <EmptyState
      isPage
      icon="search"
      title={hasMore ? t.pausedTitle : t.missingTitle}
      text={hasMore ? t.pausedText : t.missingText}
    >
      {hasMore && (
        <Button look="primary" onClick={() => void search.load()}>
          {t.lookOn}
        </Button>
      )}
      <LinkButton href={addresses.people}>{t.toPeople}</LinkButton>
    </EmptyState>
  );
}
