import { api, useFormats, useIntent } from "@counterfoil/ui";
import { type Column, type FetchPage, ListReport, matches, textColumn, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { todayIn } from "../articles/valid-today.ts";
import { nameIn } from "../common/value-lists.ts";
import { ratesAround, type TaxCode } from "./tax-code.ts";
import { TaxCodeDialog } from "./tax-code-dialog.tsx";
import { useTaxAccounts } from "./use-tax-accounts.ts";

const fetchPage: FetchPage<TaxCode> = async ({ query }, _next, signal) => {
  const { items } = await api<{ items: TaxCode[] }>("/api/master-data/tax-codes", { signal });
  return { items: items.filter(({ taxCode, texts }) => matches(query, taxCode, nameIn(texts))) };
};

/** The tax codes with the percent of today, what follows, and the accounts that revenue and tax go to. */
export function TaxCodeList() {
  const { t } = useTranslation();
  const { newCode } = useIntent().parameters;
  const mayConfigure = usePermission("masterData.configure");
  const [open, setOpen] = useState<Partial<TaxCode> | undefined>(
    newCode === undefined ? undefined : { taxCode: newCode },
  );
  return (
    <>
      <ListReport<TaxCode>
        intent="TaxCode-search"
        title={t("taxCodes.title")}
        queryKey="tax-codes"
        fetchPage={fetchPage}
        filters={[{ kind: "text", name: "query", label: t("search.label") }]}
        columns={useColumns(mayConfigure ? setOpen : undefined)}
        rowKey={({ taxCode }) => taxCode}
        nothing={t("taxCodes.nothing")}
        actions={
          mayConfigure && (
            <Button design="Emphasized" onClick={() => setOpen({})}>
              {t("taxCodes.create")}
            </Button>
          )
        }
      />
      {open && mayConfigure && <TaxCodeDialog code={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function useColumns(onEdit: ((code: TaxCode) => void) | undefined): Column<TaxCode>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const accountOf = useTaxAccounts();
  const today = todayIn();
  const percent = (value: number | undefined) => (value === undefined ? "–" : `${formats.quantity(value)} %`);
  const next = (code: TaxCode) => {
    const following = ratesAround(code, today).next;
    return (
      following && t("taxCodes.fromDay", { percent: percent(following.percent), day: formats.date(following.from) })
    );
  };
  return [
    textColumn<TaxCode>("taxCode", t("taxCodes.code"), ({ taxCode }) => taxCode, {
      importance: 10,
      cell: (code) => (onEdit ? <Link onClick={() => onEdit(code)}>{code.taxCode}</Link> : code.taxCode),
    }),
    textColumn("text", t("codes.text"), ({ texts }) => nameIn(texts), { importance: 8, minWidth: "11rem" }),
    {
      ...textColumn<TaxCode>("today", t("taxCodes.today"), (code) => percent(ratesAround(code, today).now?.percent)),
      end: true,
      importance: 9,
    },
    textColumn("next", t("taxCodes.next"), next, { importance: 5, minWidth: "9rem" }),
    textColumn("revenue", t("taxCodes.revenue"), ({ taxCode }) => accountOf("revenue", taxCode), { importance: 6 }),
    textColumn("tax", t("taxCodes.tax"), ({ taxCode }) => accountOf("tax", taxCode), { importance: 6 }),
  ];
}
