import { useFormats } from "@counterfoil/ui";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { OfferChange } from "./offers.ts";

/** Who did what, newest first, with every field that changed. */
export function OfferHistory({ history }: { history: OfferChange[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (history.length === 0) return <p>{t("offers.noHistory")}</p>;
  return (
    <ol className="flow">
      {history.map((change) => (
        <li key={`${change.at} ${change.action}`}>
          <span className="flow-document">{t(`offers.action.${actionOf(change)}`, change.action)}</span>
          <span>{change.by}</span>
          <span className="pair-key">{formats.instant(change.at)}</span>
          <span className="pair-key">{t("offers.version", { version: change.version })}</span>
          {change.comment && <span className="flow-reason">{change.comment}</span>}
          {change.action !== "created" && change.changes.length > 0 && (
            <ul className="changes flow-reason">
              {change.changes.map(({ field, from, to }) => (
                <li key={field}>
                  <span className="change-field">{nameOf(field, t)}</span> <del>{shown(from)}</del>{" "}
                  <ins>{shown(to)}</ins>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Only who activates against a saved test has to say why. */
function actionOf({ action, comment }: OfferChange): string {
  return action === "activated" && comment ? "overridden" : action;
}

/** "/happyHours/0/from" -> "Happy hours 0/from": the field as the form calls it, and where in it. */
function nameOf(pointer: string, t: TFunction): string {
  const [, first = "", ...rest] = pointer.split("/");
  return [t(`offers.${first}`, first), rest.join("/")].filter(Boolean).join(" ");
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return "–";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
