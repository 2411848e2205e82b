import type { VoucherDetail, VoucherMovement } from "@counterfoil/contracts";
import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import {
  type Column,
  DataTable,
  type Fact,
  FormDialog,
  instantColumn,
  Loadable,
  moneyColumn,
  ObjectPage,
  StateTag,
  say,
  TextField,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStoreName } from "../organisation/queries.ts";
import { receiptHref } from "../receipts/receipt-list.tsx";
import { StandingTag } from "./voucher-list.tsx";

/** One voucher: what is on it, and every receipt that made it so. */
export function VoucherPage() {
  const number = useIntent().parameters.number ?? "";
  const query = useQuery({
    queryKey: ["voucher", number],
    queryFn: ({ signal }) => api<VoucherDetail>(`/api/vouchers/${encodeURIComponent(number)}`, { signal }),
  });
  return <Loadable query={query}>{(voucher) => <VoucherDetails voucher={voucher} />}</Loadable>;
}

function VoucherDetails({ voucher }: { voucher: VoucherDetail }) {
  const { t } = useTranslation();
  const mayBlock = usePermission("coupons.write");
  const [isBlocking, setBlocking] = useState(false);
  const [why, setWhy] = useState("");
  const block = useBlock(voucher, () => setBlocking(false));
  const isBlocked = voucher.blockedAt !== undefined;
  return (
    <>
      <ObjectPage
        title={voucher.number}
        parent={{ title: t("vouchers.title"), href: intentHref("Voucher-search") }}
        facts={useFacts(voucher)}
        actions={
          mayBlock && (
            <Button disabled={block.isPending} onClick={() => (isBlocked ? block.mutate("") : setBlocking(true))}>
              {t(isBlocked ? "vouchers.unblock" : "vouchers.block")}
            </Button>
          )
        }
        sections={[{ id: "movements", title: t("vouchers.movements"), content: <Movements voucher={voucher} /> }]}
      />
      {isBlocking && (
        <FormDialog
          title={t("vouchers.blockAsk", { number: voucher.number })}
          confirm={t("vouchers.block")}
          negative
          busy={block.isPending}
          error={block.error}
          onConfirm={() => block.mutate(why)}
          onClose={() => setBlocking(false)}
        >
          <TextField
            name="why"
            label={t("vouchers.why")}
            value={why}
            maxlength={200}
            required
            autoFocus
            error={block.error}
            onChange={setWhy}
          />
        </FormDialog>
      )}
    </>
  );
}

function useBlock({ number, blockedAt }: VoucherDetail, onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const verb = blockedAt ? "unblock" : "block";
  return useMutation({
    mutationFn: (why: string) =>
      api(`/api/vouchers/${encodeURIComponent(number)}/${verb}`, {
        method: "POST",
        ...(verb === "block" && { body: { why } }),
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["voucher", number] });
      say(t(`vouchers.done.${verb}`));
      onDone();
    },
  });
}

function useFacts(voucher: VoucherDetail): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  const { standing, balance, reserved, currency, soldAt, soldIn, validTo, blockedBy, blockedWhy } = voucher;
  return [
    { label: t("column.state"), value: <StandingTag standing={standing} /> },
    { label: t("vouchers.balance"), value: formats.money(balance, currency) },
    { label: t("vouchers.reserved"), value: formats.money(reserved, currency) },
    ...(soldAt ? [{ label: t("vouchers.soldAt"), value: formats.instant(soldAt) }] : []),
    ...(soldIn ? [{ label: t("vouchers.soldIn"), value: storeName(soldIn) }] : []),
    ...(validTo ? [{ label: t("vouchers.validTo"), value: formats.date(validTo) }] : []),
    ...(blockedWhy ? [{ label: t("vouchers.blockedWhy"), value: `${blockedWhy} (${blockedBy})` }] : []),
  ];
}

function Movements({ voucher }: { voucher: VoucherDetail }) {
  const { t } = useTranslation();
  return (
    <DataTable
      name={t("vouchers.movements")}
      columns={useColumns(voucher.currency)}
      rows={voucher.movements}
      rowKey={({ position }) => String(position)}
      nothing={t("vouchers.noMovements")}
    />
  );
}

function useColumns(currency: string): Column<VoucherMovement>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  const money = (id: "amount" | "balance") =>
    moneyColumn<VoucherMovement>(
      id,
      t(`vouchers.movement.${id}`),
      (movement) => ({ amount: movement[id], currency }),
      formats,
      { importance: 8 },
    );
  return [
    instantColumn("at", t("vouchers.at"), ({ occurredAt }) => occurredAt, formats, { importance: 7 }),
    textColumn("kind", t("vouchers.kind"), ({ kind }) => t(`vouchers.kind.${kind}`), { importance: 9 }),
    money("amount"),
    money("balance"),
    {
      id: "receipt",
      title: t("vouchers.receipt"),
      importance: 6,
      minWidth: "9rem",
      cell: ({ receiptNumber }) => <Link href={receiptHref(receiptNumber)}>{receiptNumber}</Link>,
      text: ({ receiptNumber }) => receiptNumber,
    },
    textColumn("store", t("column.store"), ({ storeId }) => storeName(storeId), { importance: 3 }),
    {
      id: "doubt",
      title: t("vouchers.doubt"),
      importance: 5,
      cell: ({ doubt, offline }) =>
        doubt ? (
          <StateTag tone="negative">{t(`vouchers.doubt.${doubt}`, doubt)}</StateTag>
        ) : (
          offline && t("vouchers.offline")
        ),
      text: ({ doubt, offline }) =>
        doubt ? t(`vouchers.doubt.${doubt}`, doubt) : offline ? t("vouchers.offline") : "",
    },
  ];
}
