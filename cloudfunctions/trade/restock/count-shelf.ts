import type { Output, ParsedInput } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import { count } from '../../goods/count';
import type { World } from '../../platform/ports';
import type { Seat } from '../../platform/serve';
import { alertAfterCount } from './stock-alert';

/** A count of the store's own, and whatever it tells those who should hear that something runs out. */
export async function countShelf(
  world: World,
  asked: ParsedInput<StoreApi['count']>,
  seat: Seat,
): Promise<Output<StoreApi['count']>> {
  const counted = await count(world, asked, seat);
  await alertAfterCount(world, asked.storeId);
  return counted;
}
