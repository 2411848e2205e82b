import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { download } from "../csv.ts";
import { TextField } from "../fiori/form.tsx";
import { useMe } from "../fiori/session.tsx";
import { ProblemStrip } from "../fiori/states.tsx";
import { say } from "../fiori/toasts.tsx";
import { QrCode } from "../qr-code.tsx";
import "./access.css";

const path = "/api/access/second-factor";
type Enrolment = { address: string; backupCodes: string[] };

/** The own second factor: set up in three steps, or new backup codes, or taken off. */
export function SecondFactor({ onDone }: { onDone?: () => void }) {
  const me = useMe();
  return me.twoFactor ? <Existing /> : <SetUp {...(onDone && { onDone })} />;
}

function SetUp({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const begin = useMutation({
    mutationFn: (password: string) => api<Enrolment>(path, { method: "POST", body: { password } }),
  });
  const finish = useMutation({
    mutationFn: (code: string) => api(`${path}/code`, { method: "POST", body: { code } }),
    onSuccess: async () => {
      say(t("factor.isOn"));
      await queryClient.invalidateQueries({ queryKey: ["me"] });
      onDone?.();
    },
  });
  if (!begin.data)
    return (
      <OneField
        key="password"
        name="password"
        type="Password"
        label={t("ui.password")}
        hint={t("factor.hint")}
        confirm={t("factor.begin")}
        error={begin.error}
        busy={begin.isPending}
        onConfirm={begin.mutate}
      />
    );
  const { address, backupCodes } = begin.data;
  return (
    <ol className="steps">
      <li>
        <p>{t("factor.scan")}</p>
        <QrCode text={address} label={t("factor.qr")} />
        <p className="hint">
          {t("factor.byHand")} <code>{new URL(address).searchParams.get("secret")}</code>
        </p>
      </li>
      <li>
        <BackupCodes codes={backupCodes} />
      </li>
      <li>
        <OneField
          name="code"
          label={t("factor.code")}
          hint={t("factor.codeHint")}
          confirm={t("factor.finish")}
          error={finish.error}
          busy={finish.isPending}
          onConfirm={finish.mutate}
        />
      </li>
    </ol>
  );
}

function Existing() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [doing, setDoing] = useState<"codes" | "removal">();
  const renew = useMutation({
    mutationFn: (password: string) =>
      api<{ backupCodes: string[] }>(`${path}/backup-codes`, { method: "POST", body: { password } }),
  });
  const remove = useMutation({
    mutationFn: (password: string) => api(`${path}/removal`, { method: "POST", body: { password } }),
    onSuccess: async () => {
      say(t("factor.isOff"));
      await queryClient.invalidateQueries({ queryKey: ["me"] });
    },
  });
  const act = doing === "codes" ? renew : remove;
  if (renew.data) return <BackupCodes codes={renew.data.backupCodes} />;
  return (
    <>
      <MessageStrip design="Positive" hideCloseButton>
        {t("factor.isOn")}
      </MessageStrip>
      {doing ? (
        <OneField
          name="password"
          type="Password"
          label={t("ui.password")}
          confirm={t(doing === "codes" ? "factor.newCodes" : "factor.remove")}
          error={act.error}
          busy={act.isPending}
          onConfirm={(password) => act.mutate(password)}
        />
      ) : (
        <p className="table-actions">
          <Button onClick={() => setDoing("codes")}>{t("factor.newCodes")}</Button>
          <Button onClick={() => setDoing("removal")}>{t("factor.remove")}</Button>
        </p>
      )}
    </>
  );
}

function BackupCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation();
  const text = codes.join("\n");
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    say(t("ui.copied"));
  };
  return (
    <>
      <p>{t("factor.backupCodes")}</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="table-actions">
        <Button onClick={copy}>{t("ui.copy")}</Button>
        <Button onClick={() => download("counterfoil-backup-codes.txt", `${text}\n`, "text/plain")}>
          {t("ui.download")}
        </Button>
      </p>
      <MessageStrip design="Information" hideCloseButton>
        {t("ui.shownOnce")}
      </MessageStrip>
    </>
  );
}

type OneFieldProps = {
  name: string;
  label: string;
  type?: "Text" | "Password";
  hint?: string;
  confirm: string;
  error: unknown;
  busy: boolean;
  onConfirm: (value: string) => void;
};

/** A field and its button: Enter does it. */
function OneField({ name, label, type = "Text", hint, confirm, error, busy, onConfirm }: OneFieldProps) {
  const [value, setValue] = useState("");
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== "") onConfirm(value.trim());
      }}
    >
      <ProblemStrip error={error} />
      <TextField
        name={name}
        label={label}
        type={type}
        value={value}
        onChange={setValue}
        {...(hint && { hint })}
        required
      />
      <p>
        <Button design="Emphasized" type="Submit" disabled={busy || value === ""}>
          {confirm}
        </Button>
      </p>
    </form>
  );
}
