import { useState } from "preact/hooks";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { colleagues } from "../../../stores/colleagues.ts";
import { texts } from "../../../texts/index.ts";
import { bulkOf } from "./bulk.ts";
import type { BulkRun } from "./bulk-run.ts";
import { ChooseColleague, NOBODY } from "./choose-colleague.tsx";
import { ordersTexts } from "./texts/index.ts";

/** Gives the chosen orders to somebody. */
export function AssignMany({
  ids,
  onBegin,
  onClose,
}: {
  ids: readonly string[];
  onBegin(run: BulkRun): void;
  onClose(): void;
}) {
  const t = ordersTexts.value;
  const [chosen, choose] = useState("");
  const begin = (event: Event) => {
    event.preventDefault();
    const to = colleagues.data.peek()?.find(({ id }) => id === chosen) ?? null;
    const assigneeId = chosen === NOBODY ? null : chosen;
    onBegin(bulkOf(ids, { action: "assign", assigneeId }, to));
  };
  return (
    <Dialog title={t.bulk.assignTitle(ids.length)} onClose={onClose}>
      <form class="stack" onSubmit={begin}>
        <ChooseColleague value={chosen} error={undefined} onValue={choose} />
        <div class="form-actions">
          <Button onClick={onClose}>{texts.value.do.cancel}</Button>
          <Button look="primary" type="submit" disabled={chosen === ""}>
            {t.assign.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
