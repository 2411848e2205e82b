import { Field, ValueHelpDialog } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { FileUploader } from "@ui5/webcomponents-react/FileUploader";
import { TextArea } from "@ui5/webcomponents-react/TextArea";
import "@ui5/webcomponents-icons/dist/upload.js";
import "@ui5/webcomponents-icons/dist/value-help.js";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useValueHelps } from "../common/value-helps.ts";
import { keysIn, keysInFile } from "./replicate-draft.ts";
import type { ObjectType } from "./replication.ts";

type KeyChooserProps = { objectType: ObjectType; text: string; onChange: (text: string) => void };

/** Objects by number: typed or pasted, looked up, or the first column of a file. */
export function KeyChooser({ objectType, text, onChange }: KeyChooserProps) {
  const { t } = useTranslation();
  const [isLooking, setIsLooking] = useState(false);
  const helps = useValueHelps();
  const help =
    objectType === "businessPartner"
      ? helps.partner
      : objectType === "relationship" || objectType === "promotion" || objectType === "bonusBuy"
        ? undefined
        : helps.article;
  const add = (keys: string[]) => onChange([...new Set([...keysIn(text), ...keys])].join("\n"));
  return (
    <>
      <Field label={t("replicate.keys")} required>
        {(id) => (
          <TextArea
            id={id}
            name="keys"
            rows={4}
            value={text}
            placeholder={t("replicate.keysHint")}
            onInput={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <div className="table-actions">
        {help && (
          <Button icon="value-help" onClick={() => setIsLooking(true)}>
            {t("replicate.lookUp")}
          </Button>
        )}
        <FileUploader
          accept=".csv,.txt"
          hideInput
          accessibleName={t("replicate.file")}
          onChange={async (event) => {
            const file = event.detail.files?.[0];
            if (file) add(keysInFile(await file.text()));
          }}
        >
          <Button icon="upload">{t("replicate.file")}</Button>
        </FileUploader>
        <span>{t("replicate.chosen", { count: keysIn(text).length })}</span>
      </div>
      {help && isLooking && (
        <ValueHelpDialog
          help={help}
          typed=""
          onChoose={(key) => {
            add([key]);
            setIsLooking(false);
          }}
          onClose={() => setIsLooking(false)}
        />
      )}
    </>
  );
}
