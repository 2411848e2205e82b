import type { OfferRow } from "@counterfoil/contracts";
import { currentLanguage, intentHref, useFormats } from "@counterfoil/ui";
import { StateTag } from "@counterfoil/ui/fiori";
import "@ui5/webcomponents-icons/dist/navigation-down-arrow.js";
import "@ui5/webcomponents-icons/dist/navigation-up-arrow.js";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { isMovable, type Place } from "./rank-list.ts";

type RankRowProps = {
  offer: OfferRow;
  /** Its place after saving, when that makes a draft of it. */
  becomes: Place | undefined;
  canStep: (by: -1 | 1) => boolean;
  onStep: (by: -1 | 1, way?: "up" | "down") => void;
  onDrag: (offerId: string | undefined) => void;
};

/** One offer in its rank: to be dragged, moved with Alt and the arrows, or with its buttons. */
export function RankRow({ offer, becomes, canStep, onStep, onDrag }: RankRowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const movable = isMovable(offer);
  const words = (
    <div className="rank-words">
      <Link href={intentHref("Offer-display", { offerId: offer.offerId })}>{`${offer.name} (${offer.offerId})`}</Link>
      <span>{offer.sentence[currentLanguage()]}</span>
      {!movable && (
        <StateTag tone="neutral">{t("offers.rankFixed", { origin: t(`offers.origin.${offer.origin}`) })}</StateTag>
      )}
      {becomes && (
        <StateTag tone="information">
          {t("offers.rankDraft", {
            sequence: formats.count(becomes.sequence),
            resolution: formats.count(becomes.resolution),
          })}
        </StateTag>
      )}
    </div>
  );
  if (!movable) return <li className="rank-row">{words}</li>;
  return (
    <li
      className="rank-row rank-movable"
      data-offer={offer.offerId}
      draggable
      // biome-ignore lint/a11y/noNoninteractiveTabindex: so that the keyboard can move it
      tabIndex={0}
      aria-label={offer.name}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", offer.offerId);
        onDrag(offer.offerId);
      }}
      onDragEnd={() => onDrag(undefined)}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
        event.preventDefault();
        onStep(event.key === "ArrowUp" ? -1 : 1);
      }}
    >
      {words}
      <span className="rank-ways">
        {(["up", "down"] as const).map((way) => (
          <Button
            key={way}
            data-way={way}
            design="Transparent"
            icon={`navigation-${way}-arrow`}
            disabled={!canStep(way === "up" ? -1 : 1)}
            accessibleName={t(`offers.step.${way}`, { name: offer.name })}
            tooltip={t(`offers.step.${way}`, { name: offer.name })}
            onClick={() => onStep(way === "up" ? -1 : 1, way)}
          />
        ))}
      </span>
    </li>
  );
}
