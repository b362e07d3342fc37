/** A test of ours, by its file and by words of its title. */
export interface Shown {
  file: string;
  title: string;
}

/** A point of the review of the window, and what became of it. */
export interface Point {
  id: string;
  /** The point in a few words of our own. */
  point: string;
  done?: readonly Shown[];
  /** Why it is not done. */
  refused?: string;
}

export const done = (id: string, point: string, ...shown: readonly [file: string, title: string][]): Point => ({
  id,
  point,
  done: shown.map(([file, title]) => ({ file: `test/${file}`, title })),
});

export const refused = (id: string, point: string, why: string): Point => ({ id, point, refused: why });
