import type { ChartTexts } from "./en.ts";

/** What charts say, in German. */
export const de: ChartTexts = {
  asTableOf: (title) => `Als Tabelle zeigen: ${title}`,
  asChartOf: (title) => `Als Diagramm zeigen: ${title}`,
  csvOf: (title) => `Als CSV herunterladen: ${title}`,
  key: "Diagramme als Tabellen und zurück",
  look: (title) => `Der Reihe nach ansehen: ${title}`,
  value: (name, value) => `${name}: ${value}`,
  none: "keine",
};
