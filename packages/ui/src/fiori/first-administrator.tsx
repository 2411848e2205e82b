import { useMutation } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Title } from "@ui5/webcomponents-react/Title";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { TextField } from "./form.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import logo from "./logo.svg";
import { useSignIn } from "./session.tsx";
import { ProblemStrip } from "./states.tsx";

/** In a program in which nobody is yet: who holds its set-up token becomes the administrator, and is in. */
export function FirstAdministrator({ area }: { area: string }) {
  const { t } = useTranslation();
  const { signIn } = useSignIn();
  const [person, setPerson] = useState({ token: "", userName: "", name: "", password: "" });
  const create = useMutation({
    mutationFn: async () => {
      const token = person.token.trim();
      await api("/api/access/first-administrator", { method: "POST", body: { ...person, token } });
      await signIn(person.userName, person.password);
    },
  });
  const field = (name: keyof typeof person) => ({
    name,
    value: person[name],
    onChange: (value: string) => setPerson({ ...person, [name]: value }),
    error: create.error,
    required: true,
  });
  return (
    <main className="sign-in">
      <form
        className="sign-in-card"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <img src={logo} alt="" className="sign-in-logo" />
        <Title level="H1" size="H3">
          {`Counterfoil – ${area}`}
        </Title>
        <p>{t("ui.firstAdministrator")}</p>
        <ProblemStrip error={create.error} />
        <TextField {...field("token")} label={t("ui.setupToken")} hint={t("ui.setupTokenHint")} autoFocus />
        <TextField {...field("userName")} label={t("ui.userName")} />
        <TextField {...field("name")} label={t("ui.ownName")} />
        <TextField {...field("password")} label={t("ui.password")} type="Password" hint={t("ui.passwordRule")} />
        <Button
          design="Emphasized"
          type="Submit"
          disabled={create.isPending || Object.values(person).some((value) => value.trim() === "")}
        >
          {t("ui.createFirstAdministrator")}
        </Button>
        <LanguageChoice />
      </form>
    </main>
  );
}
