import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { DayNotice } from "../closing/day-notice.tsx";
import { HelpDialog } from "../help/help-dialog.tsx";
import { PromotionDialog } from "../lines/promotion-dialog.tsx";
import { Banners } from "../offline/banners.tsx";
import { Light } from "../offline/light.tsx";
import { ParkedDialog } from "../parked/parked-dialog.tsx";
import { Button, Wordmark } from "../parts/parts.tsx";
import { RightDialog } from "../people/right-dialog.tsx";
import { PrinterBanner } from "../printing/printer-banner.tsx";
import { PrinterDialog } from "../printing/printer-dialog.tsx";
import { CouponDialog } from "../sale/coupon-dialog.tsx";
import { VoucherDialog } from "../vouchers/voucher-dialog.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { LookDialog } from "./look-dialog.tsx";
import { type FrameSheet, MenuDialog } from "./menu-dialog.tsx";
import { useKeys, useTill, useWatch } from "./use-till.ts";

/** What is around every screen of an open till: who, where, the light, the menu and the lock. */
export function TillFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { configuration, cashier, view, sale, training, rights } = useTill();
  const known = useWatch(configuration);
  const person = useWatch(cashier);
  const isTraining = useWatch(training.on);
  const [sheet, setSheet] = useState<FrameSheet>();
  useEffect(() => {
    document.title = `${known?.tillId ?? ""} Counterfoil`;
  }, [known]);
  // What a coupon, a promotion or parking does is seen on the sale.
  const show = (next: FrameSheet) => {
    const isOverSale = next === "coupon" || next === "voucher" || next === "promotion" || next === "parked";
    if (isOverSale && sale.state.get().paying) return;
    if (isOverSale) view.set({ name: "sale" });
    setSheet(next);
  };
  const close = () => setSheet(undefined);
  useFocusOn(useWatch(view).name, sheet, useWatch(rights.wish));
  return (
    <div className={`flex h-dvh flex-col ${isTraining ? "border-8 border-amber" : ""}`}>
      <FrameKeys open={show} />
      <header className="left-hand:flex-row-reverse flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-3 py-1.5 sm:gap-4 print:hidden">
        <div className="max-lg:hidden">
          <Wordmark />
        </div>
        <p className="left-hand:sm:text-right mr-auto min-w-0 flex-1 truncate text-sm leading-tight max-sm:basis-full">
          <span className="font-semibold">{known?.store.name}</span> {known?.tillId}{" "}
          <span className="sm:hidden">· </span>
          <br className="max-sm:hidden" />
          <span className="text-ink-soft">{person?.name}</span>
        </p>
        <Light />
        <Button onClick={() => setSheet("menu")} shortcut="/" className="max-sm:ml-auto">
          {t("menu.open")}
        </Button>
        <Button onClick={() => cashier.set(undefined)} shortcut="F10">
          {t("lock")}
        </Button>
      </header>
      {isTraining && <TrainingBanner />}
      <Banners />
      <PrinterBanner open={() => setSheet("printer")} />
      {!isTraining && <DayNotice />}
      <div className="min-h-0 flex-1">{children}</div>
      <RightDialog />
      {sheet === "help" && <HelpDialog close={close} showKeys={() => show("keys")} />}
      {sheet === "keys" && <KeysDialog close={close} />}
      {sheet === "menu" && <MenuDialog close={close} show={show} />}
      {sheet === "look" && <LookDialog close={close} />}
      {sheet === "printer" && <PrinterDialog close={close} />}
      {sheet === "parked" && <ParkedDialog close={close} />}
      {sheet === "coupon" && <CouponDialog close={close} />}
      {sheet === "voucher" && <VoucherDialog close={close} />}
      {sheet === "promotion" && <PromotionDialog close={close} />}
    </div>
  );
}

const LOOK_EVERY_MS = 50;

/** What had the focus may be gone with its screen or sheet: then the screen itself has it, so that keys scroll it and Tab begins there. */
function useFocusOn(view: string, sheet: FrameSheet | undefined, wish: object | undefined) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever something else is shown
  useEffect(() => {
    // Screens that read the ledger first come a moment later.
    const timer = setInterval(() => {
      const main = document.querySelector("main");
      if (!main) return;
      clearInterval(timer);
      if (document.activeElement !== document.body) return;
      main.tabIndex = -1;
      main.focus();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [view, sheet, wish]);
}

/** Nobody takes practice for a sale. */
function TrainingBanner() {
  const { t } = useTranslation();
  const { training } = useTill();
  return (
    <div className="flex flex-wrap items-center gap-3 bg-amber-soft px-4 py-1 print:hidden">
      <p role="status" className="flex-1 font-semibold">
        {t("training.running")}
      </p>
      <Button onClick={training.end}>{t("training.end")}</Button>
    </div>
  );
}

/** Keys that mean the same everywhere. Rendered first, so that the screen inside is asked before. */
function FrameKeys({ open }: { open(sheet: FrameSheet): void }) {
  const { cashier, view } = useTill();
  useKeys({
    scan: (code) => {
      view.set({ name: "sale", scanned: code });
      return true;
    },
    key: (name) => {
      if (name === "F1") open("help");
      else if (name === "F10") cashier.set(undefined);
      else return false;
      return true;
    },
    text: (text) => {
      if (text === "?") open("keys");
      else if (text === "/") open("menu");
      else if (text === ";") open("parked");
      else return false;
      return true;
    },
  });
  return null;
}
