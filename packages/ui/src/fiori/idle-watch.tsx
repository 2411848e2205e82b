import { Bar } from "@ui5/webcomponents-react/Bar";
import { Button } from "@ui5/webcomponents-react/Button";
import { Dialog } from "@ui5/webcomponents-react/Dialog";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSessionTime, useSignOut } from "./session.tsx";

/** So long before the end somebody is asked. */
const WARNED_S = 120;
const TOLD_EVERY_S = 20;
const ASKED_EVERY_S = 10;

/**
 * Tells the server that the person types or clicks, and the person that the session is about to end. The server's clock decides:
 * another tab may have kept the session open, so it is asked before anybody is warned.
 */
export function IdleWatch() {
  const time = useSessionTime();
  const [left, setLeft] = useState<number>();
  const latest = useRef(time);
  latest.current = time;
  useEffect(() => watch(latest, setLeft), []);
  if (left === undefined) return null;
  return <Warning left={left} canStay={time.canStay} onStay={time.tell} />;
}

type Time = ReturnType<typeof useSessionTime>;

/** Looks every second how long the session lasts; `setLeft` learns the seconds once they are few. */
function watch(time: { current: Time }, setLeft: (left: number | undefined) => void): () => void {
  const ended = new AbortController();
  let acted = false;
  let called = 0;
  const onAct = () => {
    // Under the warning only its buttons count: a sleeve on the keyboard is nobody.
    acted = acted || secondsTo(time.current.endsAt) > WARNED_S;
  };
  for (const kind of ["keydown", "pointerdown", "wheel"])
    document.addEventListener(kind, onAct, { capture: true, passive: true, signal: ended.signal });
  const look = () => {
    const { endsAt, readAt, tell, ask } = time.current;
    const left = secondsTo(endsAt);
    const since = -secondsTo(called);
    if (acted && since >= TOLD_EVERY_S) {
      acted = false;
      called = Date.now();
      tell();
    } else if (left <= 0 ? since >= 1 : left < WARNED_S && since >= ASKED_EVERY_S) {
      called = Date.now();
      ask();
    }
    const isFresh = secondsTo(endsAt) - secondsTo(readAt) <= WARNED_S;
    setLeft(left < WARNED_S && isFresh ? Math.max(left, 0) : undefined);
  };
  const timer = setInterval(look, 1000);
  document.addEventListener("visibilitychange", look, { signal: ended.signal });
  return () => {
    clearInterval(timer);
    ended.abort();
  };
}

const secondsTo = (moment: number) => Math.ceil((moment - Date.now()) / 1000);

function Warning({ left, canStay, onStay }: { left: number; canStay: boolean; onStay: () => void }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  const [closed, setClosed] = useState(false);
  if (closed) return null;
  const stay = () => (canStay ? onStay() : setClosed(true));
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return (
    <Dialog
      open
      state="Critical"
      headerText={t(canStay ? "idle.title" : "idle.endTitle")}
      onClose={stay}
      footer={
        <Bar
          design="Footer"
          endContent={
            <>
              <Button design="Emphasized" onClick={stay}>
                {t(canStay ? "idle.stay" : "ui.close")}
              </Button>
              <Button onClick={() => void signOut()}>{t("duty.signOut")}</Button>
            </>
          }
        />
      }
    >
      <p className="idle-warning">{t(canStay ? "idle.why" : "idle.endWhy")}</p>
      <p className="idle-left" role="timer" aria-label={t("idle.left")}>
        {time}
      </p>
    </Dialog>
  );
}
