import { pairingCodeIn } from "@counterfoil/contracts";
import { said } from "@counterfoil/ui/sentences";
import type { TFunction } from "i18next";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { canSee } from "../../devices/index.ts";
import { readSetting } from "../../ledger/index.ts";
import { OtherTillUnsent, pairTill, ServerRefusal, ServerUnreachable } from "../../sync/index.ts";
import type { Till } from "../../till.ts";
import { useKeys, useTill } from "../frame/use-till.ts";
import { Button, Field } from "../parts/parts.tsx";
import { PairingCamera } from "./pairing-camera.tsx";

/** By a code that is typed, scanned, seen by the camera or came with the address; also of a till that sells already. */
export function PairingForm({ onPaired }: { onPaired?: () => void }) {
  const { t } = useTranslation();
  const till = useTill();
  const [code, setCode] = useState(() => pairingCodeIn(location.hash) ?? "");
  const [looking, setLooking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const field = useRef<HTMLInputElement>(null);

  // A code that came with the address is filled in, once: whoever holds the device says that it shall be this till.
  useEffect(() => {
    if (pairingCodeIn(location.hash)) history.replaceState(history.state, "", location.pathname + location.search);
  }, []);

  // One that is scanned pairs at once.
  const take = (code: string) => {
    setCode(code);
    setLooking(false);
    void pair(code);
  };
  useKeys({
    scan: (scanned) => {
      const code = pairingCodeIn(scanned);
      if (code) take(code);
      return code !== undefined;
    },
  });

  const pair = async (code: string) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await takePairing(till, code);
      onPaired?.();
    } catch (error) {
      setProblem(error);
      field.current?.select();
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void pair(code);
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field
        ref={field}
        label={t("pairing.code")}
        value={code}
        onChange={(event) => setCode(event.target.value.toUpperCase())}
        problem={problem === undefined ? undefined : explain(problem, t)}
        autoFocus
        maxLength={20}
        spellCheck={false}
      />
      <Button look="main" type="submit" disabled={busy || code.trim().length < 6} className="w-full">
        {busy ? t("pairing.busy") : t("pairing.go")}
      </Button>
      {canSee() && (
        <Button className="w-full" disabled={busy} onClick={() => setLooking(true)}>
          {t("pairing.camera")}
        </Button>
      )}
      {looking && <PairingCamera close={() => setLooking(false)} take={take} />}
    </form>
  );
}

async function takePairing({ database, server, step, configuration, safety, sale, note }: Till, code: string) {
  // While the finger is on the button: a browser that asks the person does so now, below the words that tell why.
  const asked = safety.storage.askToKeep();
  const { lost, before } = await pairTill(database, server, code);
  await asked;
  configuration.set(await readSetting(database, "configuration"));
  if (lost) note("memoryLost", { unsent: lost.unsent, lastRunning: lost.lastRunning });
  if (before) note("takenOver", { device: before.deviceName, unsent: before.unsent });
  if (before && before.unsent > 0) {
    const values = { device: before.deviceName, count: before.unsent };
    sale.tell({ tone: "told", sticky: true, key: "notice.deviceBefore", values });
  }
  step.hurry();
}

function explain(error: unknown, t: TFunction): string {
  if (error instanceof ServerUnreachable) return t("pairing.unreachable", { address: location.origin });
  if (error instanceof OtherTillUnsent) return t("pairing.otherTill", { tillId: error.tillId, count: error.unsent });
  if (error instanceof ServerRefusal) return t("pairing.refused", { detail: said(error.message) });
  throw error;
}
