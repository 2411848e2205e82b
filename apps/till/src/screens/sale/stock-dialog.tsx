import type { TillArticle } from "@counterfoil/contracts";
import { currentLanguage, useFormats } from "@counterfoil/ui";
import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { storesShown, textOf, unsentQuantityMilli } from "../../catalogue/index.ts";
import { listUnsent, type StockViewRow } from "../../ledger/index.ts";
import { isSaleLine, markedLine } from "../../selling/index.ts";
import { askStock } from "../../sync/index.ts";
import { useNow, useTill, useWatch } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";

/** Stock of the marked article here and in the other stores, with the age of the figures. */
export function StockDialog({ close }: { close(): void }) {
  const { t } = useTranslation();
  const { sale, catalogue, database, server } = useTill();
  const [line] = useState(() => markedLine(sale));
  const articleId = line && (isSaleLine(line) ? line.articleId : line.line.articleId);
  const article = catalogue.get()?.articles.get(articleId ?? "");
  const [row, setRow] = useState<StockViewRow | "asking" | undefined>("asking");
  useEffect(() => {
    if (articleId) void askStock(database, server, articleId).then(setRow);
  }, [articleId, database, server]);
  if (!article) return null;
  return (
    <Dialog title={t("stock.title", { text: textOf(article, currentLanguage()) })} close={close} wide>
      {row === "asking" && <p role="status">{t("stock.asking")}</p>}
      {row === undefined && <p role="alert">{t("stock.unknown")}</p>}
      {typeof row === "object" && <StockTable row={row} article={article} />}
    </Dialog>
  );
}

function StockTable({ row, article }: { row: StockViewRow; article: TillArticle }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const { configuration, database, settings } = useTill();
  const here = configuration.get()?.store.storeId ?? "";
  const { stockShown } = useWatch(settings);
  const unsent = useLiveQuery(() => listUnsent(database), [database]) ?? [];
  const sold =
    unsentQuantityMilli(
      article,
      unsent.map(({ transaction }) => transaction),
    ) / 1000;
  const stores = storesShown(row.view, here, stockShown);
  const old = now - Date.parse(row.view.asOf) > stockShown.oldAfterMinutes * 60_000;
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
            <th scope="col" className="p-2 text-right">
              {t("stock.unposted")}
            </th>
            <th scope="col" className="p-2 text-right">
              {t("stock.available", { unit: row.view.unit })}
            </th>
          </tr>
        </thead>
        <tbody>
          {stores.map(({ storeId, name, unrestricted, unposted, available }) => (
            <tr key={storeId} className={`border-b border-line ${storeId === here ? "font-semibold" : ""}`}>
              <th scope="row" className="p-2 text-left font-[inherit]">
                {name} ({storeId}){storeId === here && ` · ${t("stock.here")}`}
              </th>
              <td className="p-2 text-right">{formats.quantity(unrestricted)}</td>
              <td className="p-2 text-right">{formats.quantity(unposted + (storeId === here ? sold : 0))}</td>
              <td className="p-2 text-right text-lg">{formats.quantity(available - (storeId === here ? sold : 0))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={`mt-3 text-sm ${row.view.stale || old ? "font-semibold text-error" : "text-ink-soft"}`}>
        {t(row.view.stale ? "stock.stale" : old ? "stock.old" : "stock.asOf", {
          at: formats.instant(row.view.asOf, configuration.get()?.store.timeZone),
          ago: formats.ago(row.view.asOf, now),
        })}
        {sold !== 0 && ` ${t("stock.unsent", { quantity: formats.quantity(sold) })}`}
      </p>
    </>
  );
}
