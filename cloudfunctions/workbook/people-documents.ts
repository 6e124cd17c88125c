import type { Day } from '#contracts/vocabulary';
import type { Grant } from '../people/identity';
import type { Rep } from '../people/rep';
import { repOn } from '../people/rules/assignment';
import { openingDayOf } from '../people/rules/opening-day';
import type { Seller } from '../people/seller';
import type { Store } from '../people/store';
import { cellOf } from '../place/rules/cell';
import { grouped } from './grouped';
import type { Rows } from './rules/workbook-rows';

export function sellersOf(rows: Rows): Seller[] {
  const drivers = grouped(rows.drivers, ({ sellerId }) => sellerId);
  return rows.sellers.map(({ values: { mchid, payWithinMinutes, ...seller } }) => ({
    ...seller,
    ...(mchid === undefined ? {} : { mchid }),
    ...(payWithinMinutes === undefined ? {} : { payWithinMinutes }),
    drivers: (drivers.get(seller.sellerId) ?? []).map(({ driverId, name, phone }) => ({
      driverId,
      name,
      phone,
    })),
  }));
}

export function grantsOf(rows: Rows, sellers: readonly Seller[]): Map<string, Grant[]> {
  const grants = new Map<string, Grant[]>();
  const grant = (phone: string, given: Grant) => grants.set(phone, [...(grants.get(phone) ?? []), given]);
  for (const { sellerId, name, phone, drivers } of sellers) {
    grant(phone, { role: 'seller', at: sellerId, name });
    for (const driver of drivers)
      grant(driver.phone, {
        role: 'driver',
        at: `${sellerId}.${driver.driverId}`,
        name: driver.name,
        employerName: name,
      });
  }
  for (const { repId, name, phone, employerName } of repsOf(rows))
    grant(phone, { role: 'rep', at: repId, name, employerName });
  return grants;
}

export function repsOf(rows: Rows): Rep[] {
  const nameOf = new Map(rows.sellers.map(({ values }) => [values.sellerId, values.name]));
  return rows.reps.map(({ values: { consentOn, ...rep } }) => ({
    ...rep,
    employerName: nameOf.get(rep.employerId) ?? '',
    ...(consentOn === undefined ? {} : { consentOn }),
  }));
}

export function storesOf(rows: Rows, today: Day): Omit<Store, 'bound'>[] {
  const supply = grouped(rows.supply, ({ storeId }) => storeId);
  const assigned = grouped(rows.assignments, ({ storeId }) => storeId);
  return rows.stores.map(({ values: { openedOn, kind, ...store } }) => {
    const reps = (assigned.get(store.storeId) ?? []).map(({ repId, from, until }) => ({
      repId,
      from,
      ...(until === undefined ? {} : { until }),
    }));
    const repId = repOn(reps, today);
    return {
      ...store,
      cell: cellOf(store),
      supply: (supply.get(store.storeId) ?? []).map(({ line, sellerId }) => ({ line, sellerId })),
      reps,
      ...(repId === undefined ? {} : { repId }),
      ...(kind === 'vending' && { kind }),
      ...(openedOn === undefined ? {} : { openedOn, openingDay: openingDayOf(openedOn) }),
    };
  });
}

export function shelvesOf(rows: Rows, stores: readonly Omit<Store, 'bound'>[]) {
  const repOf = new Map(rows.reps.map(({ values: { repId, name, phone } }) => [repId, { name, phone }]));
  return stores.map(({ storeId, name, tier, supply, repId, kind }) => {
    const rep = repId === undefined ? undefined : repOf.get(repId);
    return { storeId, name, tier, supply, ...(rep ? { rep } : {}), ...(kind && { kind }) };
  });
}
