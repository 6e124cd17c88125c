import { killPayouts } from './kill-payouts';

const KILLS = 20;
jest.setTimeout(240_000);

test(`the paying process is killed at ${KILLS} steps of a payout, and whoever comes after it pays every fen once`, async () => {
  const { killed, wrong } = await killPayouts(KILLS);
  expect(wrong).toEqual([]);
  expect(killed).toBe(KILLS);
});
