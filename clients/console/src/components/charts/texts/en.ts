/** What charts say, in English. */
export const en = {
  asTableOf: (title: string) => `Show as table: ${title}`,
  asChartOf: (title: string) => `Show as chart: ${title}`,
  csvOf: (title: string) => `Download as CSV: ${title}`,
  key: "Charts as tables, and back",
  look: (title: string) => `Look along: ${title}`,
  value: (name: string, value: string) => `${name}: ${value}`,
  none: "none",
};

/** The catalogue of the charts: the same keys in every language. */
export type ChartTexts = typeof en;
