import type { OfferRow } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { StateTag } from "@counterfoil/ui/fiori";
import { type DragEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Place, type RankList, type Slot, slotOf, stepFrom, withMoved } from "./rank-list.ts";
import { RankRow } from "./rank-row.tsx";

type RankCardsProps = {
  list: RankList;
  changed: ReadonlyMap<string, Place> | undefined;
  onMove: (list: RankList) => void;
  onUndo: (() => void) | undefined;
};

/** The sequences one under the other, each with its ranks as cards; an offer is dropped on a card or between two. */
export function RankCards({ list, changed, onMove, onUndo }: RankCardsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [dragged, setDragged] = useState<string>();
  const [spoken, setSpoken] = useState("");
  const refocus = useRefocus(list);
  const move = (offerId: string, to: Slot | undefined) => {
    if (to === undefined) return;
    const next = withMoved(list, offerId, to);
    if (JSON.stringify(next) === JSON.stringify(list)) return;
    onMove(next);
    const slot = slotOf(next, offerId);
    const count = next.find(({ sequence }) => sequence === slot?.sequence)?.ranks[slot?.rank ?? 0]?.length ?? 1;
    setSpoken(`${t("offers.rankNumber", { rank: (slot?.rank ?? 0) + 1 })}: ${t("offers.rankOfOffers", { count })}`);
  };
  const row = (offer: OfferRow) => (
    <RankRow
      key={offer.offerId}
      offer={offer}
      becomes={changed?.get(offer.offerId)}
      canStep={(by) => stepFrom(list, offer.offerId, by) !== undefined}
      onStep={(by, way) => {
        refocus(offer.offerId, way);
        move(offer.offerId, stepFrom(list, offer.offerId, by));
      }}
      onDrag={setDragged}
    />
  );
  const drop = (to: Slot) => ({ dragged, onDrop: (offerId: string) => move(offerId, to) });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the shortcut of the button above, wherever the focus is in the list
    <div className="ranks" onKeyDown={(event) => undoBy(event, onUndo)}>
      <output className="visually-hidden" aria-live="polite">
        {spoken}
      </output>
      {list.map(({ sequence, ranks }) => (
        <section key={sequence} className="rank-sequence" aria-label={t("offers.sequenceOf", { sequence })}>
          <h3>
            {t("offers.sequenceOf", { sequence: formats.count(sequence) })}
            {list.length > 1 && (
              <span className="rank-aside">
                {" "}
                {t(sequence === list[0]?.sequence ? "offers.sequenceFirst" : "offers.sequenceNext")}
              </span>
            )}
          </h3>
          {ranks.map((offers, rank) => (
            <div key={offers.map(({ offerId }) => offerId).join(" ")}>
              <DropZone className="rank-gap" {...drop({ sequence, rank, own: true })}>
                {t("offers.rankGap")}
              </DropZone>
              <DropZone className="rank" {...drop({ sequence, rank, own: false })}>
                <RankHead rank={rank} offers={offers.length} isOneOfSeveral={ranks.length > 1} />
                <ul>{offers.map(row)}</ul>
              </DropZone>
            </div>
          ))}
          <DropZone className="rank-gap" {...drop({ sequence, rank: ranks.length, own: true })}>
            {t("offers.rankGap")}
          </DropZone>
        </section>
      ))}
    </div>
  );
}

function undoBy(event: KeyboardEvent, onUndo: (() => void) | undefined): void {
  if (!(event.ctrlKey || event.metaKey) || event.key !== "z" || onUndo === undefined) return;
  event.preventDefault();
  onUndo();
}

function RankHead({ rank, offers, isOneOfSeveral }: { rank: number; offers: number; isOneOfSeveral: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <p className="rank-head">
      <strong>{t("offers.rankNumber", { rank: formats.count(rank + 1) })}</strong>
      <StateTag tone={isOneOfSeveral ? "neutral" : "positive"}>{t("offers.rankOfOffers", { count: offers })}</StateTag>
    </p>
  );
}

type DropZoneProps = {
  className: string;
  dragged: string | undefined;
  onDrop: (offerId: string) => void;
  children: ReactNode;
};

function DropZone({ className, dragged, onDrop, children }: DropZoneProps) {
  const [isOver, setIsOver] = useState(false);
  const accept = (event: DragEvent) => {
    if (dragged === undefined) return;
    event.preventDefault();
    setIsOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only the mouse drops here; the rows have keys and buttons for the same
    <div
      className={isOver ? `${className} rank-over` : className}
      onDragEnter={accept}
      onDragOver={accept}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        if (dragged !== undefined) onDrop(dragged);
      }}
    >
      {children}
    </div>
  );
}

/** A row that has moved stands in another card, as a new element: what had the focus in it gets it again. */
function useRefocus(list: RankList) {
  const wanted = useRef<string>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the list
  useEffect(() => {
    if (wanted.current !== undefined) document.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = undefined;
  }, [list]);
  return (offerId: string, way?: "up" | "down") => {
    const row = `[data-offer="${CSS.escape(offerId)}"]`;
    wanted.current = way === undefined ? row : `${row} [data-way="${way}"]`;
  };
}
