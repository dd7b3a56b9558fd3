// Labels that do not cover each other: collected while sigma draws, written when it has drawn, those that have to be
// there first, then the largest nodes'.

/** The places of a label beside its node: right, left, below, above. */
function places({ x, y, size }, wide, high) {
  const gap = size + 3;
  return [
    [x + gap, y - high / 2], [x - gap - wide, y - high / 2], [x - wide / 2, y + gap], [x - wide / 2, y - gap - high],
  ].map(([left, top]) => ({ left, top, right: left + wide, bottom: top + high }));
}

const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Which labels have room on a page of this size, and where: `wide` measures a text. Pure, for tests. */
export function place(labels, { width, height }, high, wide) {
  const taken = [], placed = [];
  const order = [...labels].sort((a, b) => Number(b.forced) - Number(a.forced) || b.size - a.size || (a.key < b.key ? -1 : 1));
  for (const label of order) {
    const inside = (space) => space.left > 0 && space.top > 0 && space.right < width && space.bottom < height;
    const space = places(label, wide(label.text), high).find((s) => inside(s) && !taken.some((t) => meet(t, s)));
    if (!space) continue;
    taken.push(space);
    placed.push({ label, space });
  }
  return placed;
}

/** Sigma's drawer of one label, which only notes it, and `write`, to be called when all are noted. */
export function collector(font, size) {
  let noted = [], pen = null;
  const note = (context, data) => {
    pen = context;
    if (data.label) noted.push({ key: data.key, x: data.x, y: data.y, size: data.size, text: data.label, forced: Boolean(data.forceLabel) });
  };
  const write = (page) => {
    const labels = noted;
    noted = [];
    if (!pen || !labels.length) return 0;
    pen.font = `${size}px ${font}`;
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    const placed = place(labels, page, size + 2, (text) => pen.measureText(text).width + 2);
    for (const { label, space } of placed) {
      const x = space.left + 1, y = (space.top + space.bottom) / 2;
      pen.strokeStyle = "#ffffff";
      pen.lineWidth = 3;
      pen.strokeText(label.text, x, y);
      pen.fillStyle = "#1a1a1a";
      pen.fillText(label.text, x, y);
    }
    return placed.length;
  };
  return { note, write };
}
