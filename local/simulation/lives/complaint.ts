import { complaints } from '../../../cloudfunctions/trade/complaint/complaint';
import { exchanges } from '../../../cloudfunctions/trade/exchange/exchange';
import type { ComplaintId, FileId, SellerId, StoreId } from '../../../contracts/vocabulary';
import type { Act } from './act';
import { operators, sellerOf, type Trader } from './market';
import { ownerOf } from './transfer';
import { type LivesWorld, seen } from './world';

/** 投诉, with a photo of what it is about; now and then with one that proved something already. */
export function complain(world: LivesWorld, storeId: StoreId, sellerId: SellerId) {
  const seat = ownerOf(world, storeId);
  const complaintId = world.newId('q') as ComplaintId;
  const shown = seen(world, exchanges).filter((each) => each.storeId === storeId && world.maybe(0.5));
  const own = [`cloud://local.photos/${seat.openid}/${complaintId}.jpg` as FileId];
  const photos = world.oneOf(shown)?.photos ?? own;
  const kind = world.oneOf(['goods', 'service'] as const) ?? 'goods';
  return world.call('complain', { complaintId, storeId, sellerId, kind, words: '整件都破了', photos }, seat);
}

const waiting = (world: LivesWorld) => seen(world, complaints).filter(({ state }) => state === 'asked');
const words = '对不起，马上处理';

export const complaintsOfSeller = (world: LivesWorld, trader: Trader): Act[] =>
  waiting(world)
    .filter(({ answerer, sellerId }) => answerer === 'seller' && sellerId === trader.sellerId)
    .map(
      ({ complaintId }) =>
        () =>
          world.call('answerComplaint', { complaintId, words }, sellerOf(trader)),
    );

export const complaintsOfBrand = (world: LivesWorld): Act[] =>
  waiting(world)
    .filter(({ answerer }) => answerer === 'brand')
    .map(
      ({ complaintId }) =>
        () =>
          world.call('answerAsBrand', { complaintId, words }, operators[0]),
    );

export const answersToRead = (world: LivesWorld, storeId: StoreId): Act[] =>
  seen(world, complaints)
    .filter((complaint) => complaint.storeId === storeId && complaint.state === 'answered')
    .map(({ complaintId, steps }) => () => {
      const isSettled = steps.length > 3 || world.maybe(0.6);
      return world.call('replyToAnswer', { storeId, complaintId, isSettled }, ownerOf(world, storeId));
    });

const follows: Readonly<Record<string, RegExp>> = {
  ask: /^$/,
  answer: /^(ask|escalate|insist)$/,
  escalate: /^(ask|insist)$/,
  insist: /^answer$/,
  close: /^answer$/,
};

/** Everybody speaks in turn, and nothing that was said is gone. */
export const spokenOutOfTurn = (world: LivesWorld): string[] =>
  seen(world, complaints).flatMap(({ _id, steps }) => {
    const said = steps.map(({ act }) => act);
    const isInTurn = said.every((act, at) => follows[act]?.test(said[at - 1] ?? ''));
    return isInTurn ? [] : [`complaint: ${_id} was spoken of out of turn: ${said}`];
  });

/** One picture is the proof of one thing. */
export function provenTwice(world: LivesWorld): string[] {
  const shown = [...seen(world, exchanges), ...seen(world, complaints)].flatMap(({ photos }) => photos);
  return shown
    .filter((photo, at) => shown.indexOf(photo) < at)
    .map((photo) => `photo: ${photo} proves two things`);
}
