import { entries } from "../stores/outbox/index.ts";
import { deviceTexts } from "../texts/device/index.ts";
import { formatList } from "../texts/format.ts";

/** What signing out would lose; nothing where all was sent. */
export function Unsent() {
  const t = deviceTexts.value.leave;
  const files = entries.value.filter(({ what }) => what === "file").length;
  const notes = entries.value.length - files;
  if (files + notes === 0) return null;
  const counts = [files > 0 && t.files(files), notes > 0 && t.notes(notes)];
  return <p class="soft">{t.text(formatList(counts.filter((count) => count !== false)))}</p>;
}
