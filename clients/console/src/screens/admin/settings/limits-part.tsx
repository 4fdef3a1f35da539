import { TextField } from "../../../components/field.tsx";
import type { Form } from "../../../components/form.tsx";
import { LIMITS, type SettingValues } from "./setting-values.ts";
import { settingName } from "./setting-names.ts";
import { settingsTexts } from "./texts/index.ts";

/** How often anybody may ask. */
export function LimitsPart({ form }: { form: Form<SettingValues> }) {
  const t = settingsTexts.value;
  const seconds = form.field("rateLimits.windowSeconds");
  return (
    <section class="card stack" aria-labelledby="limits">
      <div class="setting-head">
        <h2 id="limits">{t.limits}</h2>
        <p class="soft">{t.limitsText}</p>
      </div>
      <TextField
        {...seconds}
        label={t.window}
        hint={t.windowHint}
        error={seconds.error && t.windowWrong}
        type="number"
        inputMode="decimal"
        min="0"
        step="any"
        required
      />
      <div class="limit-fields">
        {LIMITS.map((name) => (
          <TextField
            key={name}
            {...form.field(`rateLimits.${name}`)}
            label={settingName(`rateLimits.${name}`) ?? name}
            hint={t.limitHint[name]}
            type="number"
            inputMode="numeric"
            min="1"
            required
          />
        ))}
      </div>
    </section>
  );
}
