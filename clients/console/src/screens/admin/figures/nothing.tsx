/** Where a chart has nothing to show. */
export function Nothing({ text }: { text: string }) {
  return <p class="chart-nothing">{text}</p>;
}
