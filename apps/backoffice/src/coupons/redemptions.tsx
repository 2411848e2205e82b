import type { Redemption } from "@counterfoil/contracts";
import { api, useFormats } from "@counterfoil/ui";
import { type Column, DataTable, Loadable, StateTag, textColumn } from "@counterfoil/ui/fiori";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { receiptHref } from "../receipts/receipt-list.tsx";

type RedemptionPage = { items: Redemption[]; next?: string };

/** The receipts that redeemed a coupon, newest first. */
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
      title: t("receipts.number"),
      importance: 9,
      minWidth: "9rem",
      cell: (redemption) => <Link href={receiptHref(redemption.receiptNumber)}>{redemption.receiptNumber}</Link>,
      text: (redemption) => redemption.receiptNumber,
    },
    {
      id: "at",
      title: t("coupons.redeemedAt"),
      importance: 7,
      minWidth: "10rem",
      cell: (redemption) => formats.instant(redemption.redeemedAt),
      text: (redemption) => redemption.redeemedAt,
    },
    textColumn("code", t("coupons.code"), (redemption) => redemption.hint),
    textColumn("customer", t("receipts.customer"), (redemption) => redemption.customerId),
    {
      id: "twice",
      title: t("column.state"),
      importance: 8,
      cell: (redemption) =>
        redemption.usedTwice ? (
          <StateTag tone="critical">{t("coupons.usedTwice")}</StateTag>
        ) : (
          <StateTag tone="positive">{t("coupons.usedOnce")}</StateTag>
        ),
      text: (redemption) => t(redemption.usedTwice ? "coupons.usedTwice" : "coupons.usedOnce"),
    },
  ];
}
