import { code128 } from "./code-128.ts";

/** Blank on both sides, which scanners need: ten modules. */
const QUIET = 10;
const HEIGHT = 40;

/** A code as bars for a scanner, and as text for people. */
export function Bars({ code, label }: { code: string; label: string }) {
  const widths = code128(code);
  if (!widths) return <p className="paper-centre paper-strong">{code}</p>;
  const total = widths.reduce((sum, width) => sum + width, 2 * QUIET);
  return (
    <figure className="paper-bars">
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${total} ${HEIGHT}`}
        preserveAspectRatio="none"
        shapeRendering="crispEdges"
      >
        <path d={pathOf(widths)} fill="black" />
      </svg>
      <figcaption>{code}</figcaption>
    </figure>
  );
}

/** Every other width is a bar. */
function pathOf(widths: readonly number[]): string {
  let x = QUIET;
  let path = "";
  for (const [position, width] of widths.entries()) {
    if (position % 2 === 0) path += `M${x} 0h${width}v${HEIGHT}h-${width}z`;
    x += width;
  }
  return path;
}
