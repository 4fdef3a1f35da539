const NAMES = [
  "status",
  "assigneeId",
  "customerId",
  "from",
  "to",
  "overdue",
  "search",
  "sort",
] as const;

/** The filters of the list of orders, as a form and an address have them; empty for none. */
export type ExportFilter = Record<(typeof NAMES)[number], string>;

/** The filter in an address. What is not known is left out. */
export function exportFilterOf(query: Readonly<Record<string, string | undefined>>): ExportFilter {
  return Object.fromEntries(NAMES.map((name) => [name, query[name] ?? ""])) as ExportFilter;
}

/** Those of the filters that are set, for an address. */
export function setFilters(filter: ExportFilter): Partial<ExportFilter> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
}

/** The filter as the API takes it; days are the shop's there. */
export function exportQueryOf(filter: ExportFilter) {
  const { status, assigneeId, customerId, from, to, overdue, search, sort } = filter;
  return {
    ...(status && { status }),
    ...(assigneeId && { assigneeId }),
    ...(customerId && { customerId }),
    ...(from && { from }),
    ...(to && { to }),
    ...(overdue === "true" && { overdue: true }),
    ...(search.trim() && { search: search.trim() }),
    ...(sort && { sort }),
  };
}
