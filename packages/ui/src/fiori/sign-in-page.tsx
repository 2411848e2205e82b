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
import { type Me, useSignIn } from "./session.tsx";
import { SignInCode } from "./sign-in-code.tsx";
import { ProblemStrip } from "./states.tsx";

/** `waitsFor`: whose unsaved work waits behind this page. */
type SignInProps = { area: string; waitsFor?: Me | undefined };

/** Who signs in, or becomes the first administrator of a program in which nobody is yet. */
export function SignInPage({ area, waitsFor }: SignInProps) {
  const first = useQuery({
    queryKey: ["first-administrator"],
    queryFn: ({ signal }) => api<{ open: boolean }>("/api/access/first-administrator", { signal }),
    retry: false,
  });
  if (first.isPending) return null;
  return first.data?.open ? <FirstAdministrator area={area} /> : <SignIn area={area} waitsFor={waitsFor} />;
}

/** After it the address is what it was: a mailed link opens after signing in. */
function SignIn({ area, waitsFor }: SignInProps) {
  const { t } = useTranslation();
  const { signIn, sendCode } = useSignIn();
  const [half, setHalf] = useState(false);
  const [userName, setUserName] = useState(waitsFor?.userName ?? "");
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
    // Escape is for dialogs, also for one that waits out of sight.
    <main className="sign-in" onKeyDown={(event) => event.key === "Escape" && event.stopPropagation()}>
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
        {waitsFor && <p>{t("idle.waits", { name: waitsFor.name })}</p>}
        <TextField
          name="userName"
          label={t("ui.userName")}
          value={userName}
          onChange={setUserName}
          required
          autoFocus={!waitsFor}
        />
        <TextField
          name="password"
          label={t("ui.password")}
          type="Password"
          value={password}
          onChange={setPassword}
          required
          autoFocus={waitsFor !== undefined}
        />
        <Button design="Emphasized" type="Submit" disabled={busy || userName === "" || password === ""}>
          {t("ui.signIn")}
        </Button>
        <LanguageChoice />
      </form>
    </main>
  );
}
