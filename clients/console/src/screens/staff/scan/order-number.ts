const NUMBER = /ORD[\s-]*(\d{8})[\s-]*([0-9A-Z]{7})(?![0-9A-Z])/i;

/**
 * The number of an order in what was scanned or typed: alone, in an address, with or without its
 * hyphens; else null.
 */
export function orderNumberIn(text: string): string | null {
  const [, day, rest] = NUMBER.exec(text) ?? [];
  return day && rest ? `ORD-${day}-${rest.toUpperCase()}` : null;
}
