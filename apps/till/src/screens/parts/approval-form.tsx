import type { TillPerson } from "@counterfoil/contracts";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { holderOf, isBadge, provePerson } from "../../people/index.ts";
import { useKeys, useTill } from "../frame/use-till.ts";
import { Button, Field } from "./parts.tsx";

type ApprovalFormProps = {
  asked: string;
  nobody: string;
  canApprove(person: TillPerson): boolean;
  approved(person: TillPerson): void;
};

/** Over the cashier's shoulder: somebody with the right types their PIN, and the cashier stays signed in. */
export function ApprovalForm({ asked, nobody, canApprove, approved }: ApprovalFormProps) {
  const { t } = useTranslation();
  const { configuration, database } = useTill();
  const able = configuration.get()?.people.filter(canApprove) ?? [];
  const [personId, setPersonId] = useState(able[0]?.personId);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const pin = useRef<HTMLInputElement>(null);
  useEffect(() => pin.current?.focus(), []);
  useKeys({
    first: true,
    scan: (code) => {
      if (!isBadge(code)) return false;
      void holderOf(able, code).then((person) => (person ? approved(person) : setProblem(t("approval.badgeUnknown"))));
      return true;
    },
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const person = able.find((one) => one.personId === personId);
    const typed = pin.current?.value ?? "";
    if (busy || !person || typed === "") return;
    setBusy(true);
    const answer = await provePerson(database, person, typed, Date.now());
    setBusy(false);
    if (pin.current) pin.current.value = "";
    if ("person" in answer) return approved(answer.person);
    setProblem(answer.refused === "wait" ? t("signIn.wait", { count: answer.seconds }) : t("signIn.wrongPin"));
    pin.current?.focus();
  };
  if (able.length === 0) return <p role="alert">{`${asked} ${nobody}`}</p>;
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-4">
      <p>{asked}</p>
      <label className="block">
        <span className="mb-1 block text-sm font-medium text-ink-soft">{t("approval.who")}</span>
        <select
          value={personId}
          onChange={(event) => setPersonId(event.target.value)}
          className="min-h-11 w-full rounded-md border border-ink-soft bg-white px-3 text-lg"
        >
          {able.map((person) => (
            <option key={person.personId} value={person.personId}>
              {person.name}
            </option>
          ))}
        </select>
      </label>
      <Field ref={pin} label={t("signIn.pin")} type="password" inputMode="numeric" maxLength={12} problem={problem} />
      <Button look="main" type="submit" shortcut="Enter" className="w-full" disabled={busy}>
        {t("approval.give")}
      </Button>
    </form>
  );
}
