import type { Draw } from "./encode-paper.ts";

/** Two thirds of the paper are wide enough for a logo. */
const SHARE = 2 / 3;
const MOST_HIGH = 240;
/** The encoder takes whole bytes of dots. */
const STEP = 8;

/** On white, since what is clear on a screen would come out black. */
export const drawPicture: Draw = async (address, mostDots) => {
  const picture = new Image();
  picture.src = address;
  try {
    await picture.decode();
  } catch {
    return undefined;
  }
  const scale = Math.min((mostDots * SHARE) / picture.width, MOST_HIGH / picture.height, 2);
  const [width, height] = [picture.width, picture.height].map(
    (size) => Math.max(Math.floor((size * scale) / STEP), 1) * STEP,
  );
  if (!width || !height) return undefined;
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const drawing = canvas.getContext("2d");
  if (!drawing) return undefined;
  drawing.fillStyle = "white";
  drawing.fillRect(0, 0, width, height);
  drawing.drawImage(picture, 0, 0, width, height);
  return drawing.getImageData(0, 0, width, height);
};
