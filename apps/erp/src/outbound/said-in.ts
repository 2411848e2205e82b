/** What the other side says in its answer: in a SOAP fault, in a problem document, or as it stands. */
export function saidIn(text: string): string {
  const fault =
    /<faultstring[^>]*>([^<]*)</.exec(text)?.[1] ??
    /<Description[^>]*>([^<]*)</.exec(text)?.[1] ??
    (text.startsWith("{") ? problemDetail(text) : undefined);
  return (fault ?? text.replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ").trim().slice(0, 500);
}

type Said = { detail?: string; title?: string; where?: string; error?: { message?: { value?: string } } };

function problemDetail(text: string): string | undefined {
  try {
    const { detail, title, where, error } = JSON.parse(text) as Said;
    return [detail ?? title ?? error?.message?.value, where].filter(Boolean).join(" ");
  } catch {
    return undefined;
  }
}
