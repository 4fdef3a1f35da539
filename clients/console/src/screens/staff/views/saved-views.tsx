import { useEffect, useState } from "preact/hooks";
import { IconButton } from "../../../components/button.tsx";
import { Chip } from "../../../components/chip.tsx";
import { Icon } from "../../../components/icon.tsx";
import { isSameQuery, tidyQuery } from "../../../lib/view-list.ts";
import { keepLoaded } from "../../../stores/live.ts";
import { user } from "../../../stores/session.ts";
import { savedViews } from "../../../stores/views.ts";
import { staffTexts } from "../texts/index.ts";
import { ManageViews } from "./manage-views.tsx";
import { ViewsConflictDialog } from "./views-conflict.tsx";

/** The filters that are kept under a name, over the list that they filter. */
export function SavedViews({
  address,
  current,
}: {
  address: string;
  /** The filter of the list; null where the list is another. */
  current: string | null;
}) {
  const t = staffTexts.value.views;
  const [isManaging, manage] = useState(false);
  useEffect(() => keepLoaded(savedViews.load), []);
  const views = savedViews.data.value?.views ?? [];
  const own = views.filter(({ isOwn }) => isOwn);
  const tidy = (query: string) => tidyQuery(query, user.value?.role);
  return (
    <>
      {views.length > 0 && (
        <nav class="chips views" aria-label={t.title}>
          {views.map(({ id, name, query, shared }) => (
            <Chip
              key={id}
              href={address + tidy(query)}
              isCurrent={current !== null && isSameQuery(tidy(query), current)}
            >
              {shared && <Icon name="people" class="small" />}
              <span class="view-name" dir="auto">
                {name}
              </span>
            </Chip>
          ))}
          {own.length > 0 && (
            <IconButton icon="settings" label={t.manage} onClick={() => manage(true)} />
          )}
        </nav>
      )}
      {isManaging && <ManageViews views={own} onClose={() => manage(false)} />}
      <ViewsConflictDialog />
    </>
  );
}
