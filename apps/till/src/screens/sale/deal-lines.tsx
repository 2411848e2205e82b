import { pointsTakenBack } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type BasketCoupon, type BasketTrigger, removeCoupon, takeTriggerBack } from "../../selling/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { useModifierName, useOfferWords } from "./use-offer-words.ts";

/** Between the lines and the total: discounts on the whole purchase, coupons, points, and what all of it saves. */
export function DealLines() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { sale, configuration } = useTill();
  const { priced } = useWatch(sale.state);
  const nameOf = useModifierName();
  const currency = configuration.get()?.currency ?? "GBP";
  const { deal, coupons, triggers, totals, lines } = priced;
  const backPoints = pointsTakenBack(lines);
  const lowering = new Set(
    [...deal.modifiers, ...lines.flatMap(({ modifiers }) => modifiers)].map((each) => each.promotionId),
  );
  const used = new Set(deal.coupons.flatMap((coupon) => (coupon.used ? coupon.code : [])));
  return (
    <div className="space-y-1">
      {coupons.map((coupon) => (
        <CouponLine key={coupon.code} coupon={coupon} used={used.has(coupon.couponId)} />
      ))}
      {triggers.map((trigger) => (
        <TriggerLine key={trigger.trigger} given={trigger} used={trigger.promotionIds.some((id) => lowering.has(id))} />
      ))}
      <dl className="space-y-0.5">
        {deal.modifiers.map((modifier) => (
          <Row key={`${modifier.ruleId} ${modifier.sequence}`} name={nameOf(modifier)}>
            {formats.amount(modifier.amount, currency)}
          </Row>
        ))}
        {deal.points > 0 && <Row name={t("deal.points")}>{formats.count(deal.points)}</Row>}
        {backPoints > 0 && <Row name={t("deal.pointsBack")}>{formats.count(-backPoints)}</Row>}
        {totals.discount > 0 && (
          <Row name={t("deal.saved")} strong>
            {formats.amount(totals.discount, currency)}
          </Row>
        )}
      </dl>
    </div>
  );
}

function Row({ name, strong, children }: { name: string; strong?: boolean; children: ReactNode }) {
  return (
    <div className={`flex justify-between gap-3 text-stamp ${strong ? "font-semibold" : "text-sm"}`}>
      <dt className="min-w-0 truncate">{name}</dt>
      <dd className="whitespace-nowrap">{children}</dd>
    </div>
  );
}

function CouponLine({ coupon, used }: { coupon: BasketCoupon; used: boolean }) {
  const { t } = useTranslation();
  const { sale } = useTill();
  const name = coupon.name ?? coupon.code;
  const remove = () =>
    sale.change(removeCoupon(sale.state.get().basket, coupon.code), { key: "undo.coupon", values: { name } });
  return (
    <Entered name={name} used={used} remove={remove} removal={t("coupon.remove", { name })}>
      {coupon.offline && <span className="font-medium"> {t("coupon.offline")}</span>}
    </Entered>
  );
}

function TriggerLine({ given, used }: { given: BasketTrigger; used: boolean }) {
  const { t } = useTranslation();
  const { sale } = useTill();
  const { offerName } = useOfferWords();
  const name = given.promotionIds.map(offerName).join(", ");
  const remove = () =>
    sale.change(takeTriggerBack(sale.state.get().basket, given.trigger), { key: "undo.byHand", values: { name } });
  return <Entered name={name} used={used} remove={remove} removal={t("byHand.takeBack", { name })} />;
}

type EnteredProps = { name: string; used: boolean; remove(): void; removal: string; children?: ReactNode };

/** What a person entered beside the goods, and whether it lowers anything yet. */
function Entered({ name, used, remove, removal, children }: EnteredProps) {
  const { t } = useTranslation();
  return (
    <p className="flex items-center gap-2 rounded-md border border-dashed border-ink-soft px-2 text-sm">
      <span className="min-w-0 flex-1 truncate">
        <span className="font-medium">{name}</span>{" "}
        <span className={used ? "text-stamp" : "text-ink-soft"}>{t(used ? "coupon.used" : "coupon.waits")}</span>
        {children}
      </span>
      <Button look="quiet" onClick={remove} aria-label={removal}>
        ×
      </Button>
    </p>
  );
}
