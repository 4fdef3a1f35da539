import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { addresses } from "../../../addresses.ts";
import { Button } from "../../../components/button.tsx";
import { FormError, useForm } from "../../../components/form.tsx";
import { useLeaveWarning } from "../../../lib/use-leave-warning.ts";
import { draftOf } from "../../../stores/drafts.ts";
import { user } from "../../../stores/session.ts";
import { forgetShopZone } from "../../../stores/shop-zone.ts";
import { showToast, tellDone } from "../../../stores/toasts.ts";
import type { Config } from "./config.ts";
import { LimitsPart } from "./limits-part.tsx";
import { onto, saveSettings, type Edit, type SettingsConflict } from "./save-settings.ts";
import { changedSettings, valuesOf } from "./setting-values.ts";
import { AskAboutSettings } from "./settings-conflict.tsx";
import { ShopPart } from "./shop-part.tsx";
import { settingsTexts } from "./texts/index.ts";
import { UploadsPart } from "./uploads-part.tsx";

/** All settings in one form. What was begun is kept on the device until it is saved. */
export function SettingsForm({ config }: { config: Config }) {
  const t = settingsTexts.value;
  const draft = useMemo(() => draftOf<{ edit: Edit | null }>("settings", { edit: null }), []);
  const begun = useMemo(() => beginning(draft.content.peek().edit, config), []);
  const [base, setBase] = useState(begun.base);
  const [conflict, show] = useState<SettingsConflict | null>(null);
  const follow = (edit: Edit) => {
    setBase(edit.base);
    form.set(edit.values);
  };
  const form = useForm(begun.values, async (values) => {
    const saved = await saveSettings({ base, values }, show, follow);
    follow({ base: saved, values: valuesOf(saved) });
    forgetShopZone();
    tellDone(t.saved);
  });
  const changed = changedSettings(valuesOf(base), form.values);
  const isChanged = changed.length > 0;
  useEffect(() => {
    draft.content.value = { edit: isChanged ? { base, values: form.values } : null };
  }, [base, form.values]);
  useLeaveWarning(isChanged);
  useKeptWarning(isChanged);
  return (
    <form class="stack loose" onSubmit={form.submit} noValidate>
      <ShopPart form={form} />
      <UploadsPart form={form} />
      <LimitsPart form={form} />
      <FormError form={form} />
      <div class="save-bar" data-changed={isChanged}>
        <p role="status">{isChanged && t.unsaved(changed.length)}</p>
        {isChanged && (
          <span class="row">
            <Button onClick={() => form.set(valuesOf(base))}>{t.discard}</Button>
            <Button look="primary" type="submit" isBusy={form.isBusy} disabled={form.isWaiting}>
              {t.save}
            </Button>
          </span>
        )}
      </div>
      {conflict && <AskAboutSettings conflict={conflict} />}
    </form>
  );
}

/**
 * What was begun, or what is set. Where somebody else saved since, only a conflict makes it keep
 * what it began with: saving then asks.
 */
function beginning(begun: Edit | null, config: Config): Edit {
  if (!begun) return { base: config, values: valuesOf(config) };
  const [before, now] = [valuesOf(begun.base), valuesOf(config)];
  const theirs = changedSettings(before, now);
  const isTouchedByBoth = changedSettings(before, begun.values).some((path) =>
    theirs.includes(path),
  );
  return isTouchedByBoth ? begun : onto(begun, config, "mine");
}

/** Who goes elsewhere in the app hears that the changes are not saved, and finds back to them. */
function useKeptWarning(isChanged: boolean): void {
  const { route } = useLocation();
  const isLeft = useRef(isChanged);
  isLeft.current = isChanged;
  useEffect(
    () => () => {
      // Who signs out takes what was begun with them.
      if (!isLeft.current || user.peek() === null) return;
      const t = settingsTexts.peek();
      const action = { label: t.goBack, run: () => route(addresses.settings) };
      showToast({ text: t.keptOnDevice, tone: "neutral", action });
    },
    [],
  );
}
