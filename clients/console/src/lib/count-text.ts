/** A count where there is little room: “9+” for ten where the most is nine. */
export function countText(count: number, most: number): string {
  return count > most ? `${most}+` : `${count}`;
}
