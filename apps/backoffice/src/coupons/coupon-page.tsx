import type { CouponState } from "@counterfoil/contracts";
import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { type Fact, FormDialog, Loadable, ObjectPage, say, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CodeBatches } from "./code-batches.tsx";
import { CouponForm } from "./coupon-form.tsx";
import { CouponStateTag } from "./coupon-list.tsx";
import { Redemptions } from "./redemptions.tsx";

/** One coupon: its limits, its codes and where it was redeemed. */
export function CouponPage() {
  const couponId = useIntent().parameters.couponId ?? "";
  const query = useQuery({
    queryKey: ["coupon", couponId],
    queryFn: ({ signal }) => api<CouponState>(`/api/prices/coupons/${encodeURIComponent(couponId)}`, { signal }),
  });
  return <Loadable query={query}>{(coupon) => <CouponDetails coupon={coupon} />}</Loadable>;
}

function CouponDetails({ coupon }: { coupon: CouponState }) {
  const { t } = useTranslation();
  const mayWrite = usePermission("coupons.write");
  const [open, setOpen] = useState<"edit" | "block">();
  const block = useBlock(coupon, () => setOpen(undefined));
  const close = () => setOpen(undefined);
  return (
    <>
      <ObjectPage
        title={`${coupon.name} (${coupon.couponId})`}
        parent={{ title: t("coupons.title"), href: intentHref("Coupon-search") }}
        actions={
          mayWrite && (
            <>
              <Button onClick={() => setOpen("edit")}>{t("ui.edit")}</Button>
              <Button onClick={() => (coupon.blockedAt ? block.mutate() : setOpen("block"))}>
                {t(coupon.blockedAt ? "coupons.unblock" : "coupons.block")}
              </Button>
            </>
          )
        }
        facts={useFacts(coupon)}
        sections={[
          ...(coupon.kind === "series"
            ? [{ id: "codes", title: t("coupons.codes"), content: <CodeBatches couponId={coupon.couponId} /> }]
            : []),
          {
            id: "redemptions",
            title: t("coupons.redemptions"),
            content: <Redemptions couponId={coupon.couponId} />,
          },
        ]}
      />
      {open === "edit" && <CouponForm coupon={coupon} onDone={close} onClose={close} />}
      {open === "block" && (
        <FormDialog
          title={t("coupons.blockAsk", { name: coupon.name })}
          confirm={t("coupons.block")}
          negative
          busy={block.isPending}
          error={block.error}
          onConfirm={() => block.mutate()}
          onClose={close}
        >
          <p>{t("coupons.blockHint")}</p>
        </FormDialog>
      )}
    </>
  );
}

function useFacts(coupon: CouponState): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const day = (local: string | undefined) => (local ? formats.date(local.slice(0, 10)) : t("coupons.unlimited"));
  const limit = (count: number | undefined) => (count === undefined ? t("coupons.unlimited") : formats.count(count));
  return [
    { label: t("column.state"), value: <CouponStateTag coupon={coupon} /> },
    { label: t("coupons.kind"), value: t(`coupons.kind.${coupon.kind}`) },
    { label: t("coupons.code"), value: coupon.kind === "single" ? coupon.code : `${coupon.prefix}-…` },
    { label: t("coupons.validFrom"), value: day(coupon.validFrom) },
    { label: t("coupons.validTo"), value: day(coupon.validTo) },
    { label: t("coupons.totalLimit"), value: limit(coupon.totalLimit) },
    { label: t("coupons.perCustomerLimit"), value: limit(coupon.perCustomerLimit) },
    { label: t("coupons.redeemed"), value: formats.count(coupon.redeemed) },
    { label: t("coupons.reserved"), value: formats.count(coupon.reserved) },
    { label: t("coupons.offline"), value: t(`coupons.offline.${coupon.offline}`) },
  ];
}

function useBlock(coupon: CouponState, onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const verb = coupon.blockedAt ? "unblock" : "block";
  return useMutation({
    mutationFn: () => api(`/api/prices/coupons/${encodeURIComponent(coupon.couponId)}/${verb}`, { method: "POST" }),
    onSuccess: async () => {
      await Promise.all(["coupons", "coupon"].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
      say(t(`coupons.done.${verb}`));
      onDone();
    },
  });
}
