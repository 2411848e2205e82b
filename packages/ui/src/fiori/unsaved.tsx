import { Button } from "@ui5/webcomponents-react/Button";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { type ComponentRef, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** Knows whether something was typed or chosen in a form since it opened; before that is thrown away, a person is asked. */
export function useUnsaved(form: RefObject<HTMLFormElement | null>, forgets: boolean) {
  const [isTouched, setTouched] = useState(false);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    if (forgets) return;
    const ended = new AbortController();
    const onTyped = ({ target }: Event) => {
      // What is typed to look a code up, in a dialog over this one, is nothing to keep.
      if (target instanceof Element && target.closest("[ui5-dialog]")?.contains(form.current)) setTouched(true);
    };
    // As the elements of UI5 say it: React hears "change" of the browser's own fields only.
    for (const name of ["input", "change"]) form.current?.addEventListener(name, onTyped, { signal: ended.signal });
    return () => ended.abort();
  }, [form, forgets]);
  return {
    isAsking,
    keep: () => setAsking(false),
    mayClose(): boolean {
      setAsking(isTouched);
      return !isTouched;
    },
  };
}

export function Unsaved() {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <MessageStrip design="Critical" hideCloseButton>
        {t("ui.typedUnsaved")}
      </MessageStrip>
    </div>
  );
}

export function AskUnsaved({ onDiscard, onKeep }: { onDiscard: () => void; onKeep: () => void }) {
  const { t } = useTranslation();
  const keep = useRef<ComponentRef<typeof Button>>(null);
  useEffect(() => void keep.current?.focus(), []);
  return (
    <>
      <Button ref={keep} design="Emphasized" onClick={onKeep}>
        {t("ui.keepEditing")}
      </Button>
      <Button design="Negative" onClick={onDiscard}>
        {t("ui.discard")}
      </Button>
    </>
  );
}
