import { api } from "@counterfoil/ui";
import { said } from "@counterfoil/ui/sentences";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Kind, kinds } from "./promotion.ts";

type Said = { sentence?: { en: string; de: string }; problem?: { detail: string } };
const PAUSE_MS = 300;

/** What an entry says, while it is typed; or what it still needs. */
export function LiveSentence({ kind, element }: { kind: Kind; element: Record<string, unknown> }) {
  const body = useSettled(JSON.stringify({ ...element, names: { en: "–" } }));
  const query = useQuery({
    queryKey: ["sentence", kind, body],
    queryFn: ({ signal }) =>
      api<Said>(`${kinds[kind].path}/sentence`, { method: "POST", body: JSON.parse(body), signal }),
    placeholderData: (before) => before,
  });
  const { sentence, problem } = query.data ?? {};
  return (
    <div aria-live="polite" className="sentence">
      {sentence ? <Sentence sentence={sentence} /> : <p>{said(problem?.detail)}</p>}
    </div>
  );
}

export function Sentence({ sentence }: { sentence: { en: string; de: string } }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      {(["en", "de"] as const).map((language) => (
        <div key={language}>
          <dt>{t(`language.${language}`)}</dt>
          <dd lang={language}>{sentence[language]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The text once nobody types any more. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
