import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { Output } from '#contracts/call';
import type { MemberApi } from '#contracts/member';
import type { Role } from '#contracts/role';
import { clientOf } from '../cloud';
import { keep, kept } from '../phone/storage';

export type Seat = Output<MemberApi['whoAmI']>['seats'][number];
export type Audience = 'store' | 'rep' | 'member' | 'seller';

type SeatWords = { audience: Audience; word: string };

/** An operator's screens are the brand's own panel; here an operator is a member like anyone. */
const seatWords: Record<Role, SeatWords> = {
  owner: { audience: 'store', word: '店主' },
  clerk: { audience: 'store', word: '店员' },
  rep: { audience: 'rep', word: '业务员' },
  seller: { audience: 'seller', word: '经销商' },
  driver: { audience: 'seller', word: '送货' },
  member: { audience: 'member', word: '会员' },
  operator: { audience: 'member', word: '会员' },
};

const memberCloud = clientOf<MemberApi>('member');

export const wordsOf = (seat: Seat) => seatWords[seat.role];

export const keptSeats = () => kept<Seat[]>('seats') ?? [];
export const lastSeat = () => kept<Seat>('seat');

/** In which seat an audience's screens act: the one last taken while it is held, else the first; none for a stranger. */
export function seatOf(audience: Audience, seats: readonly Seat[] = keptSeats()): Seat | undefined {
  const own = seats.filter((seat) => seat.at !== '' && wordsOf(seat).audience === audience);
  const last = lastSeat();
  return (last && own.find((seat) => isSame(seat, last))) ?? own[0];
}

export const isSame = (a: Seat, b: Seat) => a.role === b.role && a.at === b.at;

export const useSeatOf = (audience: Audience): Seat | undefined => seatOf(audience, useSeats());

/** Asked once while the app lives; whoever changes it (a store was bound) asks again. */
let asked: Promise<Seat[]> | undefined;

/** Who WeChat says this is; what was known last time is there at once. */
export function useSeats(): readonly Seat[] {
  const [seats, setSeats] = useState(keptSeats);
  useEffect(() => {
    (asked ?? askSeats()).then(setSeats, () => undefined);
  }, []);
  return seats;
}

export function askSeats(): Promise<Seat[]> {
  asked = memberCloud
    .whoAmI({})
    .then((answered) => (answered.ok ? keepSeats(answered.value.seats) : keptSeats()));
  asked.catch(() => {
    asked = undefined;
  });
  return asked;
}

/** A sign-in says itself who one is now. */
export function keepSeats(seats: Seat[]): Seat[] {
  keep('seats', seats);
  asked = Promise.resolve(seats);
  return seats;
}

/**
 * A seat is taken with one tap and remembered; the page it opens is the only one on the stack. One just given by the
 * cloud counts as held, though the network may have ended before the list of all could be asked for.
 */
export function takeSeat(seat: Seat, query = ''): Promise<unknown> {
  const held = keptSeats();
  if (seat.at !== '' && !held.some((each) => isSame(each, seat))) keep('seats', [...held, seat]);
  keep('seat', seat);
  return Taro.reLaunch({ url: `/${wordsOf(seat).audience}/home/home${query}` });
}
