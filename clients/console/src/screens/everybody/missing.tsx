import { addresses } from "../../addresses.ts";
import { LinkButton } from "../../components/button.tsx";
import { useTitle } from "../../components/page.tsx";
import { EmptyState } from "../../components/states.tsx";
import { texts } from "../../texts/index.ts";

/** An address that leads nowhere, or not for this account. */
export function Missing() {
  const t = texts.value.missing;
  useTitle(t.title);
  return (
    <EmptyState isPage icon="search" title={t.title} text={t.text}>
      <LinkButton look="primary" href={addresses.home}>
        {t.home}
      </LinkButton>
    </EmptyState>
  );
}
