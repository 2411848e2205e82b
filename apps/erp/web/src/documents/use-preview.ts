import { api } from "@counterfoil/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Preview } from "./documents.ts";

const PAUSE_MS = 300;

/** What another content would book, asked for when nobody has typed for a moment; until the answer the last one stands. */
export function usePreview(receiptId: number, content: unknown) {
  const text = useSettled(JSON.stringify(content));
  return useQuery({
    queryKey: ["preview-of", receiptId, text],
    queryFn: ({ signal }) =>
      api<Preview>(`/api/documents/receipts/${receiptId}/preview`, {
        method: "POST",
        body: { content: JSON.parse(text ?? "null") },
        signal,
      }),
    enabled: text !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

function useSettled(value: string | undefined): string | undefined {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
