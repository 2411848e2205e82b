import type { TillPerson } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useLiveQuery } from "dexie-react-hooks";
import { type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { provePerson, recordTime, signIn, type WorkStep, workingSince } from "../../people/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button, Field } from "../parts/parts.tsx";

type PinFormProps = { person: TillPerson; field: RefObject<HTMLInputElement | null> };

/** The PIN opens the till for a person, and says that it is they who begin or end work. */
export function PinForm({ person, field }: PinFormProps) {
  const { t } = useTranslation();
  const { settings, database } = useTill();
  const { timeRecording } = useWatch(settings).peopleAtTills;
  const since = useLiveQuery(() => workingSince(database, person.personId), [database, person]);
  const timeOf = useTimeOf();
  const { busy, problem, told, enter, record } = usePin({ person, field });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
      className="space-y-3"
    >
      <Field
        label={t("signIn.pin")}
        ref={field}
        type="password"
        inputMode="numeric"
        maxLength={12}
        autoFocus
        {...(person.badge && { hint: t("signIn.badge") })}
        problem={problem}
      />
      <Button look="main" type="submit" className="min-h-14 w-full text-xl" disabled={busy} shortcut="Enter">
        {t("signIn.go")}
      </Button>
      {timeRecording && (
        <div className="grid grid-cols-2 gap-2">
          <Button disabled={busy} onClick={() => void record("clockedIn")}>
            {t("time.begin")}
          </Button>
          <Button disabled={busy} onClick={() => void record("clockedOut")}>
            {t("time.end")}
          </Button>
        </div>
      )}
      <p role="status" className="min-h-6 text-ink-soft">
        {told ?? (timeRecording && since ? t("time.since", { at: timeOf(since) }) : "")}
      </p>
    </form>
  );
}

/** Day and time in the store. */
function useTimeOf(): (at: string) => string {
  const formats = useFormats();
  const { configuration } = useTill();
  return (at) => formats.instant(at, configuration.get()?.store.timeZone);
}

function usePin({ person, field }: PinFormProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { database, cashier, note, configuration, sale } = useTill();
  const timeOf = useTimeOf();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [told, setTold] = useState<string>();
  /** Empties the field and says what was wrong; undefined: it was not right. */
  const prove = async (check: typeof signIn): Promise<TillPerson | undefined> => {
    const pin = field.current?.value ?? "";
    field.current?.focus();
    if (busy || pin === "") return undefined;
    setBusy(true);
    const answer = await check(database, person, pin, Date.now());
    setBusy(false);
    if (field.current) field.current.value = "";
    if ("person" in answer) {
      setProblem(undefined);
      return answer.person;
    }
    setTold(undefined);
    setProblem(answer.refused === "wait" ? t("signIn.wait", { count: answer.seconds }) : t("signIn.wrongPin"));
    note("refusedPin", {}, { personId: person.personId, personName: person.name });
    return undefined;
  };
  const enter = async () => {
    const proven = await prove(signIn);
    if (!proven) return;
    sale.dismiss("passing");
    cashier.set(proven);
  };
  const record = async (step: WorkStep) => {
    const proven = await prove(provePerson);
    if (!proven) return;
    const now = new Date().toISOString();
    const before = await workingSince(database, proven.personId);
    const answer = await recordTime({ database, note }, proven, step, now);
    const isNoted = answer === "noted";
    const at = isNoted ? formats.time(now, configuration.get()?.store.timeZone) : timeOf(before ?? now);
    setTold(t(isNoted ? `time.${step}` : "time.before", { name: proven.name, at }));
  };
  return { busy, problem, told, enter, record };
}
