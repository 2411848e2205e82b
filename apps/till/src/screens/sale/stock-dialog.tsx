import type { StockView, TillArticle } from "@counterfoil/contracts";
import { currentLanguage, useFormats } from "@counterfoil/ui";
import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { storesShown, textOf, unsentQuantityMilli } from "../../catalogue/index.ts";
import { listUnsent, type StockViewRow } from "../../ledger/index.ts";
import { isSaleLine, markedLine } from "../../selling/index.ts";
import { type AskedStock, askStock } from "../../sync/index.ts";
import { useNow, useTill, useWatch } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button } from "../parts/parts.tsx";
import { ReserveForm } from "../reserved/reserve-form.tsx";

type Store = StockView["stores"][number];
type StockDialogProps = {
  /** Left out: of the marked line. */
  articleId?: string | undefined;
  close(): void;
};

/** Stock of an article here and in the other stores, with the age of the figures; from there it is reserved. */
export function StockDialog({ articleId: wanted, close }: StockDialogProps) {
  const { t } = useTranslation();
  const { catalogue, database, server } = useTill();
  const articleId = useMarkedArticle() ?? "";
  const [id] = useState(wanted ?? articleId);
  const article = catalogue.get()?.articles.get(id);
  const [stock, setStock] = useState<AskedStock | "asking" | undefined>("asking");
  const [store, setStore] = useState<Store>();
  useEffect(() => {
    if (!store) void askStock(database, server, id).then(setStock);
  }, [id, database, server, store]);
  if (!article) return null;
  const text = textOf(article, currentLanguage());
  if (store && typeof stock === "object")
    return (
      <Dialog key="reserve" title={`${t("reserve.open")}: ${text}`} close={close}>
        <ReserveForm article={article} store={store} unit={stock.row.view.unit} back={() => setStore(undefined)} />
      </Dialog>
    );
  return (
    <Dialog key="stock" title={t("stock.title", { text })} close={close} wide>
      {stock === "asking" && <p role="status">{t("stock.asking")}</p>}
      {stock === undefined && <p role="alert">{t("stock.unknown")}</p>}
      {typeof stock === "object" && <StockTable {...stock} article={article} reserve={setStore} />}
    </Dialog>
  );
}

function useMarkedArticle(): string | undefined {
  const line = markedLine(useTill().sale);
  return line && (isSaleLine(line) ? line.articleId : line.line.articleId);
}

type StockTableProps = { row: StockViewRow; isLive: boolean; article: TillArticle; reserve(store: Store): void };

function StockTable({ row, isLive, article, reserve }: StockTableProps) {
  const { t } = useTranslation();
  const { configuration, database, settings, training } = useTill();
  const here = configuration.get()?.store.storeId ?? "";
  const { stockShown } = useWatch(settings);
  const unsent = useLiveQuery(() => listUnsent(database), [database]) ?? [];
  const sold =
    unsentQuantityMilli(
      article,
      unsent.map(({ transaction }) => transaction),
    ) / 1000;
  const mayReserve = isLive && stockShown.reservedDays > 0 && !training.on.get();
  const stores = storesShown(row.view, here, stockShown);
  return (
    <>
      <table className="w-full bg-white">
        <thead>
          <tr className="border-b border-line text-sm text-ink-soft">
            <th scope="col" className="p-2 text-left">
              {t("stock.store")}
            </th>
            <th scope="col" className="p-2 text-right">
              {t("stock.onHand")}
            </th>
            <th scope="col" className="p-2 text-right max-sm:hidden">
              {t("stock.unposted")}
            </th>
            <th scope="col" className="p-2 text-right max-sm:hidden">
              {t("stock.reserved")}
            </th>
            <th scope="col" className="p-2 text-right">
              {t("stock.available", { unit: row.view.unit })}
            </th>
            {mayReserve && (
              <th scope="col" className="p-2">
                <span className="sr-only">{t("reserve.open")}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {stores.map((store) => (
            <StockRow
              key={store.storeId}
              store={store}
              sold={store.storeId === here ? sold : undefined}
              reserve={mayReserve ? reserve : undefined}
            />
          ))}
        </tbody>
      </table>
      <StockAge row={row} isLive={isLive} sold={sold} />
    </>
  );
}

/** `sold`: of the own store, here and not sent yet. */
type StockRowProps = { store: Store; sold: number | undefined; reserve: ((store: Store) => void) | undefined };

function StockRow({ store, sold, reserve }: StockRowProps) {
  const { t } = useTranslation();
  const { quantity } = useFormats();
  const { storeId, name, unrestricted, unposted, reserved = 0, available } = store;
  const isHere = sold !== undefined;
  return (
    <tr className={`border-b border-line ${isHere ? "font-semibold" : ""}`}>
      <th scope="row" className="p-2 text-left font-[inherit]">
        {name} ({storeId}){isHere && ` · ${t("stock.here")}`}
      </th>
      <td className="p-2 text-right">{quantity(unrestricted)}</td>
      <td className="p-2 text-right max-sm:hidden">{quantity(unposted + (sold ?? 0))}</td>
      <td className="p-2 text-right max-sm:hidden">{quantity(reserved)}</td>
      <td className="p-2 text-right text-lg">{quantity(available - (sold ?? 0))}</td>
      {reserve && (
        <td className="p-1 text-right">
          <Button
            disabled={available <= 0}
            aria-label={t("reserve.openIn", { store: name })}
            onClick={() => reserve(store)}
          >
            {t("reserve.open")}
          </Button>
        </td>
      )}
    </tr>
  );
}

/** How far the figures can be believed. */
function StockAge({ row: { view }, isLive, sold }: { row: StockViewRow; isLive: boolean; sold: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const { configuration, settings } = useTill();
  const { oldAfterMinutes, reservedDays } = useWatch(settings).stockShown;
  const isOld = now - Date.parse(view.asOf) > oldAfterMinutes * 60_000;
  const isSure = isLive && !view.stale && !isOld;
  return (
    <p className={`mt-3 text-sm ${isSure ? "text-ink-soft" : "font-semibold text-error"}`}>
      {t(!isLive ? "stock.offline" : view.stale ? "stock.stale" : isOld ? "stock.old" : "stock.asOf", {
        at: formats.instant(view.asOf, configuration.get()?.store.timeZone),
        ago: formats.ago(view.asOf, now),
      })}
      {sold !== 0 && ` ${t("stock.unsent", { quantity: formats.quantity(sold) })}`}
      {!isLive && reservedDays > 0 && ` ${t("reserve.needsNetwork")}`}
    </p>
  );
}
