import type { Schema } from "@order-tracking/client";

/** Who the shop is, for mails and pages. */
export interface Shop {
  name: string;
  colour: string;
  logoUrl: string | null;
  timeZone: string;
  language: "en" | "de";
}

/** The configuration. */
export type Config = Schema<"Config"> & { shop?: Shop };

/** What to change of it. */
export type ConfigChange = Schema<"ChangeConfig"> & { shop?: Partial<Shop> };
