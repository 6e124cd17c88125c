import { Text } from '@tarojs/components';
import type { Output } from '#contracts/call';
import type { RepApi } from '#contracts/rep';
import { Card } from '../../shared/parts/card';
import { Earlier } from '../../shared/parts/earlier';
import { useCall } from '../../shared/use-call';
import { usePages } from '../../shared/use-pages';
import { ClaimRow } from '../parts/claim-row';
import type { Claim } from '../parts/claim-words';
import { repCloud } from '../rep-cloud';
import { repWords } from '../words';

type Page = Output<RepApi['claims']>;

/** What was claimed and where it stands, the newest first; silent while there is nothing. */
export function MyClaims() {
  const known = useCall<RepApi['claims']>('rep.claims', () => repCloud.claims({}));
  const { rows, ...pages } = usePages<RepApi['claims'], Claim>(known.value, {
    rowsOf: ({ claims }: Page) => claims,
    hasMore: (page: Page) => page.more,
    momentOf: ({ claimedAt }) => claimedAt,
    before: (moment) => repCloud.claims({ before: moment }),
  });
  if (rows.length === 0) return null;
  return (
    <Card>
      <Text className="t22">我领的</Text>
      {rows.map((claim) => (
        <ClaimRow key={claim.claimId} claim={claim} where />
      ))}
      <Earlier pages={pages} words={repWords} />
    </Card>
  );
}
