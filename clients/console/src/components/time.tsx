import { formatAgo, formatFull } from "../texts/format.ts";

/** When something was, as people say it; the whole of it on hover and for machines. */
export function Ago({ time }: { time: string }) {
  return (
    <time dateTime={time} title={formatFull(time)}>
      {formatAgo(time)}
    </time>
  );
}
