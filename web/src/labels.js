// Labels that do not cover each other and keep off nodes: collected while sigma draws, written when it has drawn, those
// that have to be there first, then the largest nodes'.

/** What is left free around a label. */
const MARGIN = 2;
const SQUARE = 64;
/** So many labels, those of the largest nodes, may cover small nodes where there is no other room. */
const HUBS = 40;
const SMALL = 0.75;

/** The places of a label beside its node: right, left, below, above, then at its corners. */
function places({ x, y, size }, wide, high) {
  const gap = size + 3, slant = size * 0.7 + 2;
  return [
    [x + gap, y - high / 2], [x - gap - wide, y - high / 2], [x - wide / 2, y + gap], [x - wide / 2, y - gap - high],
    [x + slant, y + slant], [x + slant, y - slant - high], [x - slant - wide, y + slant], [x - slant - wide, y - slant - high],
  ].map(([left, top]) => ({ left, top, right: left + wide, bottom: top + high }));
}

const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Spaces that are taken, by squares of the page, so that a look at one place costs little. */
class Taken {
  #squares = new Map();

  #of({ left, top, right, bottom }) {
    const keys = [];
    for (let row = Math.floor(top / SQUARE); row <= Math.floor(bottom / SQUARE); row += 1)
      for (let column = Math.floor(left / SQUARE); column <= Math.floor(right / SQUARE); column += 1) keys.push(row * 4096 + column);
    return keys;
  }

  add(space) {
    for (const key of this.#of(space)) {
      const there = this.#squares.get(key);
      if (there) there.push(space); else this.#squares.set(key, [space]);
    }
  }

  /** Whether nothing of at least that size is in the way. */
  isFree(space, least = 0) {
    const wider = { left: space.left - MARGIN, top: space.top - MARGIN, right: space.right + MARGIN, bottom: space.bottom + MARGIN };
    return this.#of(wider).every((key) => !this.#squares.get(key)?.some((there) => there.size >= least && meet(there, wider)));
  }
}

/**
 * Which labels have room on a page of this size, and where: `wide` measures a text, `nodes` are circles that labels keep
 * off, but for `faint` ones where a label has to be there, and small ones where it is a hub's. Pure, for tests.
 */
export function place(labels, { width, height }, high, wide, nodes = []) {
  const written = new Taken(), taken = new Taken(), placed = [];
  for (const { x, y, size, faint } of nodes) {
    taken.add({ left: x - size, top: y - size, right: x + size, bottom: y + size, size: faint ? 0 : size });
  }
  const order = [...labels].sort((a, b) => Number(b.forced) - Number(a.forced) || b.size - a.size || (a.key < b.key ? -1 : 1));
  order.forEach((label, rank) => {
    const inside = places(label, wide(label.text), high).filter((s) => s.left > 0 && s.top > 0 && s.right < width && s.bottom < height);
    const free = inside.filter((s) => written.isFree(s));
    const bearable = label.forced ? 0.01 : rank < HUBS ? label.size * SMALL : undefined;
    const space = free.find((s) => taken.isFree(s)) ?? (bearable ? free.find((s) => taken.isFree(s, bearable)) : undefined);
    if (!space) return;
    written.add({ ...space, size: Infinity });
    placed.push({ label, space });
  });
  return placed;
}

/** Sigma's drawer of one label, which only notes it, and `write`, to be called when all are noted. */
export function collector(font, size) {
  let noted = [], pen = null;
  const note = (context, data) => {
    pen = context;
    if (data.label) noted.push({ key: data.key, x: data.x, y: data.y, size: data.size, text: data.label, forced: Boolean(data.forceLabel) });
  };
  const write = (page, nodes) => {
    const labels = noted;
    noted = [];
    if (!pen || !labels.length) return [];
    pen.font = `${size}px ${font}`;
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    const placed = place(labels, page, size + 2, (text) => pen.measureText(text).width + 2, nodes);
    for (const { label, space } of placed) {
      const x = space.left + 1, y = (space.top + space.bottom) / 2;
      pen.strokeStyle = "#ffffff";
      pen.lineWidth = 3;
      pen.strokeText(label.text, x, y);
      pen.fillStyle = "#1a1a1a";
      pen.fillText(label.text, x, y);
    }
    return placed;
  };
  return { note, write };
}
