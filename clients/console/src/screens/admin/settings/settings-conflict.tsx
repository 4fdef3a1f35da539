import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { texts } from "../../../texts/index.ts";
import type { SettingsConflict } from "./save-settings.ts";
import { settingName, settingText } from "./setting-names.ts";
import { changedSettings, wireText, valuesOf } from "./setting-values.ts";
import { settingsTexts } from "./texts/index.ts";

/** Somebody else saved meanwhile: what they changed, and whether to go on. */
export function AskAboutSettings({ conflict }: { conflict: SettingsConflict }) {
  const t = settingsTexts.value.conflict;
  const { edit, now, answer } = conflict;
  const [before, theirs] = [valuesOf(edit.base), valuesOf(now)];
  const mine = changedSettings(before, edit.values);
  const shown = (path: string, values: typeof before) => settingText(path, wireText(values, path));
  return (
    <Dialog title={t.title} onClose={() => answer("theirs")}>
      <p>{t.text}</p>
      <dl class="changes">
        {changedSettings(before, theirs).map((path) => (
          <div key={path}>
            <dt>{settingName(path) ?? path}</dt>
            <dd dir="auto">
              <del aria-label={texts.value.conflict.was}>{shown(path, before)}</del>
            </dd>
            <dd dir="auto">
              <ins aria-label={texts.value.conflict.is}>{shown(path, theirs)}</ins>
            </dd>
            {mine.includes(path) && <dd dir="auto">{t.both(shown(path, edit.values))}</dd>}
          </div>
        ))}
      </dl>
      <p>{t.ask}</p>
      <div class="form-actions">
        <Button onClick={() => answer("theirs")}>{t.theirs}</Button>
        <Button look="primary" onClick={() => answer("mine")}>
          {t.mine}
        </Button>
      </div>
    </Dialog>
  );
}
