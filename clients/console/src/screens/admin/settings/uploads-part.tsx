import { CheckList } from "../../../components/check-list.tsx";
import { TextField } from "../../../components/field.tsx";
import type { Form } from "../../../components/form.tsx";
import { limits } from "../../../limits.ts";
import { formatSize } from "../../../texts/format.ts";
import type { SettingValues } from "./setting-values.ts";
import { settingsTexts } from "./texts/index.ts";

/** What may be added to orders. */
export function UploadsPart({ form }: { form: Form<SettingValues> }) {
  const t = settingsTexts.value;
  const most = formatSize(limits.fileBytesMost);
  const size = form.field("maxFileSize");
  const allowed = form.field("allowedFileTypes");
  // The API says it in bytes, which nobody types here.
  const wrongSize = size.error && t.maxFileSizeWrong(most);
  const types = new Set([...limits.fileTypes, ...allowed.value.split(" ").filter(Boolean)]);
  return (
    <section class="card stack" aria-labelledby="uploads">
      <div class="setting-head">
        <h2 id="uploads">{t.uploads}</h2>
        <p class="soft">{t.uploadsText}</p>
      </div>
      <TextField
        {...size}
        label={t.maxFileSize}
        hint={t.maxFileSizeHint(most)}
        error={wrongSize}
        type="number"
        inputMode="decimal"
        min="0"
        step="any"
        required
      />
      <CheckList
        {...allowed}
        isCompact
        label={t.types}
        options={[...types].map((type) => ({ value: type, label: t.type[type] ?? type }))}
      />
    </section>
  );
}
