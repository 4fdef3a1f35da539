import type { Schema } from "@order-tracking/client";

/** The configuration. */
export type Config = Schema<"Config">;

/** What to change of it. */
export type ConfigChange = Schema<"ChangeConfig">;
