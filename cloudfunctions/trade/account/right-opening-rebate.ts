import type { BrandApi } from '#contracts/brand';
import type { Output, ParsedInput } from '#contracts/call';
import type { Fen } from '#contracts/vocabulary';
import { confirm, type Matter, propose, takeBack, waitingFor } from '../../money/control/proposal';
import { fen } from '../../money/rules/fen';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { type Credit, creditId, credits } from './credit';
import { rightOpeningRebate } from './opening-rebate';

/** Only what the owner has disputed, and once. */
export const openingRighting: Matter<{ right: Fen; evidence: string }, Credit> = {
  records: credits,
  of: 'opening',
  mustStand: ({ opening }) => {
    if (!opening) refuse('not_yours', {});
    if (!opening.dispute) refuse('dispute_moved_on', {});
    if (opening.rebateRighted) refuse('already_reversed', {});
  },
};

export async function waitingRightings(
  world: Pick<World, 'db'>,
): Promise<Output<BrandApi['openingRightings']>> {
  const { rows, more } = await waitingFor(world, credits);
  const rightings = rows.flatMap(({ storeId, storeName, sellerId, sellerName, opening, proposal }) =>
    proposal
      ? [{ storeId, storeName, sellerId, sellerName, before: opening?.rebate ?? fen(0), proposal }]
      : [],
  );
  return { rightings, more };
}

export const proposeOpeningRebate = (
  world: World,
  { storeId, sellerId, why, ...said }: ParsedInput<BrandApi['proposeOpeningRebate']>,
  seat: Seat,
) => propose(world, openingRighting, { id: creditId(storeId, sellerId), why, said }, seat);

export const takeBackOpeningRebate = (
  world: World,
  { storeId, sellerId, ...asked }: ParsedInput<BrandApi['takeBackOpeningRebate']>,
  seat: Seat,
) => takeBack(world, openingRighting, { id: creditId(storeId, sellerId), ...asked }, seat);

/** Account, purse and ledger are written together, or none of them. */
export const confirmOpeningRebate = (
  world: World,
  { storeId, sellerId, proposalId }: ParsedInput<BrandApi['confirmOpeningRebate']>,
  seat: Seat,
) => {
  const asked = { id: creditId(storeId, sellerId), proposalId };
  return confirm(world, openingRighting, asked, seat, async (tx, account, decided) => {
    const { right, why, evidence, confirmedAt: at } = decided;
    const before = account.opening?.rebate ?? fen(0);
    await rightOpeningRebate(tx, account, { before, right, evidence, at });
    return { set: { 'opening.rebate': right, 'opening.rebateRighted': { at, before, why, evidence } } };
  });
};
