// Files of a picture: SVG, and PNG made of it.
import { t } from "../../words/words";
import type { Plate } from "./plate";
import { svgOf } from "./vector";

/** Pixels of a PNG for each of the screen's, so that it can be printed; less where that would be more than browsers draw. */
const SHARP = 2;
const MOST_PIXELS = 48_000_000;

/** The picture with its icons inside, so that it needs nothing else. */
export async function svgFile(plate: Plate, title: string, only?: ReadonlySet<string>): Promise<Blob> {
  const names = new Set(plate.order.filter((id) => plate.drawn.place(id) !== undefined && (!only || only.has(id))).map((id) => plate.node(id).icon).filter((name) => name !== ""));
  const icons = new Map(await Promise.all([...names].map(async (name) => [name, await insideOf(name)] as const)));
  return new Blob([svgOf(plate, icons, title, only)], { type: "image/svg+xml" });
}

/** What is drawn inside an icon's file; an icon that does not arrive is left out. */
async function insideOf(name: string): Promise<string> {
  const text = await fetch(`/assets/icons/${name}.svg`).then((response) => (response.ok ? response.text() : ""), () => "");
  return /<svg[^>]*>(.*)<\/svg>/s.exec(text)?.[1]?.trim() ?? "";
}

export async function pngOf(svg: Blob): Promise<Blob> {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = Math.min(SHARP, Math.sqrt(MOST_PIXELS / (width * height)));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(t("failures.picture-too-large")))), "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}
