import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { Loadable, ObjectPage } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useSiteText } from "../common/value-lists.ts";
import { partnerHref } from "../partners/partner-list.tsx";
import type { Posting } from "./documents.ts";
import { PostingItems } from "./posting-items.tsx";
import { receiptHref } from "./receipt-list.tsx";

export function PostingPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const siteText = useSiteText();
  const { year, number } = useIntent().parameters;
  const query = useQuery({
    queryKey: ["posting", year, number],
    queryFn: ({ signal }) => api<Posting>(`/api/documents/postings/${Number(year)}/${Number(number)}`, { signal }),
  });
  return (
    <Loadable query={query}>
      {(posting) => (
        <ObjectPage
          title={`${t(`posting.kind.${posting.kind}`)} ${posting.year}/${posting.number}`}
          parent={{ title: t("receipts.title"), href: intentHref("Receipt-search") }}
          facts={[
            {
              label: t("receipts.number"),
              value: <Link href={receiptHref(posting.receiptId)}>{posting.receiptNumber}</Link>,
            },
            { label: t("movements.postingDate"), value: formats.date(posting.postingDate) },
            { label: t("column.site"), value: siteText(posting.siteId) },
            { label: t("receipts.till"), value: posting.till },
            ...(posting.customerId
              ? [
                  {
                    label: t("receipts.customer"),
                    value: <Link href={partnerHref(posting.customerId)}>{posting.customerId}</Link>,
                  },
                ]
              : []),
            { label: t("movements.reference"), value: posting.reference },
            { label: t("movements.postedAt"), value: formats.instant(posting.postedAt) },
          ]}
          sections={[{ id: "items", title: t("movements.items"), content: <Items posting={posting} /> }]}
        />
      )}
    </Loadable>
  );
}

function Items({ posting: { year, number, currency, items } }: { posting: Posting }) {
  return <PostingItems name={`${year}/${number}`} currency={currency} items={items} />;
}
