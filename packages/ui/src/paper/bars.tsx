import { drawBars } from "./code-128.ts";

/** A code as bars for a scanner, and as text for people. */
export function Bars({ code, label }: { code: string; label: string }) {
  const bars = drawBars(code);
  if (!bars) return <p className="paper-centre paper-strong">{code}</p>;
  return (
    <figure className="paper-bars">
      <svg role="img" aria-label={label} viewBox={bars.viewBox} preserveAspectRatio="none" shapeRendering="crispEdges">
        <path d={bars.path} fill="black" />
      </svg>
      <figcaption>{code}</figcaption>
    </figure>
  );
}
