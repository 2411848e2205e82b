/** The shell bar is the banner and `main` is the shell's: a page inside has neither. */
export function pageRoles(name: string) {
  return {
    root: { role: "none", name: "" },
    header: { role: "none", name: "" },
    content: { role: "region", name },
  } as const;
}
