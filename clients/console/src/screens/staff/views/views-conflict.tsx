import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { viewChanges, type ViewChange } from "../../../lib/view-list.ts";
import { viewsConflict } from "../../../stores/views.ts";
import { texts } from "../../../texts/index.ts";
import { staffTexts } from "../texts/index.ts";

/** The views were changed elsewhere meanwhile: what changed, and whether to go on. */
export function ViewsConflictDialog() {
  const asked = viewsConflict.value;
  if (!asked) return null;
  const t = staffTexts.value.views;
  const { ask, leave, goOn, nothing } = texts.value.conflict;
  const changes = viewChanges(asked.before, asked.now);
  return (
    <Dialog title={t.conflictTitle} onClose={() => asked.answer(false)}>
      <p>{changes.length > 0 ? t.conflictText : nothing}</p>
      <ul class="view-changes">
        {changes.map((change) => (
          <li key={change.what + change.name} dir="auto">
            {wordsOf(change)}
          </li>
        ))}
      </ul>
      <p>{ask}</p>
      <div class="form-actions">
        <Button onClick={() => asked.answer(false)}>{leave}</Button>
        <Button look="primary" onClick={() => asked.answer(true)}>
          {goOn}
        </Button>
      </div>
    </Dialog>
  );
}

function wordsOf({ what, name, before }: ViewChange): string {
  const t = staffTexts.value.views.change;
  return what === "renamed" ? t.renamed(before ?? "", name) : t[what](name);
}
