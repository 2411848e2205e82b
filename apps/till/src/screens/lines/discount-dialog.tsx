import type { GivenDiscount } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { giveDiscount, givenPercents, isSaleLine, markedLine, mostPercent } from "../../selling/index.ts";
import { useTill } from "../frame/use-till.ts";
import { ApprovalForm } from "../parts/approval-form.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { DiscountForm, type DiscountWish } from "./discount-form.tsx";

/** A discount by a person, on the marked line or the whole receipt; over their limit somebody with the right lends it by PIN. */
export function DiscountDialog({ close }: { close(): void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { sale, price, configuration, cashier } = useTill();
  const [line] = useState(() => markedLine(sale));
  const [problem, setProblem] = useState<string>();
  const [wanted, setWanted] = useState<{ wish: DiscountWish; percent: number }>();
  const rules = configuration.get()?.manualDiscounts;
  const saleLine = line && isSaleLine(line) ? line : undefined;

  const give = ({ lineId, discount }: DiscountWish, approvedBy?: string) => {
    const given: GivenDiscount = { ...discount, ...(approvedBy ? { approvedBy } : {}) };
    sale.change(giveDiscount(sale.state.get().basket, lineId, given), { key: "undo.discount", values: {} });
    close();
  };
  const wish = (asked: DiscountWish) => {
    const tried = price(giveDiscount(sale.state.get().basket, asked.lineId, asked.discount));
    const refused = tried.problems.find(({ code }) => code.startsWith("discount-"));
    if (refused) return setProblem(t(`discount.${refused.code}`));
    const percent = givenPercents(tried).find(({ lineId }) => lineId === asked.lineId)?.percent ?? 0;
    const person = cashier.get();
    if (person && percent <= mostPercent(rules, person)) give(asked);
    else setWanted({ wish: asked, percent });
  };
  const takeBack = (lineId: string | undefined) => {
    sale.change(giveDiscount(sale.state.get().basket, lineId, undefined), { key: "undo.discountTaken", values: {} });
    close();
  };
  return (
    <Dialog title={t(wanted ? "approval.title" : "discount.title")} close={close}>
      {wanted ? (
        <ApprovalForm
          asked={t("approval.asked", { percent: formats.percent(Math.round(wanted.percent * 10) / 10) })}
          nobody={t("approval.nobody")}
          canApprove={(person) => mostPercent(rules, person) >= wanted.percent}
          approved={(person) => give(wanted.wish, person.personId)}
        />
      ) : (
        <DiscountForm line={saleLine} problem={problem} wish={wish} takeBack={takeBack} />
      )}
    </Dialog>
  );
}
