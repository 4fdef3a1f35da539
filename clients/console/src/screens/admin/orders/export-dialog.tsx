import { addresses } from "../../../addresses.ts";
import { Button, LinkButton } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { dayOf } from "../../../lib/due.ts";
import { downloadText } from "../../../lib/download.ts";
import { ordersOf } from "./bulk.ts";
import { orderCsv } from "./order-csv.ts";
import { ordersTexts } from "./texts/index.ts";

/** A table for a spreadsheet: of the chosen orders at once, or of all that match. */
export function ExportDialog({
  ids,
  query,
  onClose,
}: {
  ids: readonly string[];
  query: string;
  onClose(): void;
}) {
  const t = ordersTexts.value.bulk;
  const save = () => {
    downloadText(t.fileName(dayOf(new Date())), "text/csv;charset=utf-8", orderCsv(ordersOf(ids)));
    onClose();
  };
  return (
    <Dialog title={t.exportTitle} onClose={onClose}>
      <div class="export-choices">
        <Button look="primary" icon="download" onClick={save}>
          {t.exportChosen(ids.length)}
        </Button>
        <p class="soft small">{t.exportChosenHint}</p>
        <LinkButton icon="next" href={addresses.export + query}>
          {t.exportAll}
        </LinkButton>
        <p class="soft small">{t.exportAllHint}</p>
      </div>
    </Dialog>
  );
}
