import type { Shelf } from '../../goods/shelf';
import type { World } from '../../platform/ports';
import type { Asked, RestockList } from '../rules/suggest/lines';
import { casesUnderWay } from './under-way';

/** What a suggestion is worked out from: the store's page, its sellers' lists, and the moment. */
export const askedOf = <Page extends Shelf>(world: World, shelf: Page, lists: readonly RestockList[]) =>
  ({
    lists,
    supply: shelf.supply,
    shelf,
    underWay: casesUnderWay(shelf),
    now: world.now(),
  }) satisfies Asked;
