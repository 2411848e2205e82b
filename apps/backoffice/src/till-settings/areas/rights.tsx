import { type RightRule, type TillRight, tillRights } from "@counterfoil/contracts";
import { type DraftRow, RowsEditor } from "@counterfoil/ui/fiori";
import { Panel } from "@ui5/webcomponents-react/Panel";
import { useTranslation } from "react-i18next";
import { SeveralField } from "../../offers/several-field.tsx";
import type { EditorProps } from "./editor.ts";
import { SwitchField } from "./switch-field.tsx";

/** People who stand at a till. */
const sellers = ["cashier", "storeManager", "administrator"];

/** Who may do what, and why it is asked: a panel each. */
export function RightsEditor({ value, onChange, ...rest }: EditorProps<"rights">) {
  return tillRights.map((right) => (
    <RightPanel
      key={right}
      right={right}
      rule={value[right]}
      onChange={(rule) => onChange({ ...value, [right]: rule })}
      {...rest}
    />
  ));
}

type PanelProps = Omit<EditorProps<"rights">, "value" | "onChange"> & {
  right: TillRight;
  rule: RightRule;
  onChange: (rule: RightRule) => void;
};

function RightPanel({ right, rule, onChange, disabled, error }: PanelProps) {
  const { t } = useTranslation();
  const roleName = (role: string) => t(`role.${role}`, role);
  const roles = [...new Set([...sellers, ...rule.roles])];
  const who = rule.roles.map(roleName).join(", ") || t("tillSettings.rights.nobody");
  return (
    <Panel collapsed headerText={`${t(`tillSettings.rights.${right}`)}: ${who}`}>
      <SeveralField
        label={t("tillSettings.rights.roles")}
        none={t("tillSettings.rights.nobody")}
        options={roles.map((role) => ({ value: role, text: roleName(role) }))}
        chosen={rule.roles}
        disabled={disabled}
        onChange={(chosen) => onChange({ ...rule, roles: chosen })}
      />
      <SwitchField
        label={t("tillSettings.rights.reasonNeeded")}
        hint={t("tillSettings.rights.reasonNeeded.hint")}
        value={rule.reasonNeeded}
        disabled={disabled || rule.reasons.length === 0}
        onChange={(reasonNeeded) => onChange({ ...rule, reasonNeeded })}
      />
      <fieldset disabled={disabled} className="bare">
        <legend>{t("tillSettings.rights.reasons")}</legend>
        {disabled ? (
          <ReadReasons rule={rule} />
        ) : (
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
        )}
      </fieldset>
    </Panel>
  );
}

function ReadReasons({ rule }: { rule: RightRule }) {
  const { t, i18n } = useTranslation();
  if (rule.reasons.length === 0) return <p>{t("tillSettings.rights.noReasons")}</p>;
  return (
    <ul className="findings">
      {rule.reasons.map(({ code, names }) => (
        <li key={code}>{`${names[i18n.language] ?? names.en ?? code} (${code})`}</li>
      ))}
    </ul>
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
