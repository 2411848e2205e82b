import { type RightRule, type TillRight, type TillSettings, tillRights } from "@counterfoil/contracts";
import { DataTable, type DraftRow, RowsEditor, textColumn } from "@counterfoil/ui/fiori";
import { Panel } from "@ui5/webcomponents-react/Panel";
import { useTranslation } from "react-i18next";
import { SeveralField } from "../../offers/several-field.tsx";
import type { EditorProps } from "./editor.ts";
import { SwitchField } from "./switch-field.tsx";

/** People who stand at a till. */
const sellers = ["cashier", "storeManager", "administrator"];

/** Who may do what, and what is asked: to read as a table, to change as a panel each. */
export function RightsEditor({ value, onChange, disabled, error }: EditorProps<"rights">) {
  if (disabled) return <RightsTable rights={value} />;
  return (
    <div className="wide">
      {tillRights.map((right) => (
        <RightPanel
          key={right}
          right={right}
          rule={value[right]}
          error={error}
          onChange={(rule) => onChange({ ...value, [right]: rule })}
        />
      ))}
    </div>
  );
}

function useWords() {
  const { t, i18n } = useTranslation();
  const roleName = (role: string) => t(`role.${role}`, role);
  return {
    t,
    roleName,
    rightName: (right: TillRight) => t(`tillSettings.rights.${right}`),
    who: ({ roles }: RightRule) => roles.map(roleName).join(", ") || t("tillSettings.rights.nobody"),
    reasonsOf: ({ reasons, reasonNeeded }: RightRule) =>
      reasons.length === 0
        ? t("tillSettings.rights.noReasons")
        : `${reasons.map(({ code, names }) => names[i18n.language] ?? names.en ?? code).join(", ")}${reasonNeeded ? "" : ` (${t("tillSettings.rights.mayBeLeftOut")})`}`,
  };
}

function RightsTable({ rights }: { rights: TillSettings["rights"] }) {
  const { t, rightName, who, reasonsOf } = useWords();
  return (
    <div className="wide">
      <DataTable
        name={t("tillSettings.rights.title")}
        columns={[
          textColumn("right", t("tillSettings.rights.right"), rightName, { importance: 9, minWidth: "10rem" }),
          textColumn("who", t("tillSettings.rights.roles"), (right: TillRight) => who(rights[right]), {
            importance: 8,
          }),
          textColumn("reasons", t("tillSettings.rights.reasons"), (right: TillRight) => reasonsOf(rights[right]), {
            importance: 7,
          }),
        ]}
        rows={[...tillRights]}
        rowKey={(right) => right}
        nothing=""
      />
    </div>
  );
}

type PanelProps = { right: TillRight; rule: RightRule; onChange: (rule: RightRule) => void; error: unknown };

function RightPanel({ right, rule, onChange, error }: PanelProps) {
  const { t, roleName, rightName, who } = useWords();
  const roles = [...new Set([...sellers, ...rule.roles])];
  return (
    <Panel collapsed headerText={`${rightName(right)}: ${who(rule)}`}>
      <div className="form">
        <SeveralField
          label={t("tillSettings.rights.roles")}
          none={t("tillSettings.rights.nobody")}
          options={roles.map((role) => ({ value: role, text: roleName(role) }))}
          chosen={rule.roles}
          onChange={(chosen) => onChange({ ...rule, roles: chosen })}
        />
        <SwitchField
          label={t("tillSettings.rights.reasonNeeded")}
          hint={t("tillSettings.rights.reasonNeeded.hint")}
          value={rule.reasonNeeded}
          disabled={rule.reasons.length === 0}
          onChange={(reasonNeeded) => onChange({ ...rule, reasonNeeded })}
        />
        <fieldset className="bare">
          <legend>{t("tillSettings.rights.reasons")}</legend>
          <RowsEditor
            name={t("tillSettings.rights.reason")}
            path={`${right}/reasons`}
            fields={[
              { name: "code", label: t("discounts.code"), required: true },
              { name: "en", label: t("groups.field.en"), required: true },
              { name: "de", label: t("groups.field.de") },
            ]}
            rows={rule.reasons.map(rowOf)}
            blank={{ code: "", en: "", de: "" }}
            error={error}
            onChange={(rows) => onChange(withReasons(rule, rows))}
          />
        </fieldset>
      </div>
    </Panel>
  );
}

type Row = DraftRow & { code: string; en: string; de: string };

const rowOf = ({ code, names }: RightRule["reasons"][number]): Row => ({
  code,
  en: names.en ?? "",
  de: names.de ?? "",
});

function withReasons(rule: RightRule, rows: DraftRow[]): RightRule {
  const reasons = rows.map(({ code = "", en = "", de = "" }) => ({ code, names: { en, ...(de && { de }) } }));
  return { ...rule, reasons, reasonNeeded: rule.reasonNeeded && reasons.length > 0 };
}
