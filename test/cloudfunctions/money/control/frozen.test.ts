import { audits } from '../../../../cloudfunctions/money/control/audit';
import type { PayWorld } from '../../../../cloudfunctions/money/money-world';
import { askAboutOpenPayouts, payout } from '../../../../cloudfunctions/money/payout/payout';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import { anna, bo } from '../../../operators';
import { type Controlled, onAControlledDay, problemOf, why } from '../payout/controlled';
import { expectSoundBooks, type Payday, repWith } from '../payout/payday';

let day: Payday;
let li: Seat;
let on: Controlled;
onAControlledDay((opened) => {
  ({ day, li, on } = opened);
});

const merchant = 'merchant:1900000109';

test('a merchant number sends nothing new; what is open is still asked about and may end', async () => {
  const { withdrawalId: open } = await on.wish(100);
  await on.take(open);
  const zhang = await repWith(day.world, 500);
  const { withdrawalId } = await on.wish(100, day.world, zhang);
  await on.stop(merchant);
  expect(await problemOf(on.take(withdrawalId, zhang))).toEqual({ code: 'payouts_frozen', facts: {} });
  expect(day.withdrawal(withdrawalId).payout.state).toBe('asked');
  day.levers.confirm({ outBillNo: day.billOf(open), openid: li.openid });
  expect((await payout(day.world, { withdrawalId: open }, li)).payout.state).toBe('paid');
  await on.thaw(merchant);
  expect((await on.take(withdrawalId, zhang)).withdrawal.payout.state).toBe('waiting');
});

test('a person takes out nothing and collects nothing new; what they earn goes on', async () => {
  const { withdrawalId } = await on.wish(100);
  await on.stop(`person:${li.personId}`);
  expect(await problemOf(on.take(withdrawalId))).toMatchObject({ code: 'payouts_frozen' });
  const zhang = await repWith(day.world, 500);
  await on.stop(`person:${zhang.personId}`);
  expect(await problemOf(on.wish(100, day.world, zhang))).toMatchObject({ code: 'payouts_frozen' });
  await on.thaw(`person:${zhang.personId}`);
  await on.wish(100, day.world, zhang);
});

test('a freeze at any moment of a collect stops it or comes after it; nothing new is sent later, and it all ends once thawed', async () => {
  for (let at = 0; at < 6; at++) {
    const seat = await repWith(day.world, 500);
    const { withdrawalId } = await on.wish(100, day.world, seat);
    const { updateIf, find } = day.world.db;
    let steps = 0;
    let isStopped = false;
    let sentAfter = 0;
    const maybeStop = async () => {
      if (steps++ === at) {
        await on.stop(merchant);
        isStopped = true;
      }
    };
    const world: PayWorld = {
      ...day.world,
      db: {
        ...day.world.db,
        find: async (...given: Parameters<typeof find>) => {
          await maybeStop();
          return find(...given) as never;
        },
        updateIf: async (...given: Parameters<typeof updateIf>) => {
          await maybeStop();
          return updateIf(...given);
        },
      },
      pay: {
        ...day.world.pay,
        sendTransfer: (frozen) => {
          if (isStopped) sentAfter++;
          return day.world.pay.sendTransfer(frozen);
        },
      },
    };
    await problemOf(on.take(withdrawalId, seat, world));
    day.clock.advance(31_000);
    await payout(world, { withdrawalId }, seat);
    expect({ at, sentAfter }).toEqual({ at, sentAfter: 0 });
    if (isStopped) await on.thaw(merchant);
    day.clock.advance(31_000);
    await askAboutOpenPayouts(day.world);
    await on.take(withdrawalId, seat);
    expect(day.withdrawal(withdrawalId).payout.state).toBe('waiting');
    await expectSoundBooks(day.world);
  }
});

test('each turn of a switch is remembered with who and why; a turn to where it stands is none', async () => {
  await on.stop(merchant);
  await on.stop(merchant);
  await on.thaw(merchant);
  const acts = day.all(audits).filter(({ of }) => of === merchant);
  expect(acts.slice(-2)).toMatchObject([
    { what: 'freeze', who: anna.personId, why, before: { isFrozen: false }, after: { isFrozen: true } },
    { what: 'unfreeze', who: bo.personId, before: { isFrozen: true }, after: { isFrozen: false } },
  ]);
});

test('what was never frozen cannot thaw, and a campaign nobody knows cannot freeze', async () => {
  expect(await problemOf(on.thaw('person:nobody'))).toMatchObject({ code: 'not_yours' });
  expect(await problemOf(on.stop('task:nothing'))).toMatchObject({ code: 'not_yours' });
});
