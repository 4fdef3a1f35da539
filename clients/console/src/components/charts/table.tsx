import type { CsvCell } from "../../lib/csv.ts";

/** A cell: as it is read, and as it is computed with. */
export interface Cell {
  shown: string;
  raw: CsvCell;
}

/** What a chart shows, in numbers. The first column says what each row is about. */
export interface ChartTable {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** A chart as a table. */
export function Table({ caption, table }: { caption: string; table: ChartTable }) {
  const [first, ...others] = table.columns;
  return (
    <div class="chart-table" role="group" aria-label={caption} tabIndex={0}>
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {others.map((name) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([about, ...cells], row) => (
            <tr key={row}>
              <th scope="row" dir="auto">
                {about?.shown}
              </th>
              {cells.map(({ shown }, at) => (
                <td key={at} class="number">
                  {shown}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A table as a spreadsheet has it. */
export function rowsOf({ columns, rows }: ChartTable): CsvCell[][] {
  return [[...columns], ...rows.map((row) => row.map(({ raw }) => raw))];
}
