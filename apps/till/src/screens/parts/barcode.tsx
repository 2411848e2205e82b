import { useTranslation } from "react-i18next";
import { code128 } from "../../devices/index.ts";

/** Blank on both sides, which scanners need: ten modules. */
const QUIET = 10;
const HEIGHT = 40;

/** A code as bars for a scanner, and as text for people. */
export function Barcode({ code }: { code: string }) {
  const { t } = useTranslation();
  const widths = code128(code);
  if (!widths) return <p className="font-semibold">{code}</p>;
  const total = widths.reduce((sum, width) => sum + width, 2 * QUIET);
  return (
    <figure>
      <svg
        role="img"
        aria-label={t("receipt.barcode", { code })}
        viewBox={`0 0 ${total} ${HEIGHT}`}
        preserveAspectRatio="none"
        shapeRendering="crispEdges"
        className="mx-auto h-14 w-full max-w-64"
      >
        <path d={barsOf(widths)} fill="black" />
      </svg>
      <figcaption className="tracking-wider">{code}</figcaption>
    </figure>
  );
}

/** Every other width is a bar. */
function barsOf(widths: readonly number[]): string {
  let x = QUIET;
  let path = "";
  for (const [position, width] of widths.entries()) {
    if (position % 2 === 0) path += `M${x} 0h${width}v${HEIGHT}h-${width}z`;
    x += width;
  }
  return path;
}
