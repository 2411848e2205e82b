import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Title } from "@ui5/webcomponents-react/Title";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import logo from "../fiori/logo.svg";
import { PasswordFields } from "../fiori/password-fields.tsx";
import { type Me, useSignOut } from "../fiori/session.tsx";
import { ProblemStrip } from "../fiori/states.tsx";
import { ToastHost } from "../fiori/toasts.tsx";
import { SecondFactor } from "./second-factor.tsx";
import "./access.css";

/** What has to be done before anything else opens: a password of one's own, or the second factor that a role demands. */
export function DutyPage({ duty }: { duty: NonNullable<Me["duty"]> }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <img src={logo} alt="" className="sign-in-logo" />
        <Title level="H1" size="H3">
          {t(duty === "changePassword" ? "duty.password" : "duty.factor")}
        </Title>
        <p>{t(duty === "changePassword" ? "duty.passwordWhy" : "duty.factorWhy")}</p>
        {duty === "changePassword" ? <NewPassword /> : <SecondFactor />}
        <Button design="Transparent" onClick={() => void signOut()}>
          {t("duty.signOut")}
        </Button>
      </div>
      <ToastHost />
    </main>
  );
}

function NewPassword() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const change = useMutation({
    mutationFn: () => api("/api/access/password", { method: "POST", body: { current, next } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["me"] }),
  });
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <ProblemStrip error={change.error} />
      <PasswordFields
        current={current}
        onCurrent={setCurrent}
        next={next}
        onNext={setNext}
        error={change.error}
        autoFocus
      />
      <Button design="Emphasized" type="Submit" disabled={change.isPending || current === "" || next === ""}>
        {t("ui.changePassword")}
      </Button>
    </form>
  );
}
