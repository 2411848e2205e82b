import { intentHref, useFormats } from "@counterfoil/ui";
import {
  type Column,
  figureColumn,
  ListReport,
  StateTag,
  textColumn,
  usePermission,
  wholeOf,
} from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CodeDialog } from "./code-dialog.tsx";
import { type Way, wayName } from "./way.ts";

const fetchPage = wholeOf<Way>("/api/hub/ways-to-pay", (way) => [wayName(way), way.code]);

/** How customers have paid at the tills, each with the ERP's code, or marked as one that has none. */
export function WayToPayList() {
  const { t } = useTranslation();
  const mayChange = usePermission("hub.configure");
  const [open, setOpen] = useState<Way>();
  return (
    <>
      <ListReport
        intent="WayToPay-search"
        title={t("ways.title")}
        queryKey="ways-to-pay"
        fetchPage={fetchPage}
        filters={[{ name: "query", label: t("ways.way"), kind: "text" }]}
        columns={useColumns(mayChange ? setOpen : undefined)}
        rowKey={wayName}
        nothing={t("ways.nothing")}
      />
      {open && <CodeDialog way={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function useColumns(onOpen: ((way: Way) => void) | undefined): Column<Way>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const origin = ({ code, origin: from }: Way) => (code === undefined ? "" : t(`ways.origin.${from}`));
  const columns: Column<Way>[] = [
    textColumn("method", t("ways.method"), ({ method }) => method, { importance: 10 }),
    textColumn("cardType", t("ways.cardType"), ({ cardType }) => cardType, { importance: 9 }),
    {
      id: "code",
      title: t("ways.code"),
      importance: 8,
      cell: ({ code }) => code ?? <StateTag tone="negative">{t("ways.unmapped")}</StateTag>,
      text: ({ code }) => code ?? t("ways.unmapped"),
    },
    {
      id: "origin",
      title: t("ways.from"),
      cell: (way) =>
        way.origin === "paymentMethod" ? (
          <Link href={intentHref("PaymentMethod-search")}>{origin(way)}</Link>
        ) : (
          origin(way)
        ),
      text: origin,
    },
    figureColumn(
      "tills",
      t("ways.tills"),
      ({ tills }) => tills,
      (value) => formats.count(value),
    ),
    {
      id: "first",
      title: t("ways.first"),
      cell: ({ firstNumber, firstAt }) => (
        <>
          <Link href={intentHref("Receipt-display", { number: firstNumber })}>{firstNumber}</Link>,{" "}
          {formats.instant(firstAt)}
        </>
      ),
      text: ({ firstNumber }) => firstNumber,
    },
  ];
  if (onOpen)
    columns.push({
      id: "edit",
      title: t("column.actions"),
      importance: 7,
      cell: (way) => (
        <Button accessibleName={`${t("ways.setCode")} ${wayName(way)}`} onClick={() => onOpen(way)}>
          {t("ways.setCode")}
        </Button>
      ),
    });
  return columns;
}
