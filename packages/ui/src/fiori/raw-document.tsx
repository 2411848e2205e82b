import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import "@ui5/webcomponents-icons/dist/download.js";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { apiText } from "../api.ts";
import { download } from "../csv.ts";
import { useFormats } from "../use-formats.ts";
import { prettyDocument } from "./pretty-document.ts";
import { ProblemStrip } from "./states.tsx";

/** What the screen shows at once; the download always holds all of it. */
const shownCharacters = 200_000;

/** A stored document, exactly as it arrived or left: shown as text (React escapes it), and to be had as a file. */
export function RawDocument({ path, name }: { path: string; name: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ["raw", path],
    queryFn: ({ signal }) => apiText(path, { signal }),
    enabled: open,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!open) return <Button onClick={() => setOpen(true)}>{t("ui.showDocument")}</Button>;
  if (query.error) return <ProblemStrip error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <p>{t("ui.loading")}</p>;
  return <RawText text={query.data.text} mediaType={query.data.mediaType} name={name} />;
}

export function RawText({ text, mediaType, name }: { text: string; mediaType: string; name: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const cut = text.length > shownCharacters;
  return (
    <div className="raw">
      <Button icon="download" design="Transparent" onClick={() => download(name, text, mediaType)}>
        {t("ui.download")}
      </Button>
      {cut && (
        <MessageStrip design="Information" hideCloseButton>
          {t("ui.documentCut", { shown: formats.bytes(shownCharacters), all: formats.bytes(text.length) })}
        </MessageStrip>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section tabIndex={0} aria-label={name}>
        <pre>{prettyDocument(text.slice(0, shownCharacters), mediaType)}</pre>
      </section>
    </div>
  );
}
