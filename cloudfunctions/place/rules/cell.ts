import type { Place } from './route';

/** Half a thousandth of a degree: wider than thirty metres everywhere in China, so that a place's near ones lie in nine cells. */
const CELLS_A_DEGREE = 2_000;

const cellAt = (row: number, column: number) => `${row}.${column}`;
const part = (degrees: number) => Math.floor(degrees * CELLS_A_DEGREE);

/** The small square of the map in which a place lies: what a query can ask for. */
export const cellOf = ({ latitude, longitude }: Place): string => cellAt(part(latitude), part(longitude));

/** Its own and the eight around it. */
export function cellsAround({ latitude, longitude }: Place): string[] {
  const [row, column] = [part(latitude), part(longitude)];
  const beside = [-1, 0, 1];
  return beside.flatMap((up) => beside.map((along) => cellAt(row + up, column + along)));
}
