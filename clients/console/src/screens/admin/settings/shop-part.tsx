import { useId } from "preact/hooks";
import { SelectField, TextField } from "../../../components/field.tsx";
import type { Form } from "../../../components/form.tsx";
import { limits } from "../../../limits.ts";
import { timeIn } from "../../../texts/format.ts";
import type { SettingValues } from "./setting-values.ts";
import { settingsTexts } from "./texts/index.ts";

/** Who the shop is. */
export function ShopPart({ form }: { form: Form<SettingValues> }) {
  const t = settingsTexts.value;
  return (
    <section class="card stack" aria-labelledby="shop">
      <div class="setting-head">
        <h2 id="shop">{t.shop}</h2>
        <p class="soft">{t.shopText}</p>
      </div>
      <TextField
        {...form.field("shop.name")}
        label={t.shopName}
        maxLength={limits.name}
        autoComplete="off"
        required
      />
      <Colour form={form} />
      <TextField
        {...form.field("shop.logoUrl")}
        label={t.logo}
        hint={t.logoHint}
        type="url"
        inputMode="url"
        placeholder="https://"
        autoComplete="off"
        isOptional
      />
      <TimeZone form={form} />
      <SelectField
        {...form.field("shop.language")}
        label={t.language}
        hint={t.languageHint}
        options={Object.entries(t.languages)}
      />
    </section>
  );
}

/** As text, and as the browser lets one choose it. */
function Colour({ form }: { form: Form<SettingValues> }) {
  const t = settingsTexts.value;
  const colour = form.field("shop.colour");
  const isWhole = /^#[\da-f]{6}$/i.test(colour.value);
  return (
    <div class="colour-field">
      <TextField
        {...colour}
        label={t.colour}
        hint={t.colourHint}
        maxLength={7}
        autoComplete="off"
        required
      />
      <input
        type="color"
        aria-label={t.chooseColour}
        value={isWhole ? colour.value.toLowerCase() : "#000000"}
        onInput={({ currentTarget }) => colour.onValue(currentTarget.value.toUpperCase())}
      />
    </div>
  );
}

function TimeZone({ form }: { form: Form<SettingValues> }) {
  const t = settingsTexts.value;
  const id = useId();
  const field = form.field("shop.timeZone");
  const there = timeIn(field.value);
  return (
    <>
      <TextField
        {...field}
        label={t.timeZone}
        hint={there ? t.timeThere(there.time, there.day) : t.noZone}
        list={id}
        autoComplete="off"
        required
      />
      <datalist id={id}>
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
