// A picture for the lock screen: two lines of talk, as in the site's mark, on a ground of the course's own hue. Drawn
// here, so that it costs no request and every size is sharp.
const drawn = new Map<string, string>();

export function drawing(course: string, size: number): string {
  const key = `${size} ${course}`;
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d");
  let hue = 214;
  for (const letter of course) hue = (hue * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  if (pen) {
    const unit = size / 16;
    pen.fillStyle = `hsl(${hue} 55% 32%)`;
    pen.fillRect(0, 0, size, size);
    pen.fillStyle = "#fff";
    for (const [x, y] of [[3.5, 5.5], [5.5, 9]] as const) {
      pen.beginPath();
      pen.roundRect(x * unit, y * unit, 7 * unit, 1.5 * unit, 0.75 * unit);
      pen.fill();
    }
  }
  const picture = canvas.toDataURL("image/png");
  drawn.set(key, picture);
  return picture;
}
