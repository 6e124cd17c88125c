import type { Input } from '#contracts/call';
import type { RepApi } from '#contracts/rep';
import type { ClaimId, Gtin, Instant } from '#contracts/vocabulary';
import type { NewItem } from '../../shared/outbox/rules';
import type { Draft, Shown } from './draft';

export type Report = Input<RepApi['reportVisit']>;
type Evidence = Report['evidence'][number];

/** What lies in the outbox: the report without its photos' places in the cloud, which the upload tells. */
export type Payload = Omit<Report, 'evidence'> & { evidence: Omit<Evidence, 'photo'>[] };

/** The shape of the payload; a sender that meets another one knows it is older or newer. */
export const payloadVersion = 1;

/** Evidence and photos stand in the same order. The id was made at arrival: sending twice is one visit. */
export function itemOf(draft: Draft, folder: string, leftAt: Instant): NewItem {
  const shown = Object.entries(draft.shown) as [ClaimId, Shown][];
  const payload: Payload = {
    visitId: draft.visitId,
    storeId: draft.storeId,
    arrivedAt: draft.arrivedAt,
    leftAt,
    ...(draft.storeCode && { storeCode: draft.storeCode.slice(0, 64) }),
    evidence: shown.map(([claimId, { takenAt, facings, priceTag }]) => ({
      claimId,
      takenAt,
      facings,
      priceTag: priceTag === true,
    })),
    ...countOf(draft),
  };
  const photos = shown.map(([, { path }], at) => ({ path, to: `${folder}${draft.visitId}-${at}.jpg` }));
  return { id: draft.visitId, kind: 'visit', version: payloadVersion, payload, photos };
}

function countOf({ levels, isCounted }: Draft): Pick<Report, 'count'> {
  const count = (Object.keys(levels) as Gtin[]).flatMap((gtin) => {
    const level = levels[gtin];
    return level === undefined ? [] : [{ gtin, level }];
  });
  return isCounted && count.length > 0 ? { count } : {};
}

export function reportOf(payload: Payload, fileIds: readonly string[]): Report {
  const evidence = payload.evidence.map((each, at) => ({ ...each, photo: fileIds[at] ?? '' }));
  return { ...payload, evidence };
}
