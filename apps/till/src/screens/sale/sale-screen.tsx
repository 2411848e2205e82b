import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CustomerCard } from "../customer/customer-card.tsx";
import { CustomerDetails } from "../customer/customer-details.tsx";
import { CustomerSearch } from "../customer/customer-search.tsx";
import { useKeys, useTill, useWatch } from "../frame/use-till.ts";
import { DiscountDialog } from "../lines/discount-dialog.tsx";
import { LineActions } from "../lines/line-actions.tsx";
import { LineDialog } from "../lines/line-dialog.tsx";
import { PriceReasons } from "../lines/price-reasons.tsx";
import { PromotionDialog } from "../lines/promotion-dialog.tsx";
import { ChoiceDialog } from "../parts/choice-dialog.tsx";
import { VoucherDialog } from "../vouchers/voucher-dialog.tsx";
import { ArticleSearch } from "./article-search.tsx";
import { CameraDialog } from "./camera-dialog.tsx";
import { EntryField } from "./entry-field.tsx";
import { LineList } from "./line-list.tsx";
import { Notices } from "./notices.tsx";
import { OfferHint } from "./offer-hint.tsx";
import { OffersDialog } from "./offers-dialog.tsx";
import { OpenPriceDialog } from "./open-price-dialog.tsx";
import { QuickKeys, QuickKeysDialog } from "./quick-keys.tsx";
import { StockDialog } from "./stock-dialog.tsx";
import { TotalPanel } from "./total-panel.tsx";
import { type SaleSheet, useSaleActions } from "./use-sale-actions.ts";
import { WeighDialog } from "./weigh-dialog.tsx";

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
    <main className="@container h-full">
      <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[1fr_auto] beside:grid-cols-[minmax(0,1fr)_23rem] beside:grid-rows-1 left-hand:beside:grid-cols-[23rem_minmax(0,1fr)]">
        <section className="flex min-h-0 flex-col gap-2 p-3">
          <h1 className="sr-only">{t("menu.sale")}</h1>
          <EntryField
            ref={entry}
            enter={(text) => actions.enter(text, "typed")}
            search={() => setSheet({ name: "article", query: "" })}
            keys={() => setSheet({ name: "quickKeys" })}
            camera={() => setSheet({ name: "camera" })}
          />
          <Notices />
          <div className="flex min-h-0 flex-1 gap-3">
            <LineList />
            <div className="flex w-72 shrink-0 @max-7xl:hidden @min-[96rem]:w-96 empty:hidden">
              <QuickKeys pick={actions.pick} />
            </div>
          </div>
          <OfferHint open={() => setSheet({ name: "offers" })} />
        </section>
        <aside className="flex min-h-0 flex-col gap-2 border-line p-3 below:border-t beside:overflow-auto beside:border-l left-hand:beside:order-first left-hand:beside:border-r left-hand:beside:border-l-0">
          <CustomerCard
            open={() => setSheet({ name: "customer" })}
            show={() => setSheet({ name: "customerDetails" })}
          />
          <LineActions open={setSheet} act={actions.key} />
          <TotalPanel pay={actions.pay} />
        </aside>
      </div>
      <SaleSheets sheet={sheet} open={setSheet} close={() => setSheet(undefined)} actions={actions} />
    </main>
  );
}

type SaleSheetsProps = {
  sheet: SaleSheet | undefined;
  open(sheet: SaleSheet): void;
  close(): void;
  actions: ReturnType<typeof useSaleActions>;
};

function SaleSheets({ sheet, open, close, actions: { take, goOn, pick, look } }: SaleSheetsProps) {
  switch (sheet?.name) {
    case "article":
      return (
        <ArticleSearch
          query={sheet.query}
          close={close}
          take={take}
          stock={(articleId) => open({ name: "stock", articleId })}
        />
      );
    case "customer":
      return <CustomerSearch close={close} show={() => open({ name: "customerDetails" })} />;
    case "customerDetails":
      return <CustomerDetails close={close} />;
    case "line":
      return <LineDialog close={close} stock={() => open({ name: "stock" })} />;
    case "why":
      return <PriceReasons close={close} />;
    case "stock":
      return <StockDialog articleId={sheet.articleId} close={close} />;
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
          generic={sheet.generic}
          take={(target, remember) => take(target, sheet.quantityMilli, remember)}
        />
      );
    case "camera":
      return <CameraDialog close={close} look={look} />;
    case "weigh":
      return <WeighDialog target={sheet.target} close={close} take={take} />;
    case "openPrice":
      return <OpenPriceDialog target={sheet.target} quantityMilli={sheet.quantityMilli} close={close} done={goOn} />;
    case "voucher": {
      const { name: _, ...voucher } = sheet;
      return <VoucherDialog {...voucher} key={voucher.number ?? ""} close={close} />;
    }
    case "quickKeys":
      return <QuickKeysDialog close={close} pick={pick} />;
    case undefined:
      return null;
  }
}
