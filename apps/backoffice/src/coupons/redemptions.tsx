import type { Redemption } from "@counterfoil/contracts";
import { api, useFormats } from "@counterfoil/ui";
import { type Column, DataTable, instantColumn, Loadable, StateTag, textColumn } from "@counterfoil/ui/fiori";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { orderHref } from "../orders/order.ts";
import { receiptHref } from "../receipts/receipt-list.tsx";

type RedemptionPage = { items: Redemption[]; next?: string };

/** The receipts and orders that redeemed a coupon, newest first. */
export function Redemptions({ couponId }: { couponId: string }) {
  const { t } = useTranslation();
  const path = `/api/prices/coupons/${encodeURIComponent(couponId)}/redemptions`;
  const list = useInfiniteQuery({
    queryKey: ["coupon", couponId, "redemptions"],
    queryFn: ({ pageParam, signal }) => api<RedemptionPage>(path, { query: { next: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  const columns = useColumns();
  return (
    <Loadable query={list} inside>
      {({ pages }) => (
        <DataTable
          name={t("coupons.redemptions")}
          columns={columns}
          rows={pages.flatMap((page) => page.items)}
          rowKey={(redemption) => String(redemption.redemptionId)}
          nothing={t("coupons.noRedemptions")}
          complete={!list.hasNextPage}
          onMore={list.hasNextPage ? () => list.fetchNextPage() : undefined}
        />
      )}
    </Loadable>
  );
}

function useColumns(): Column<Redemption>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      id: "receipt",
      title: t("coupons.redeemedBy"),
      importance: 9,
      minWidth: "9rem",
      cell: ({ document, number }) => (
        <Link href={document === "order" ? orderHref(number) : receiptHref(number)}>{number}</Link>
      ),
      text: ({ number }) => number,
    },
    instantColumn("at", t("coupons.redeemedAt"), (redemption) => redemption.redeemedAt, formats, {
      importance: 7,
      minWidth: "10rem",
    }),
    textColumn("code", t("coupons.code"), (redemption) => redemption.hint),
    textColumn("customer", t("receipts.customer"), (redemption) => redemption.customerId),
    {
      id: "twice",
      title: t("column.state"),
      importance: 8,
      cell: (redemption) => (
        <StateTag tone={tones[standingOf(redemption)]}>{t(`coupons.${standingOf(redemption)}`)}</StateTag>
      ),
      text: (redemption) => t(`coupons.${standingOf(redemption)}`),
    },
  ];
}

const tones = { usedTwice: "critical", usedOnce: "positive", released: "neutral" } as const;
const standingOf = ({ usedTwice, releasedAt }: Redemption) =>
  releasedAt !== undefined ? "released" : usedTwice ? "usedTwice" : "usedOnce";
