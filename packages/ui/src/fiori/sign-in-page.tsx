import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Title } from "@ui5/webcomponents-react/Title";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { FirstAdministrator } from "./first-administrator.tsx";
import { TextField } from "./form.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import logo from "./logo.svg";
import { useSignIn } from "./session.tsx";
import { SignInCode } from "./sign-in-code.tsx";
import { ProblemStrip } from "./states.tsx";

/** Who signs in, or becomes the first administrator of a program in which nobody is yet. */
export function SignInPage({ area }: { area: string }) {
  const first = useQuery({
    queryKey: ["first-administrator"],
    queryFn: ({ signal }) => api<{ open: boolean }>("/api/access/first-administrator", { signal }),
    retry: false,
  });
  if (first.isPending) return null;
  return first.data?.open ? <FirstAdministrator area={area} /> : <SignIn area={area} />;
}

/** After it the address is what it was: a mailed link opens after signing in. */
function SignIn({ area }: { area: string }) {
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
