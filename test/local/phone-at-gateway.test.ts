import type { MemberApi } from '../../contracts/member';
import { json, listen } from '../../local/cloudbase/wire';
import { callsOf, phoneAt } from '../../local/phone-at-gateway';

/** A gateway of which only the answers matter, one after another. */
async function answering(...answers: object[]) {
  const server = await listen(0, async ({ path }) =>
    json(path.startsWith('/auth/') ? { access_token: 'x' } : (answers.shift() ?? { broken: 'nothing left' })),
  );
  const origin = `http://127.0.0.1:${server.port}`;
  const whoAmI = async () => callsOf<MemberApi>(await phoneAt(origin, 'wang'), 'member')('whoAmI', {});
  return { ...server, origin, whoAmI, left: () => answers.length };
}

test('whoever gets no answer on a slow machine asks again, three times in all; a no is not asked twice', async () => {
  const broken = { broken: 'socket hang up' };
  const slow = await answering(broken, broken, { value: { seats: [] } });
  expect(await slow.whoAmI()).toEqual({ seats: [] });
  await slow.close();

  const dead = await answering(broken, broken, broken, { value: { seats: [] } });
  await expect(dead.whoAmI()).rejects.toThrow('member.whoAmI: {"broken":"socket hang up"}');
  expect(dead.left()).toBe(1);
  await dead.close();

  const strict = await answering({ problem: { code: 'not_yours', facts: {} } }, { value: { seats: [] } });
  await expect(strict.whoAmI()).rejects.toThrow('not_yours');
  expect(strict.left()).toBe(1);
  await strict.close();
});

test('a connection rests longer than the 4.8 seconds for which the SDK keeps it, however late its timer', async () => {
  const server = await answering();
  const { headers } = await fetch(server.origin);
  expect(headers.get('keep-alive')).toBe('timeout=60');
  await server.close();
});
