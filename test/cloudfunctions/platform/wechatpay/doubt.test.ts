import { verify } from 'node:crypto';
import { freeze, li, mchid, openWorld, type World } from './world';

/** What WeChat Pay may do to an answer on its way; none of it may be taken for a yes or a no. */
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.closeAll());
beforeEach(() => {
  world.levers.clearFaults({});
  world.clock.ms += 60_000;
});

const forms = [
  ['forged', 'bad_signature'],
  ['bad_signature', 'bad_signature'],
  ['stale', 'clock_skew'],
  ['unsigned', 'missing_headers'],
] as const;

test.each(forms)('an answer to a creation that is %s proves nothing', async (kind, why) => {
  const frozen = await freeze(world);
  world.levers.fault({ on: 'create', kind });
  expect(await world.client.sendTransfer(frozen)).toMatchObject({ kind: 'unknown', why });
  expect(await world.client.queryTransfer(frozen)).toMatchObject({ bill: { state: 'WAIT_USER_CONFIRM' } });
});

test.each(forms)('an answer to a query that is %s proves nothing', async (kind, why) => {
  const frozen = await freeze(world);
  await world.client.sendTransfer(frozen);
  world.levers.fault({ on: 'query', kind });
  expect(await world.client.queryTransfer(frozen)).toMatchObject({ kind: 'unknown', why });
});

test('a no that is not signed is not a no', async () => {
  const frozen = await freeze(world);
  world.levers.fault({ on: 'query', kind: 'unsigned' });
  expect(await world.client.queryTransfer(frozen)).toMatchObject({ kind: 'unknown', why: 'missing_headers' });
});

test('silence before and after WeChat acted looks the same; a query tells them apart', async () => {
  const [before, after] = await Promise.all([freeze(world), freeze(world)]);
  world.levers.fault({ on: 'create', kind: 'drop_before', match: { outBillNo: before.outBillNo } });
  world.levers.fault({ on: 'create', kind: 'drop_after', match: { outBillNo: after.outBillNo } });
  expect(await world.client.sendTransfer(before)).toMatchObject({ kind: 'unknown', why: 'cut_off' });
  expect(await world.client.sendTransfer(after)).toMatchObject({ kind: 'unknown', why: 'cut_off' });
  expect(await world.client.queryTransfer(before)).toMatchObject({ kind: 'refused', code: 'NOT_FOUND' });
  expect(await world.client.queryTransfer(after)).toMatchObject({ bill: { state: 'WAIT_USER_CONFIRM' } });
});

test('after silence the same bytes bring the page for the rep back', async () => {
  const frozen = await freeze(world);
  world.levers.fault({ on: 'create', kind: 'drop_after' });
  await world.client.sendTransfer(frozen);
  const again = await world.client.sendTransfer(frozen);
  if (again.kind !== 'accepted') throw new Error('not accepted');
  expect(world.levers.confirm({ package: again.bill.packageInfo ?? '', openid: li }).errMsg).toContain('ok');
});

test('an error of WeChat after it acted is unknown, and the bill is found', async () => {
  const frozen = await freeze(world);
  world.levers.fault({ on: 'create', kind: 'error_after' });
  expect(await world.client.sendTransfer(frozen)).toMatchObject({ kind: 'unknown', why: 'server_error' });
  expect(await world.client.queryTransfer(frozen)).toMatchObject({ bill: { state: 'WAIT_USER_CONFIRM' } });
});

test('an answer that comes too late is unknown', async () => {
  const frozen = await freeze(world);
  world.levers.fault({ on: 'create', kind: 'delay', ms: 600 });
  const hasty = world.connect({ timeoutMs: 200 });
  expect(await hasty.sendTransfer(frozen)).toMatchObject({ kind: 'unknown', why: 'timed_out' });
  expect(await world.client.queryTransfer(frozen)).toMatchObject({ kind: 'accepted' });
});

test('when nobody listens we know that nothing was sent', async () => {
  const deaf = world.connect({ baseUrl: 'http://127.0.0.1:1' });
  expect(await deaf.sendTransfer(await freeze(world))).toMatchObject({ kind: 'unknown', why: 'not_sent' });
});

test('too many requests are refused by name and change nothing', async () => {
  const frozen = await freeze(world);
  world.levers.fault({ on: 'create', kind: 'rate_limited' });
  expect(await world.client.sendTransfer(frozen)).toMatchObject({
    kind: 'refused',
    code: 'FREQUENCY_LIMITED',
  });
  expect(await world.client.queryTransfer(frozen)).toMatchObject({ code: 'NOT_FOUND' });
});

test('a clock that is five minutes slow is refused as such', async () => {
  const frozen = await freeze(world);
  const slow = world.connect({ now: () => world.clock.ms - 400_000 });
  // The answer's own time is out of range too, so even this refusal is not believed.
  expect(await slow.sendTransfer(frozen)).toMatchObject({ kind: 'unknown', why: 'clock_skew' });
  expect(await world.client.queryTransfer(frozen)).toMatchObject({ code: 'NOT_FOUND' });
});

test('a true answer about another bill is not an answer', async () => {
  const [one, two] = await Promise.all([freeze(world), freeze(world)]);
  await world.client.sendTransfer(one);
  await world.client.sendTransfer(two);
  const query = world.asked.at(-1);
  if (!query) throw new Error('nothing was asked');
  const answer = await world.handle(query);
  if (answer === 'dropped') throw new Error('dropped');
  const replaying = world.connect({
    exchange: async () => ({ kind: 'answer', status: 200, headers: answer.headers, rawBody: answer.body }),
  });
  expect(await replaying.sendTransfer(two)).toMatchObject({ kind: 'accepted' });
  expect(await replaying.sendTransfer(one)).toMatchObject({ kind: 'unknown', why: 'another_bill' });
});

test('what is kept of an answer proves it again', async () => {
  const frozen = await freeze(world);
  await world.client.sendTransfer(frozen);
  const queried = await world.client.queryTransfer(frozen);
  if (queried.kind !== 'accepted') throw new Error('not accepted');
  const { evidence } = queried;
  const signed = `${evidence.timestamp}\n${evidence.nonce}\n${evidence.body}\n`;
  const pem = world.merchantSetup().find((setup) => setup.mchid === mchid)?.publicKey?.pem ?? '';
  expect(verify('RSA-SHA256', Buffer.from(signed), pem, Buffer.from(evidence.signature, 'base64'))).toBe(
    true,
  );
});
