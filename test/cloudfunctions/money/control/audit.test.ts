import { approve, decline } from '../../../../cloudfunctions/money/control/approval';
import { audits, auditsBefore } from '../../../../cloudfunctions/money/control/audit';
import { freeze, unfreeze } from '../../../../cloudfunctions/money/control/switches';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import type { SwitchId } from '../../../../contracts/control';
import type { Instant } from '../../../../contracts/vocabulary';
import { anna } from '../../../operators';
import { fen } from '../../../test-cloud';
import { newWithdrawalId, openPayday, type Payday, repWith } from '../payout/payday';

let day: Payday;
beforeAll(async () => {
  day = await openPayday();
});
afterAll(() => day.close());

const merchant = 'merchant:1900000109' as SwitchId;
const switching = () => ({ ...day.world, noteSwitch: async () => undefined });
const stop = (why: string) => freeze(switching(), { switchId: merchant, why }, anna);
const goOn = (why: string) => unfreeze(switching(), { switchId: merchant, why }, anna);

test('what people did to money is told, the latest first, all of it or one record’s', async () => {
  await stop('查一查');
  await freeze(switching(), { switchId: 'person:li' as SwitchId, why: '号被盗' }, anna);
  await goOn('查过了');
  const all = await auditsBefore(day.world, {});
  expect(all.audits.map(({ what, of, why }) => [what, of, why])).toEqual([
    ['unfreeze', merchant, '查过了'],
    ['freeze', 'person:li', '号被盗'],
    ['freeze', merchant, '查一查'],
  ]);
  const { audits: ofOne } = await auditsBefore(day.world, { of: 'person:li' });
  expect(ofOne).toEqual([
    {
      what: 'freeze',
      of: 'person:li',
      why: '号被盗',
      who: 'anna',
      role: 'operator',
      at: expect.any(Number),
      before: { isFrozen: false },
      after: { isFrozen: true },
    },
  ]);
});

test('a long trail is read page by page, and no act is told twice or left out', async () => {
  for (let turn = 0; turn < 35; turn++) {
    await stop(`停 ${turn}`);
    await goOn(`走 ${turn}`);
  }
  const read: string[] = [];
  let before: Instant | undefined;
  for (let isMore = true; isMore; ) {
    const page = await auditsBefore(day.world, { of: merchant, before });
    read.push(...page.audits.map(({ why }) => why));
    before = page.audits.at(-1)?.at;
    isMore = page.more;
  }
  expect(read.slice(0, 70)).toEqual(
    Array.from({ length: 35 }, (_, at) => [`走 ${34 - at}`, `停 ${34 - at}`]).flat(),
  );
  expect(new Set(read).size).toBe(read.length);
});

test('an act that is rolled back leaves no trace, and one that is done always leaves one', async () => {
  const li = await repWith(day.world, 1_000);
  const world = { ...day.world, terms: { ...day.world.terms } };
  world.terms.controls = { ...world.terms.controls, approvalFrom: fen(100) };
  const withdrawalId = newWithdrawalId();
  await withdraw(world, { withdrawalId, amount: fen(500) }, li);
  const trail = () => day.all(audits).filter(({ of }) => of === `withdrawal:${withdrawalId}`);
  const dying = { ...day.world, noteMove: () => Promise.reject(new Error('died')) };
  await expect(decline(dying, { withdrawalId, why: '不对' }, anna)).rejects.toThrow('died');
  expect(trail()).toEqual([]);
  await approve(day.world, { withdrawalId, why: '核对过' }, anna);
  await expect(approve(day.world, { withdrawalId, why: '再来' }, anna)).rejects.toThrow();
  expect(trail()).toMatchObject([{ what: 'approve', why: '核对过' }]);
});
