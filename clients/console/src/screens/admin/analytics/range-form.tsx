import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { ErrorDetail } from "@order-tracking/client";
import { addresses } from "../../../addresses.ts";
import { Button } from "../../../components/button.tsx";
import { TextField } from "../../../components/field.tsx";
import { presets, type DayRange, type PresetName } from "../../../lib/day-range.ts";
import type { Analytics } from "../../../model.ts";
import { detailOf } from "../../../texts/details.ts";
import { figureTexts } from "../figures/texts/index.ts";
import { rangeOf } from "./shown.ts";
import { useShopToday } from "./use-shop-today.ts";

const PRESETS: readonly PresetName[] = ["week", "month", "quarter", "year"];

/** Which days are looked at: the address is the range; what the API refuses of it stands here. */
export function RangeForm({
  asked,
  shown,
  refused,
}: {
  /** As in the address; empty where the API chooses. */
  asked: DayRange;
  shown: Analytics["perDay"] | null;
  refused: readonly ErrorDetail[];
}) {
  const t = figureTexts.value.range;
  const { route } = useLocation();
  const today = useShopToday();
  const range = shown ? rangeOf({ perDay: shown }) : asked;
  const [typed, type] = useState(range);
  useEffect(() => type(range), [range.from, range.to]);
  const errorOf = (name: string) => detailOf(refused, name);
  return (
    <section class="stack" aria-label={t.title}>
      <form
        class="range"
        onSubmit={(event) => {
          event.preventDefault();
          route(addressOf(typed));
        }}
      >
        <TextField
          name="from"
          type="date"
          label={t.from}
          value={typed.from}
          error={errorOf("from")}
          onValue={(from) => type((before) => ({ ...before, from }))}
        />
        <TextField
          name="to"
          type="date"
          label={t.to}
          value={typed.to}
          error={errorOf("to")}
          onValue={(to) => type((before) => ({ ...before, to }))}
        />
        <Button type="submit">{t.show}</Button>
      </form>
      {today && (
        <nav class="chips" aria-label={t.presets}>
          {PRESETS.map((name) => {
            const preset = presets(today.day)[name];
            return (
              <a
                key={name}
                class="chip"
                href={addressOf(preset)}
                aria-current={isSame(preset, range) ? "true" : undefined}
              >
                {t[name]}
              </a>
            );
          })}
        </nav>
      )}
      {today && <p class="soft small">{t.zone(today.timeZone)}</p>}
    </section>
  );
}

function addressOf({ from, to }: DayRange): string {
  const query = new URLSearchParams({ ...(from && { from }), ...(to && { to }) });
  return query.size > 0 ? `${addresses.analytics}?${query}` : addresses.analytics;
}

function isSame(one: DayRange, other: DayRange): boolean {
  return one.from === other.from && one.to === other.to;
}
