import { Button } from "@ui5/webcomponents-react/Button";
import { Title } from "@ui5/webcomponents-react/Title";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { chooseLanguage, currentLanguage, type Language, languages } from "../language.ts";
import { TextField } from "./form.tsx";
import logo from "./logo.svg";
import { useSignIn } from "./session.tsx";
import { SignInCode } from "./sign-in-code.tsx";
import { ProblemStrip } from "./states.tsx";

/** After it the address is what it was: a mailed link opens after signing in. */
export function SignInPage({ area }: { area: string }) {
  const { t } = useTranslation();
  const { signIn, sendCode } = useSignIn();
  const [half, setHalf] = useState(false);
  const [userName, setUserName] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async () => {
    setBusy(true);
    setError(undefined);
    try {
      setHalf(await signIn(userName, password));
      setBusy(false);
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  if (half) return <SignInCode area={area} onCode={sendCode} onBack={() => setHalf(false)} />;
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
          name="userName"
          label={t("ui.userName")}
          value={userName}
          onChange={setUserName}
          required
          autoFocus
        />
        <TextField
          name="password"
          label={t("ui.password")}
          type="Password"
          value={password}
          onChange={setPassword}
          required
        />
        <Button design="Emphasized" type="Submit" disabled={busy || userName === "" || password === ""}>
          {t("ui.signIn")}
        </Button>
        <LanguageChoice />
      </form>
    </main>
  );
}

function LanguageChoice() {
  const { t } = useTranslation();
  return (
    <fieldset className="languages" aria-label={t("ui.language")}>
      {(Object.keys(languages) as Language[]).map((language) => (
        <Button
          key={language}
          design="Transparent"
          lang={language}
          disabled={language === currentLanguage()}
          onClick={() => void chooseLanguage(language)}
        >
          {languages[language].name}
        </Button>
      ))}
    </fieldset>
  );
}
