import { type Element, propertiesOf } from '../elements';
import { trigger } from '../event';

type Place = { readonly latitude: number; readonly longitude: number };

/** A finger on a marker that the page has set; there are no others. */
export function tapMarker(map: Element, markerId: number): void {
  if (!markersOf(map).some(({ id }) => id === markerId)) throw new Error(`The map has no marker ${markerId}`);
  trigger(map, 'markertap', { markerId });
}

/** A finger on the ground between the markers; without a place, the middle. */
export function tapGround(map: Element, place: Place = centreOf(map)): void {
  trigger(map, 'tap', place);
}

function centreOf(map: Element): Place {
  const { latitude, longitude } = propertiesOf(map);
  return { latitude: Number(latitude), longitude: Number(longitude) };
}

function markersOf(map: Element): readonly { readonly id: number }[] {
  return (propertiesOf(map).markers ?? []) as { id: number }[];
}
