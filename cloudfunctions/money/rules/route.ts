import type { Role } from '#contracts/role';

type Merchant = { mchid: string; appid: string };

/** The way in which a role is paid. One that nobody configured is a mistake of whoever deployed it. */
export function routeFor<Route extends { for: readonly Role[] }>(
  routes: readonly Route[],
  role: Role,
): Route {
  const found = routes.find((route) => route.for.includes(role));
  if (!found) throw new Error(`PAYOUTS has no route for a ${role}.`);
  return found;
}

/** The way a withdrawal began on; it may have gone from the configuration since. */
export const routeNamed = <Route extends { name: string }>(routes: readonly Route[], name: string) =>
  routes.find((route) => route.name === name);

/** All merchant numbers of a route, beginning at another one for every bill, so that each carries its share. */
export function merchantsInTurn(merchants: readonly Merchant[], outBillNo: string): Merchant[] {
  const first = Number.parseInt(outBillNo.slice(-8), 16) % merchants.length;
  return [...merchants.slice(first), ...merchants.slice(0, first)];
}

/** How long a merchant number without money is left alone before one bill tries it again. */
export function probeAfterMs(tries: number): number {
  const minutes = [1, 5, 15, 60];
  return (minutes[tries] ?? 60) * 60_000;
}
