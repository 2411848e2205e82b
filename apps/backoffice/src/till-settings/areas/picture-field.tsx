import { Field } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { FileUploader } from "@ui5/webcomponents-react/FileUploader";
import { useState } from "react";
import { useTranslation } from "react-i18next";

type PictureFieldProps = {
  label: string;
  hint: string;
  value: string | undefined;
  mostBytes: number;
  disabled: boolean;
  onChange: (address: string | undefined) => void;
};

/** A picture that lies in the setting itself, as a data address. */
export function PictureField({ label, hint, value, mostBytes, disabled, onChange }: PictureFieldProps) {
  const { t } = useTranslation();
  const [isWrong, setWrong] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const fits = ["image/png", "image/jpeg"].includes(file.type) && file.size <= mostBytes;
    setWrong(!fits);
    if (fits) onChange(await addressOf(file));
  };
  return (
    <Field label={label}>
      {() => (
        <>
          <FileUploader
            hideInput
            accessibleName={label}
            accept="image/png,image/jpeg"
            disabled={disabled}
            onChange={(event) => void take(event.detail.files?.[0])}
          >
            <Button disabled={disabled}>{t("tillSettings.picture.choose")}</Button>
          </FileUploader>
          {value && (
            <Button design="Transparent" disabled={disabled} onClick={() => onChange(undefined)}>
              {t("tillSettings.picture.remove")}
            </Button>
          )}
          <span className="hint" role={isWrong ? "alert" : undefined}>
            {isWrong ? t("tillSettings.picture.wrong", { size: mostBytes / 1000 }) : hint}
          </span>
        </>
      )}
    </Field>
  );
}

/** A setting that has no picture does not name it. */
export function withPicture<Setting extends object>(
  setting: Setting,
  name: keyof Setting,
  address: string | undefined,
) {
  const { [name]: _, ...others } = setting;
  return (address ? { ...others, [name]: address } : others) as Setting;
}

/** The file as a data address. */
async function addressOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return `data:${file.type};base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}
