const SIZE = 3;

/** A point of a line, of a shape of its own: a dot, a square, a triangle. */
export function Mark({ look, x, y }: { look: number; x: number; y: number }) {
  if (look % 3 === 0) return <circle class="mark" cx={x} cy={y} r={SIZE} />;
  if (look % 3 === 1)
    return <rect class="mark" x={x - SIZE} y={y - SIZE} width={2 * SIZE} height={2 * SIZE} />;
  const side = SIZE + 1;
  return <path class="mark" d={`M${x} ${y - side}l${side} ${2 * side - 1}h${-2 * side}z`} />;
}
