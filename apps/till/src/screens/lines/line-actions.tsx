import { useTranslation } from "react-i18next";
import { isSaleLine, markedLine, stepOrCancel } from "../../selling/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import type { SaleSheet } from "../sale/use-sale-actions.ts";

/** What can be done with the marked line. */
export function LineActions({ open, act }: { open(sheet: SaleSheet): void; act(key: string): void }) {
  const { t } = useTranslation();
  const till = useTill();
  const { sale } = till;
  useWatch(sale.state);
  const marked = markedLine(sale);
  const isSale = marked !== undefined && isSaleLine(marked);
  return (
    <fieldset aria-label={t("line.actions")} className="grid grid-cols-4 gap-2">
      <Button disabled={!isSale} onClick={() => void stepOrCancel(till, -1000)} aria-label={t("line.less")}>
        −
      </Button>
      <Button disabled={!isSale} onClick={() => void stepOrCancel(till, 1000)} aria-label={t("line.more")}>
        +
      </Button>
      <Button disabled={!isSale} onClick={() => act("F4")} shortcut="F4" className="col-span-2">
        {t("line.change")}
      </Button>
      <Button disabled={!marked} onClick={() => act("F6")} shortcut="F6" className="beside:col-span-2">
        {t("line.discount")}
      </Button>
      <Button disabled={!marked} onClick={() => open({ name: "why" })} shortcut="=" className="beside:col-span-2">
        {t("line.why")}
      </Button>
      <Button disabled={!marked} onClick={() => act("F7")} shortcut="F7" className="below:hidden beside:col-span-4">
        {t("byHand.title")}
      </Button>
      <Button disabled={!marked} onClick={() => open({ name: "stock" })} shortcut="#" className="beside:col-span-2">
        {t("line.stock")}
      </Button>
      <Button disabled={!marked} onClick={() => act("Delete")} shortcut="Delete" className="beside:col-span-2">
        {t("line.remove")}
      </Button>
    </fieldset>
  );
}
