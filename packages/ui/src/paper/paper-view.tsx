import "./paper.css";
import { QrCode } from "../qr-code.tsx";
import { Bars } from "./bars.tsx";
import type { Looks, PaperPart } from "./parts.ts";
import type { SayOnPaper } from "./words.ts";

type PaperViewProps = { parts: readonly PaperPart[]; say: SayOnPaper };

/** A paper on a screen, and on whatever a browser prints. */
export function PaperView({ parts, say }: PaperViewProps) {
  return (
    <div className="paper">
      {parts.map((part, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a paper is written once, from top to bottom
        <Part key={position} part={part} say={say} />
      ))}
    </div>
  );
}

const classesOf = ({ strong, size, indent }: Looks, more = "") =>
  [more, strong && "paper-strong", size && `paper-${size}`, indent && "paper-indent"].filter(Boolean).join(" ");

function Part({ part, say }: { part: PaperPart; say: SayOnPaper }) {
  switch (part.kind) {
    case "text":
      return <p className={classesOf(part, part.align && `paper-${part.align}`)}>{part.text}</p>;
    case "row":
      return (
        <p className={classesOf(part, "paper-row")}>
          <span>{part.left}</span>
          <span>{part.right}</span>
        </p>
      );
    case "mark":
      return <p className="paper-mark">{part.text}</p>;
    case "rule":
      return <hr className="paper-rule" />;
    case "gap":
      return <div className="paper-gap" />;
    case "table":
      return <Table {...part} />;
    case "bars":
      return <Bars code={part.code} label={say("bars", { code: part.code })} />;
    case "qr":
      return <QrCode className="paper-qr" text={part.code} label={say("qr", { code: part.code })} />;
    case "picture":
      return <img className="paper-picture" src={part.address} alt="" />;
    case "slip":
      return (
        <section className="paper-slip">
          <PaperView parts={part.parts} say={say} />
        </section>
      );
  }
}

function Table({ head, rows }: { head: string[]; rows: string[][] }) {
  return (
    <table className="paper-table">
      <thead>
        <tr>
          {head.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join(" ")}>
            {row.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
