import { api, useFormats } from "@counterfoil/ui";
import { DataTable, figureColumn, Loadable, StateTag, textColumn } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { Title } from "@ui5/webcomponents-react/Title";
import { useTranslation } from "react-i18next";
import { nameIn } from "../common/value-lists.ts";
import { useMovementTypes } from "../stock/new-movement.tsx";
import type { MovementItem, Preview, Receipt } from "./documents.ts";
import { faultText } from "./fault-text.ts";
import { PostingItems } from "./posting-items.tsx";

/** What would be booked if the receipt was posted now, as it is. */
export function StoredPreview({ receipt: { receiptId, version } }: { receipt: Receipt }) {
  const query = useQuery({
    queryKey: ["preview", receiptId, version],
    queryFn: ({ signal }) => api<Preview>(`/api/documents/receipts/${receiptId}/preview`, { signal }),
  });
  return (
    <Loadable inside query={query}>
      {(preview) => <BookingPreview preview={preview} />}
    </Loadable>
  );
}

/** By the judging that posts: faults first, then each document as it would be. */
export function BookingPreview({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  return (
    <div className="rows" style={{ alignItems: "stretch" }}>
      <Balance preview={preview} />
      {[...Map.groupBy(preview.faults, faultText)].map(([reason, faults]) => (
        <MessageStrip key={reason} design="Critical" hideCloseButton>
          {faults.map(({ task }) => t(`receipts.task.${task}`)).join(", ")}: {reason}
        </MessageStrip>
      ))}
      {preview.postings.map(({ kind, items }) => (
        <div key={kind}>
          <Title level="H3" size="H6">
            {t(`posting.kind.${kind}`)}
          </Title>
          <PostingItems name={t(`posting.kind.${kind}`)} currency={preview.currency} items={items} />
        </div>
      ))}
      {preview.movements.map(({ items }) => (
        <div key="movement">
          <Title level="H3" size="H6">
            {t("movements.document")}
          </Title>
          <MovementItems items={items} />
        </div>
      ))}
      {preview.nothing.length > 0 && (
        <p>{t("preview.nothing", { tasks: preview.nothing.map((task) => t(`receipts.task.${task}`)).join(", ") })}</p>
      )}
    </div>
  );
}

/** Lines and conditions on one side, payments on the other, to the cent. */
export function Balance({ preview: { balance, currency } }: { preview: Preview }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (!balance || !currency) return null;
  const difference = balance.items - balance.payments;
  const figures = {
    items: formats.money(balance.items, currency),
    payments: formats.money(balance.payments, currency),
    difference: formats.money(difference, currency),
  };
  return (
    <div role="status">
      <StateTag tone={difference === 0 ? "positive" : "negative"}>
        {t(difference === 0 ? "preview.balanced" : "preview.unbalanced", figures)}
      </StateTag>
    </div>
  );
}

function MovementItems({ items }: { items: MovementItem[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const types = useMovementTypes();
  const typeText = (code: string) => {
    const type = types.find((each) => each.code === code);
    return type ? `${nameIn(type.texts)} (${code})` : code;
  };
  return (
    <DataTable<MovementItem>
      name={t("movements.items")}
      rows={items}
      rowKey={({ item }) => String(item)}
      nothing="–"
      columns={[
        textColumn("article", t("articles.article"), ({ articleId }) => articleId, { importance: 9 }),
        textColumn("type", t("movements.type"), ({ movementType }) => typeText(movementType), { minWidth: "9rem" }),
        textColumn(
          "location",
          t("sites.storageLocation"),
          ({ siteId, storageLocation }) => `${siteId} ${storageLocation}`,
        ),
        figureColumn(
          "quantity",
          t("stock.quantity"),
          ({ quantity }) => quantity,
          (quantity, { unit }) => `${formats.quantity(quantity)} ${unit}`,
          { importance: 8 },
        ),
      ]}
    />
  );
}
