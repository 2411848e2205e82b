import { useFormats } from "@counterfoil/ui";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type BasketCoupon, removeCoupon } from "../selling/index.ts";
import { Button } from "./parts.tsx";
import { useModifierName } from "./use-offer-words.ts";
import { useTill, useWatch } from "./use-till.ts";

/** Between the lines and the total: discounts on the whole purchase, coupons, points, and what all of it saves. */
export function DealLines() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { sale, configuration } = useTill();
  const { priced } = useWatch(sale.state);
  const nameOf = useModifierName();
  const currency = configuration.get()?.currency ?? "GBP";
  const { deal, coupons, totals } = priced;
  const used = new Set(deal.coupons.flatMap((coupon) => (coupon.used ? coupon.code : [])));
  return (
    <div className="space-y-1">
      {coupons.map((coupon) => (
        <CouponLine key={coupon.code} coupon={coupon} used={used.has(coupon.couponId)} />
      ))}
      <dl className="space-y-0.5">
        {deal.modifiers.map((modifier) => (
          <Row key={`${modifier.ruleId} ${modifier.sequence}`} name={nameOf(modifier)}>
            {formats.amount(modifier.amount, currency)}
          </Row>
        ))}
        {deal.points > 0 && <Row name={t("deal.points")}>{formats.count(deal.points)}</Row>}
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
    <p className="flex items-center gap-2 rounded-md border border-dashed border-ink-soft px-2 text-sm">
      <span className="min-w-0 flex-1 truncate">
        <span className="font-medium">{name}</span>{" "}
        <span className={used ? "text-stamp" : "text-ink-soft"}>{t(used ? "coupon.used" : "coupon.waits")}</span>
        {coupon.offline && <span className="font-medium"> {t("coupon.offline")}</span>}
      </span>
      <Button look="quiet" onClick={remove} aria-label={t("coupon.remove", { name })}>
        ×
      </Button>
    </p>
  );
}
