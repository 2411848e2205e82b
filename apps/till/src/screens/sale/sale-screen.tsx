import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CodeTarget } from "../../catalogue/index.ts";
import { CustomerCard } from "../customer/customer-card.tsx";
import { CustomerSearch } from "../customer/customer-search.tsx";
import { useKeys, useTill, useWatch } from "../frame/use-till.ts";
import { DiscountDialog } from "../lines/discount-dialog.tsx";
import { LineActions } from "../lines/line-actions.tsx";
import { LineDialog } from "../lines/line-dialog.tsx";
import { PriceReasons } from "../lines/price-reasons.tsx";
import { PromotionDialog } from "../lines/promotion-dialog.tsx";
import { ChoiceDialog } from "../parts/choice-dialog.tsx";
import { ArticleSearch } from "./article-search.tsx";
import { EntryField } from "./entry-field.tsx";
import { LineList } from "./line-list.tsx";
import { Notices } from "./notices.tsx";
import { OfferHint } from "./offer-hint.tsx";
import { OffersDialog } from "./offers-dialog.tsx";
import { StockDialog } from "./stock-dialog.tsx";
import { TotalPanel } from "./total-panel.tsx";
import { type SaleSheet, useSaleActions } from "./use-sale-actions.ts";

/** The main screen: everything about the open sale. */
export function SaleScreen() {
  const [sheet, setSheet] = useState<SaleSheet>();
  const entry = useRef<HTMLInputElement>(null);
  const actions = useSaleActions(sheet, setSheet);
  const { t } = useTranslation();
  const { view } = useTill();
  const shown = useWatch(view);
  useEffect(() => {
    if (shown.name !== "sale" || !shown.scanned) return;
    view.set({ name: "sale" });
    actions.enter(shown.scanned, "scan");
  });
  useKeys({
    homeField: () => entry.current,
    scan: (code) => actions.enter(code, "scan"),
    text: actions.text,
    key: actions.key,
  });
  return (
    <main className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[1fr_auto] lg:grid-cols-[minmax(0,1fr)_23rem] lg:grid-rows-1">
      <section className="flex min-h-0 flex-col gap-2 p-3">
        <h1 className="sr-only">{t("menu.sale")}</h1>
        <EntryField
          ref={entry}
          enter={(text) => actions.enter(text, "typed")}
          search={() => setSheet({ name: "article", query: "" })}
        />
        <Notices />
        <LineList />
        <OfferHint open={() => setSheet({ name: "offers" })} />
      </section>
      <aside className="flex min-h-0 flex-col gap-2 border-line p-3 max-lg:border-t lg:overflow-auto lg:border-l">
        <CustomerCard open={() => setSheet({ name: "customer" })} />
        <LineActions open={setSheet} act={actions.key} />
        <TotalPanel pay={actions.pay} />
      </aside>
      <SaleSheets sheet={sheet} close={() => setSheet(undefined)} take={actions.take} />
    </main>
  );
}

function SaleSheets({
  sheet,
  close,
  take,
}: {
  sheet: SaleSheet | undefined;
  close(): void;
  take(target: CodeTarget, quantityMilli?: number, remember?: boolean): void;
}) {
  switch (sheet?.name) {
    case "article":
      return <ArticleSearch query={sheet.query} close={close} take={take} />;
    case "customer":
      return <CustomerSearch close={close} />;
    case "line":
      return <LineDialog close={close} />;
    case "why":
      return <PriceReasons close={close} />;
    case "stock":
      return <StockDialog close={close} />;
    case "discount":
      return <DiscountDialog close={close} />;
    case "promotion":
      return <PromotionDialog close={close} />;
    case "offers":
      return <OffersDialog close={close} />;
    case "choice":
      return (
        <ChoiceDialog
          targets={sheet.targets}
          code={sheet.code}
          close={close}
          take={(target, remember) => take(target, sheet.quantityMilli, remember)}
        />
      );
    case undefined:
      return null;
  }
}
