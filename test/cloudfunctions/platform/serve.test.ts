import { noteTransfer } from '../../../cloudfunctions/goods/note-transfer';
import { bindStore } from '../../../cloudfunctions/people/binding';
import { seatOf } from '../../../cloudfunctions/people/identity';
import { whoAmI } from '../../../cloudfunctions/people/sign-in';
import { serve } from '../../../cloudfunctions/platform/serve';
import { memberApi } from '../../../contracts/member';
import { storeApi } from '../../../contracts/store';
import { openFirstShop } from '../../first-shop';
import { openTestCloud, type TestCloud } from '../../test-cloud';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await openTestCloud();
  await openFirstShop(cloud);
});
afterEach(() => cloud.close());

/** Two true calls of a true contract, behind a door that knows who stands before it. */
const door = () => {
  return serve({
    api: { whoAmI: memberApi.whoAmI, bindStore: storeApi.bindStore },
    handlers: { whoAmI, bindStore },
    world: () => ({ ...cloud.world, noteTransfer }),
    seatOf,
    callerOf: () => ({ openid: 'o-mei-13800000008' }),
  });
};

test('a call leaves one line: what, who by id, the answer, how long and how many database calls, and nothing personal', async () => {
  const lines: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  const call = door();
  const measured = [
    await cloud.callsOf(() => call({ call: 'whoAmI', input: {} }, {})),
    await cloud.callsOf(() => call({ call: 'bindStore', input: { code: '123456' } }, {})),
    await cloud.callsOf(() => call({ call: 'bindStore', input: { code: 'x' } }, {})),
  ];
  write.mockRestore();
  const logged = lines.map((line) => JSON.parse(line));
  expect(logged.map(({ call: name, as, answer, calls }) => [name, as, answer, calls])).toEqual([
    ['whoAmI', 'member', 'value', measured[0]],
    ['bindStore', 'member', 'code_unknown', measured[1]],
    ['bindStore', undefined, 'bad_input', 0],
  ]);
  expect(measured[1]).toBeGreaterThan(4);
  expect(lines.join()).not.toMatch(/o-mei|13800000008|123456/);
});
