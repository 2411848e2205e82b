import type { OpenTrigger } from "@counterfoil/pricing";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { choosablePromotions, choosePromotion, mostPercent } from "../../selling/index.ts";
import { useTill } from "../frame/use-till.ts";
import { ApprovalForm } from "../parts/approval-form.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Button } from "../parts/parts.tsx";
import { useOfferWords } from "../sale/use-offer-words.ts";
import { Choice, Reasons } from "./discount-form.tsx";

type Wish = { chosen: OpenTrigger; reason: string };

/** A promotion that only applies when a person says so: chosen from those of this store and moment, with a reason. */
export function PromotionDialog({ close }: { close(): void }) {
  const { t } = useTranslation();
  const { sale, placeFor, configuration, cashier } = useTill();
  const [wanted, setWanted] = useState<Wish>();
  const [options] = useState(() => {
    const { basket } = sale.state.get();
    return choosablePromotions(basket, placeFor(basket.customerId), new Date().toISOString());
  });
  const rules = configuration.get()?.manualDiscounts;
  const person = cashier.get();
  const mayChoose = (one: Parameters<typeof mostPercent>[1]) => mostPercent(rules, one) > 0;
  const give = ({ chosen, reason }: Wish, approvedBy?: string) => {
    const by = { ...(person ? { by: person.personId } : {}), ...(approvedBy ? { approvedBy } : {}) };
    if (sale.tryChange(choosePromotion(sale.state.get().basket, chosen, { reason, ...by }))) close();
  };
  return (
    <Dialog title={t(wanted ? "approval.title" : "byHand.title")} close={close} wide>
      {wanted ? (
        <ApprovalForm
          asked={t("byHand.asked")}
          nobody={t("byHand.nobody")}
          canApprove={mayChoose}
          approved={({ personId }) => give(wanted, personId)}
        />
      ) : (
        <PromotionForm
          options={options}
          wish={(wish) => (person && mayChoose(person) ? give(wish) : setWanted(wish))}
        />
      )}
    </Dialog>
  );
}

function PromotionForm({ options, wish }: { options: OpenTrigger[]; wish(wish: Wish): void }) {
  const { t } = useTranslation();
  const { configuration } = useTill();
  const words = useOfferWords();
  const [chosen, setChosen] = useState(options.length === 1 ? options[0] : undefined);
  const [reason, setReason] = useState<string>();
  const [missing, setMissing] = useState<string>();
  if (options.length === 0) return <p>{t("byHand.none")}</p>;
  if (!configuration.get()?.manualDiscounts?.reasons.length) return <p>{t("discount.notAllowed")}</p>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) return setMissing(t("byHand.chooseOne"));
    if (!reason) return setMissing(t("discount.reasonMissing"));
    wish({ chosen, reason });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <Choice
        legend={t("byHand.which")}
        chosen={chosen?.trigger}
        choose={(trigger) => setChosen(options.find((option) => option.trigger === trigger))}
        options={options.map(({ trigger, promotionIds }) => ({
          code: trigger,
          name: promotionIds.map(words.offerName).join(", "),
          hint: promotionIds.map(words.sentence).join(" "),
        }))}
      />
      <Reasons chosen={reason} choose={setReason} />
      {missing && <p role="alert">{missing}</p>}
      <Button look="main" type="submit" shortcut="Enter" className="w-full">
        {t("byHand.give")}
      </Button>
    </form>
  );
}
