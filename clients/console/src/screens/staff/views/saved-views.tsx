import { useEffect, useState } from "preact/hooks";
import { Button, IconButton } from "../../../components/button.tsx";
import { Chip } from "../../../components/chip.tsx";
import { Icon } from "../../../components/icon.tsx";
import { isSameQuery, tidyQuery } from "../../../lib/view-list.ts";
import { keepLoaded } from "../../../stores/live.ts";
import { user } from "../../../stores/session.ts";
import { savedViews } from "../../../stores/views.ts";
import { staffTexts } from "../texts/index.ts";
import { ManageViews } from "./manage-views.tsx";
import { SaveView } from "./save-view.tsx";
import { ViewsConflictDialog } from "./views-conflict.tsx";

/** The filters that are kept under a name, over the list that they filter. */
export function SavedViews({
  address,
  current,
}: {
  address: string;
  /** The filter of the list, to be kept; null where the list is another. */
  current: string | null;
}) {
  const t = staffTexts.value.views;
  const [open, setOpen] = useState<"save" | "manage" | null>(null);
  useEffect(() => keepLoaded(savedViews.load), []);
  const views = savedViews.data.value?.views;
  if (!views) return null;
  const own = views.filter(({ isOwn }) => isOwn);
  const tidy = (query: string) => tidyQuery(query, user.value?.role);
  const isShown = (query: string) => current !== null && isSameQuery(tidy(query), current);
  const canSave = current && !views.some(({ query }) => isShown(query));
  if (views.length === 0 && !canSave) return null;
  const close = () => setOpen(null);
  return (
    <>
      <nav class="chips views" aria-label={t.title}>
        {views.map(({ id, name, query, shared }) => (
          <Chip key={id} href={address + tidy(query)} isCurrent={isShown(query)}>
            {shared && <Icon name="people" class="small" />}
            <span class="view-name" dir="auto">
              {name}
            </span>
          </Chip>
        ))}
        {canSave && (
          <Button look="quiet" icon="plus" onClick={() => setOpen("save")}>
            {t.save}
          </Button>
        )}
        {own.length > 0 && (
          <IconButton icon="settings" label={t.manage} onClick={() => setOpen("manage")} />
        )}
      </nav>
      {open === "save" && current && <SaveView query={current.slice(1)} onClose={close} />}
      {open === "manage" && <ManageViews views={own} onClose={close} />}
      <ViewsConflictDialog />
    </>
  );
}
