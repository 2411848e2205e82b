import type { FieldMapping, LookupName, MappingDocument } from "@counterfoil/contracts";
import { intentHref } from "@counterfoil/ui";
import { ChoiceField, RowsEditor } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { Title } from "@ui5/webcomponents-react/Title";
import { useTranslation } from "react-i18next";
import { entriesOf, lookupsUsed, withEntries } from "./mappings.ts";

type LookupTablesProps = {
  mapping: FieldMapping;
  document: MappingDocument;
  onChange: ((document: MappingDocument) => void) | undefined;
};

/** Our codes and the ERP's, for each lookup that some field goes by. */
export function LookupTables({ mapping, document, onChange }: LookupTablesProps) {
  const { t } = useTranslation();
  return lookupsUsed(document).map((name) => (
    <div key={name} className="mapping-choice">
      <Title level="H3" size="H6">
        {t(`mapping.lookup.${name}`)}
      </Title>
      <p className="hint">{t(`mapping.lookupHint.${name}`)}</p>
      {onChange ? (
        <LookupEditor name={name} document={document} onChange={onChange} />
      ) : (
        <Entries rows={entriesOf(document, name)} otherwise={document.lookups[name].otherwise} />
      )}
      {name === "payment" && <Inherited codes={mapping.paymentMethodCodes} own={document.lookups.payment.entries} />}
    </div>
  ));
}

type LookupEditorProps = { name: LookupName; document: MappingDocument; onChange: (document: MappingDocument) => void };

function LookupEditor({ name, document, onChange }: LookupEditorProps) {
  const { t } = useTranslation();
  const table = document.lookups[name];
  return (
    <>
      <RowsEditor
        name={t("mapping.entry")}
        fields={[
          { name: "from", label: t("mapping.from"), required: true },
          { name: "to", label: t("mapping.to"), required: true },
        ]}
        rows={entriesOf(document, name)}
        blank={{ from: "", to: "" }}
        onChange={(rows) =>
          onChange(
            withEntries(
              document,
              name,
              rows.map(({ from = "", to = "" }) => ({ from, to })),
            ),
          )
        }
      />
      <ChoiceField
        label={t("mapping.otherwise")}
        value={table.otherwise}
        onChange={(otherwise) =>
          onChange({
            ...document,
            lookups: { ...document.lookups, [name]: { ...table, otherwise: otherwise as "pass" | "refuse" } },
          })
        }
        options={(["pass", "refuse"] as const).map((value) => ({ value, text: t(`mapping.otherwise.${value}`) }))}
      />
    </>
  );
}

function Entries({ rows, otherwise }: { rows: { from: string; to: string }[]; otherwise: "pass" | "refuse" }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className="mapping-sources mapping-entries">
        {rows.map(({ from, to }) => (
          <div key={from}>
            <dt>{from}</dt>
            <dd>{to}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">
        {t("mapping.otherwise")}: {t(`mapping.otherwise.${otherwise}`)}
      </p>
    </>
  );
}

/** Codes that payment methods have of their own: grey, with the way to where they stand. */
function Inherited({ codes, own }: { codes: Record<string, string>; own: Record<string, string> }) {
  const { t } = useTranslation();
  const inherited = Object.entries(codes).filter(([method]) => own[method] === undefined);
  if (inherited.length === 0) return null;
  return (
    <p className="hint">
      {t("mapping.inherited")}: {inherited.map(([method, code]) => `${method} → ${code}`).join(", ")}.{" "}
      <Link href={intentHref("PaymentMethod-search")}>{t("payment.title")}</Link>
    </p>
  );
}
