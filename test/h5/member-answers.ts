import type { Output } from '../../contracts/call';
import type { MemberApi } from '../../contracts/member';
import type { ScanResult } from '../../contracts/scan';
import type { Day, Instant } from '../../contracts/vocabulary';

/** A Monday noon of a member who drinks ice tea, as the member's door would tell it. */
export const now = Date.parse('2026-11-23T04:20:00Z');

export const member = { role: 'member', at: '', name: '' };

const day = (date: string) => date as Day;
const at = (words: string) => Date.parse(words) as Instant;
const product = { name: '冰红茶 500ml', producedOn: day('2026-08-02'), bestBefore: day('2027-05-01') };

/** Every way a scan can come out. */
export const results = {
  points: {
    result: 'points',
    points: 10,
    balance: 1260,
    expiresOn: day('2027-12-31'),
    product,
    again: false,
  },
  again: { result: 'points', points: 10, balance: 1260, expiresOn: day('2027-12-31'), product, again: true },
  used: { result: 'used', usedAt: at('2026-08-03T06:20:00Z'), product },
  not_on_market: { result: 'not_on_market', kept: true },
  case_code: { result: 'case_code' },
  not_recognised: { result: 'not_recognised' },
  not_ours: { result: 'not_ours' },
} as const satisfies Record<ScanResult['result'] | 'again', ScanResult>;

export const points: Output<MemberApi['points']> = {
  balance: 1260,
  lots: [
    { left: 120, expiresOn: day('2026-12-20') },
    { left: 1140, expiresOn: day('2027-12-31') },
  ],
  changes: ['2026-11-23T04:18:00Z', '2026-11-21T11:02:00Z', '2026-10-04T09:40:00Z'].map((when) => ({
    at: at(when),
    points: 10,
    cause: { kind: 'scan', product: '冰红茶 500ml' },
    expiresOn: day('2027-12-31'),
  })),
  kept: 2,
};
