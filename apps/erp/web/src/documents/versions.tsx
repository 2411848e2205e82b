import { useFormats } from "@counterfoil/ui";
import { RawText } from "@counterfoil/ui/fiori";
import { Panel } from "@ui5/webcomponents-react/Panel";
import { useTranslation } from "react-i18next";
import { differences } from "./differences.ts";
import type { ReceiptDetail } from "./documents.ts";
import { useDifferenceText } from "./use-difference-text.ts";

/** What the receipt was before each change, who changed it and why; what it was is never gone. */
export function Versions({ receipt }: { receipt: ReceiptDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const inWords = useDifferenceText();
  return (
    <div className="rows" style={{ alignItems: "stretch" }}>
      {receipt.versions.map((version, index) => {
        const { content: next } = receipt.versions[index + 1] ?? receipt;
        return (
          <Panel
            key={version.version}
            collapsed
            headerText={t("versions.title", {
              version: version.version,
              how: t(`versions.how.${version.how}`),
              by: version.replacedBy,
              at: formats.instant(version.replacedAt),
            })}
          >
            <p>{version.why}</p>
            <ul>
              {differences(version.content, next).map((difference) => (
                <li key={difference.path.join(" ")}>{inWords(difference)}</li>
              ))}
            </ul>
            <RawText
              text={JSON.stringify(version.content, null, 2)}
              mediaType="application/json"
              name={`${receipt.receiptNumber}-${version.version}.json`}
            />
          </Panel>
        );
      })}
    </div>
  );
}
