import type { Signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { Button, IconButton } from "../../../components/button.tsx";
import { chooseAll, NOTHING_CHOSEN, type RowSelection } from "../../../lib/row-selection.ts";
import type { OrderList } from "../../../stores/order-list.ts";
import { AssignMany } from "./assign-many.tsx";
import { bulkRun, runBulk } from "./bulk.ts";
import type { BulkRun } from "./bulk-run.ts";
import { ExportDialog } from "./export-dialog.tsx";
import { MoveMany } from "./move-many.tsx";
import { ordersTexts } from "./texts/index.ts";

/** What can be done with the chosen orders; while it is done, how far it is. */
export function BulkBar({
  choice,
  list,
  query,
}: {
  choice: Signal<RowSelection>;
  list: OrderList;
  query: string;
}) {
  const t = ordersTexts.value.bulk;
  const [open, setOpen] = useState<"assign" | "move" | "export" | null>(null);
  const run = bulkRun.value;
  // What has left the list meanwhile is not done anything with.
  const ids = list.ids.value.filter((id) => choice.value.ids.has(id));
  if (run?.isRunning.value) return <Progress run={run} />;
  if (ids.length === 0) return null;
  const close = () => setOpen(null);
  const begin = async (begun: BulkRun) => {
    close();
    await runBulk(begun);
    choice.value = chooseAll(begun.left.peek());
  };
  return (
    <section class="bulk-bar" aria-label={t.bar}>
      <p class="bulk-count" role="status">
        {t.chosen(ids.length)}
      </p>
      <div class="bulk-actions">
        <Button icon="hand" onClick={() => setOpen("assign")}>
          {t.assign}
        </Button>
        <Button icon="next" class="move-button" onClick={() => setOpen("move")}>
          {t.move}
        </Button>
        <Button icon="download" onClick={() => setOpen("export")}>
          {t.export}
        </Button>
      </div>
      <IconButton icon="close" label={t.clear} onClick={() => (choice.value = NOTHING_CHOSEN)} />
      {open === "assign" && <AssignMany ids={ids} onBegin={begin} onClose={close} />}
      {open === "move" && <MoveMany ids={ids} onBegin={begin} onClose={close} />}
      {open === "export" && <ExportDialog ids={ids} query={query} onClose={close} />}
    </section>
  );
}

function Progress({ run }: { run: BulkRun }) {
  const text = ordersTexts.value.bulk.progress(run.decided.value, run.ids.length);
  return (
    <section class="bulk-bar" aria-label={ordersTexts.value.bulk.bar}>
      <p class="bulk-count" role="status">
        {text}
      </p>
      <progress aria-label={text} max={run.ids.length} value={run.decided.value} />
    </section>
  );
}
