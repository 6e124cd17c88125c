import { useState } from 'react';
import type { StoreApplicationId } from '#contracts/vocabulary';
import { newId } from '../../shared/ids';
import { keep, kept } from '../../shared/phone/storage';

/** What was filled in so far. Its id is kept with it, so that sending it again after a lost answer is the same application. */
export type Draft = {
  applicationId: StoreApplicationId;
  name: string;
  address: string;
  place?: { latitude: number; longitude: number };
  licence: string;
  /** Where the photo of the door lies on this phone. */
  photos: string[];
};

const keepAs = 'application-draft';

export function useDraft() {
  const [draft, setDraft] = useState<Draft>(() => kept<Draft>(keepAs) ?? emptyDraft());
  const change = (changed: Partial<Draft>) => {
    const next = { ...draft, ...changed };
    keep(keepAs, next);
    setDraft(next);
  };
  /** What was said stays for the next time, should the answer be no; but that will be another application. */
  const startNext = () => keep(keepAs, { ...draft, applicationId: newId() });
  return { draft, change, startNext };
}

const emptyDraft = (): Draft => ({
  applicationId: newId() as StoreApplicationId,
  name: '',
  address: '',
  licence: '',
  photos: [],
});

/** The first thing that is missing, as the button says it; nothing when all is there. */
export function missingIn({ name, address, place, licence, photos }: Draft): string | undefined {
  if (name.trim().length < 2) return '先写店名';
  if (!place) return '先在地图上点一下';
  if (address.trim().length < 4) return '先写地址';
  if (photos.length === 0) return '先拍门头照';
  return licence === '' || isLicence(licence) ? undefined : '执照号不对，改一下或不填';
}

export const isLicence = (typed: string) => /^([0-9A-Z]{18}|\d{15})$/.test(typed);
