import { ApiError } from "@order-tracking/client";
import { api } from "../../../api.ts";
import { LeftAsItIs } from "../../../stores/order-writes.ts";
import type { Config } from "./config.ts";
import {
  changedSettings,
  changeOf,
  rebased,
  valuesOf,
  type SettingValues,
} from "./setting-values.ts";

/** What a form holds, and the configuration that it began with. */
export interface Edit {
  base: Config;
  values: SettingValues;
}

/** What somebody else saved meanwhile, beside what was being edited, and what is answered. */
export interface SettingsConflict {
  edit: Edit;
  now: Config;
  answer(winner: "mine" | "theirs"): void;
}

/** Shows a conflict; null takes it away again. */
export type ShowConflict = (conflict: SettingsConflict | null) => void;

/** The configuration as it is. */
export async function loadConfig(signal?: AbortSignal): Promise<Config> {
  const { config } = await api.get("/api/v1/admin/config", { signal });
  return config;
}

/**
 * Saves what was edited. Where somebody else was first, it shows what they changed and asks; who
 * takes theirs keeps the rest of the edit, unsaved.
 */
export async function saveSettings(
  edit: Edit,
  show: ShowConflict,
  follow: (edit: Edit) => void,
): Promise<Config> {
  const body = changeOf(edit.values, changedSettings(valuesOf(edit.base), edit.values));
  try {
    const ifMatch = edit.base.version;
    const { config } = await api.put("/api/v1/admin/config", { body, ifMatch });
    return config;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 412) throw error;
    const now = await loadConfig();
    const winner = await ask(edit, now, show);
    const next = onto(edit, now, winner);
    follow(next);
    if (winner === "theirs") throw new LeftAsItIs();
    return saveSettings(next, show, follow);
  }
}

/** The same edit of a later configuration. */
export function onto({ base, values }: Edit, now: Config, winner: "mine" | "theirs"): Edit {
  return { base: now, values: rebased(values, valuesOf(base), valuesOf(now), winner) };
}

function ask(edit: Edit, now: Config, show: ShowConflict): Promise<"mine" | "theirs"> {
  return new Promise((resolve) =>
    show({
      edit,
      now,
      answer(winner) {
        show(null);
        resolve(winner);
      },
    }),
  );
}
