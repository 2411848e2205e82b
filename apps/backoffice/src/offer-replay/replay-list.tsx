import type { Replay } from "@counterfoil/contracts";
import { intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import {
  type Column,
  type FetchPage,
  figureColumn,
  ListReport,
  moneyColumn,
  pagesOf,
  StateTag,
  type Tone,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ReplayForm } from "./replay-form.tsx";

const readPage = pagesOf<Replay>("/api/prices/replays");
/** The offer in the address is for the form, not a filter. */
const fetchPage: FetchPage<Replay> = ({ offerId: _forTheForm, ...filters }, next, signal) =>
  readPage(filters, next, signal);
export const replayHref = (replayId: string) => intentHref("OfferReplay-display", { replayId });
const tones: Record<Replay["state"], Tone> = {
  running: "information",
  done: "positive",
  cancelled: "neutral",
  failed: "negative",
};

/** Real receipts priced again with drafts: what each would have cost. With `offerId` the form for it is open at once. */
export function ReplayList() {
  const { t } = useTranslation();
  const mayWrite = usePermission("offers.write");
  const { offerId } = useIntent().parameters;
  const [starting, setStarting] = useState(offerId !== undefined);
  const close = () => {
    setStarting(false);
    if (offerId !== undefined) navigate("OfferReplay-search", {}, { replace: true });
  };
  return (
    <>
      <ListReport
        intent="OfferReplay-search"
        title={t("replay.title")}
        queryKey="replays"
        fetchPage={fetchPage}
        columns={useColumns()}
        rowKey={(replay) => replay.replayId}
        rowHref={(replay) => replayHref(replay.replayId)}
        nothing={t("replay.nothing")}
        refreshMs={3000}
        actions={
          mayWrite && (
            <Button design="Emphasized" onClick={() => setStarting(true)}>
              {t("replay.create")}
            </Button>
          )
        }
      />
      {starting && (
        <ReplayForm
          {...(offerId !== undefined && { offerIds: [offerId] })}
          onDone={(replayId) => navigate("OfferReplay-display", { replayId })}
          onClose={close}
        />
      )}
    </>
  );
}

export function ReplayState({ state }: Pick<Replay, "state">) {
  const { t } = useTranslation();
  return <StateTag tone={tones[state]}>{t(`replay.state.${state}`)}</StateTag>;
}

function useColumns(): Column<Replay>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      id: "started",
      title: t("replay.started"),
      importance: 9,
      minWidth: "10rem",
      cell: (replay) => <Link href={replayHref(replay.replayId)}>{formats.instant(replay.startedAt)}</Link>,
      text: (replay) => replay.startedAt,
    },
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      cell: (replay) => <ReplayState state={replay.state} />,
      text: (replay) => t(`replay.state.${replay.state}`),
    },
    textColumn("offers", t("lab.offers"), (replay) => replay.offerIds.join(", "), { importance: 6 }),
    textColumn("period", t("replay.period"), (replay) => `${formats.date(replay.from)} – ${formats.date(replay.to)}`, {
      importance: 5,
      minWidth: "11rem",
    }),
    figureColumn("receipts", t("replay.receipts"), (replay) => replay.receipts, formats.count, { importance: 3 }),
    figureColumn("touched", t("replay.touched"), (replay) => replay.touched, formats.count, { importance: 4 }),
    moneyColumn("cost", t("replay.cost"), ({ cost, currency }) => ({ amount: cost, currency }), formats, {
      importance: 7,
    }),
    textColumn("by", t("replay.startedBy"), (replay) => replay.startedBy),
  ];
}
