import { Button } from "@ui5/webcomponents-react/Button";
import { Title } from "@ui5/webcomponents-react/Title";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "./form.tsx";
import logo from "./logo.svg";
import { ProblemStrip } from "./states.tsx";

type Props = {
  area: string;
  onCode: (code: { code: string } | { backupCode: string }) => Promise<void>;
  onBack: () => void;
};

/** The second half of signing in: the code of the app, or a backup code for who has not got it. */
export function SignInCode({ area, onCode, onBack }: Props) {
  const { t } = useTranslation();
  const [byApp, setByApp] = useState(true);
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async () => {
    setBusy(true);
    setError(undefined);
    const typed = code.trim();
    await onCode(byApp ? { code: typed.replace(/\s/g, "") } : { backupCode: typed }).catch(setError);
    setBusy(false);
  };
  return (
    <main className="sign-in">
      <form
        className="sign-in-card"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <img src={logo} alt="" className="sign-in-logo" />
        <Title level="H1" size="H3">
          {`Counterfoil – ${area}`}
        </Title>
        <ProblemStrip error={error} />
        <TextField
          key={String(byApp)}
          name="code"
          label={t(byApp ? "factor.enterCode" : "factor.enterBackupCode")}
          value={code}
          onChange={setCode}
          {...(byApp && { hint: t("factor.codeHint") })}
          required
          autoFocus
        />
        <Button design="Emphasized" type="Submit" disabled={busy || code.trim() === ""}>
          {t("ui.signIn")}
        </Button>
        <Button
          design="Transparent"
          onClick={() => {
            setByApp(!byApp);
            setCode("");
          }}
        >
          {t(byApp ? "factor.useBackupCode" : "factor.useApp")}
        </Button>
        <Button design="Transparent" onClick={onBack}>
          {t("factor.back")}
        </Button>
      </form>
    </main>
  );
}
