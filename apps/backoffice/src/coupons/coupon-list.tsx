import type { CouponState } from "@counterfoil/contracts";
import { intentHref, navigate, useFormats } from "@counterfoil/ui";
import {
  type Column,
  figureColumn,
  ListReport,
  pagesOf,
  StateTag,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CouponForm } from "./coupon-form.tsx";

const fetchPage = pagesOf<CouponState>("/api/prices/coupons");
export const couponHref = (couponId: string) => intentHref("Coupon-display", { couponId });

/** Coupons that unlock offers, and how often each was used. */
export function CouponList() {
  const { t } = useTranslation();
  const mayWrite = usePermission("coupons.write");
  const [creating, setCreating] = useState(false);
  return (
    <>
      <ListReport
        intent="Coupon-search"
        title={t("coupons.title")}
        queryKey="coupons"
        fetchPage={fetchPage}
        filters={[{ kind: "text", name: "query", label: t("coupons.search"), placeholder: t("coupons.searchHint") }]}
        columns={useColumns()}
        rowKey={(coupon) => coupon.couponId}
        rowHref={(coupon) => couponHref(coupon.couponId)}
        nothing={t("coupons.nothing")}
        actions={
          mayWrite && (
            <Button design="Emphasized" onClick={() => setCreating(true)}>
              {t("coupons.create")}
            </Button>
          )
        }
      />
      {creating && (
        <CouponForm
          onDone={(couponId) => navigate("Coupon-display", { couponId })}
          onClose={() => setCreating(false)}
        />
      )}
    </>
  );
}

function useColumns(): Column<CouponState>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      id: "coupon",
      title: t("coupons.coupon"),
      importance: 9,
      minWidth: "14rem",
      cell: (coupon) => <Link href={couponHref(coupon.couponId)}>{`${coupon.name} (${coupon.couponId})`}</Link>,
      text: (coupon) => coupon.couponId,
    },
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      cell: (coupon) => <CouponStateTag coupon={coupon} />,
      text: (coupon) => t(coupon.blockedAt ? "coupons.blocked" : "coupons.usable"),
    },
    textColumn("kind", t("coupons.kind"), (coupon) => t(`coupons.kind.${coupon.kind}`), { importance: 5 }),
    textColumn("code", t("coupons.code"), (coupon) => (coupon.kind === "single" ? coupon.code : `${coupon.prefix}-…`), {
      importance: 6,
    }),
    figureColumn("codes", t("coupons.codes"), (coupon) => coupon.codes, formats.count),
    figureColumn("redeemed", t("coupons.redeemed"), (coupon) => coupon.redeemed, formats.count, { importance: 7 }),
    figureColumn("reserved", t("coupons.reserved"), (coupon) => coupon.reserved, formats.count, { importance: 3 }),
  ];
}

export function CouponStateTag({ coupon }: { coupon: CouponState }) {
  const { t } = useTranslation();
  return coupon.blockedAt ? (
    <StateTag tone="negative">{t("coupons.blocked")}</StateTag>
  ) : (
    <StateTag tone="positive">{t("coupons.usable")}</StateTag>
  );
}
