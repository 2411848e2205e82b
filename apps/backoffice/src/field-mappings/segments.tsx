import type { MappedSegment } from "@counterfoil/contracts";
import { useTranslation } from "react-i18next";

/** Segments as they lie in the document, one line each; a field that breaks a rule is marked and says so. */
export function Segments({ segments }: { segments: readonly MappedSegment[] }) {
  const { t } = useTranslation();
  return (
    <ol className="mapping-segments">
      {segments.map(({ segment, depth, fields }, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: segments have no name of their own, and never change places
        <li key={position} style={{ paddingInlineStart: `${depth}rem` }}>
          <span className="mapping-segment">{segment}</span>{" "}
          {fields.map(({ name, text, fault }) => (
            <span key={name} className={fault === undefined ? "mapping-value" : "mapping-value mapping-fault"}>
              <span className="pair-key">{name}</span> {text === "" ? "–" : text}
              {fault !== undefined && ` (${t(`mapping.fault.${fault}`)})`}
            </span>
          ))}
        </li>
      ))}
    </ol>
  );
}
