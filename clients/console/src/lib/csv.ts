/** What stands in a cell. */
export type CsvCell = string | number | null;

const MARK = "\uFEFF"; // Without it spreadsheets take UTF-8 for something else.
const END = "\r\n";

/** Rows as a spreadsheet opens them (RFC 4180), and takes none of them for a formula. */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return MARK + rows.map((row) => row.map(cellOf).join(",") + END).join("");
}

function cellOf(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
