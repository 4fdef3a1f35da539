import { useState } from "preact/hooks";
import { Button, IconButton } from "../../../components/button.tsx";
import { CheckField } from "../../../components/check-field.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { TextField } from "../../../components/field.tsx";
import { FormError, useForm } from "../../../components/form.tsx";
import { moved } from "../../../lib/view-list.ts";
import { limits } from "../../../limits.ts";
import { user } from "../../../stores/session.ts";
import { tellDone } from "../../../stores/toasts.ts";
import { changeViews, type SavedView } from "../../../stores/views.ts";
import { texts } from "../../../texts/index.ts";
import { staffTexts } from "../texts/index.ts";

/** Renames, shares, sorts and deletes one's own views. Nothing is written until it is saved. */
export function ManageViews({
  views: saved,
  onClose,
}: {
  views: readonly SavedView[];
  onClose(): void;
}) {
  const t = staffTexts.value.views;
  const [views, setViews] = useState(saved);
  // Named as the API names them, so that its details find them.
  const form = useForm(namesOf(saved), async () => {
    await changeViews(() => views.map((view) => ({ ...view, name: view.name.trim() })));
    tellDone(t.changed);
    onClose();
  });
  const put = (changed: SavedView) => {
    const now = views.map((view) => (view.id === changed.id ? changed : view));
    form.set(namesOf(now));
    setViews(now);
  };
  return (
    <Dialog title={t.manage} onClose={onClose} class="wide">
      <form class="stack" onSubmit={form.submit} noValidate>
        {views.length === 0 && <p class="soft">{t.allDeleted}</p>}
        <ol class="view-list">
          {views.map((view, at) => (
            <OneView
              key={view.id}
              view={view}
              error={form.field(fieldOf(at)).error}
              onChange={put}
              onDelete={() => setViews(views.filter(({ id }) => id !== view.id))}
              {...(at > 0 && { onUp: () => setViews(moved(views, at, -1)) })}
              {...(at < views.length - 1 && { onDown: () => setViews(moved(views, at, 1)) })}
            />
          ))}
        </ol>
        <FormError form={form} />
        <div class="form-actions">
          <Button onClick={onClose}>{texts.value.do.cancel}</Button>
          <Button look="primary" type="submit" isBusy={form.isBusy} disabled={form.isWaiting}>
            {texts.value.do.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function fieldOf(at: number): string {
  return `views[${at}].name`;
}

function namesOf(views: readonly SavedView[]): Record<string, string> {
  return Object.fromEntries(views.map(({ name }, at) => [fieldOf(at), name]));
}

function OneView({
  view,
  error,
  onChange,
  onDelete,
  onUp,
  onDown,
}: {
  view: SavedView;
  error: string | undefined;
  onChange(view: SavedView): void;
  onDelete(): void;
  onUp?(): void;
  onDown?(): void;
}) {
  const t = staffTexts.value.views;
  return (
    <li class="view-item">
      <TextField
        name={`name-${view.id}`}
        label={t.name}
        value={view.name}
        error={error}
        maxLength={limits.viewName}
        autoComplete="off"
        onValue={(name) => onChange({ ...view, name })}
      />
      <div class="view-item-actions">
        {user.value?.role === "ADMIN" && (
          <CheckField
            name={`shared-${view.id}`}
            label={t.shared}
            isChecked={view.shared}
            onChange={(shared) => onChange({ ...view, shared })}
          />
        )}
        <span class="view-item-buttons">
          <IconButton
            icon="down"
            iconClass="upward"
            label={t.up(view.name)}
            disabled={!onUp}
            onClick={onUp}
          />
          <IconButton icon="down" label={t.down(view.name)} disabled={!onDown} onClick={onDown} />
          <IconButton icon="trash" label={t.delete(view.name)} onClick={onDelete} />
        </span>
      </div>
    </li>
  );
}
