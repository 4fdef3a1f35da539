import { effect } from "@preact/signals";
import { setting } from "../lib/setting.ts";

/** The theme chosen in the profile; `auto` is as the device has it. */
export const theme = setting<"auto" | "light" | "dark">("theme", "auto");

/** Shows the page in the chosen theme. */
export function followTheme(): void {
  effect(() => {
    if (theme.value === "auto") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme.value;
  });
}
