import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import { dayOf, dayWord, now } from '../../shared/time';
import { type Claim, claimStatus } from './claim-words';

/** One claimed task and where it stands; `where` names the store when it is not plain from above. */
export function ClaimRow({ claim, where = false }: { claim: Claim; where?: boolean }) {
  const { taskName, storeName, standard, reward, endsAt, state } = claim;
  const isOpen = state === 'claimed' || state === 'failed';
  const until = isOpen ? `${dayWord(dayOf(endsAt), dayOf(now()))}前拍 · ` : '';
  return (
    <Row
      title={where ? `${storeName} · ${taskName}` : taskName}
      below={isOpen ? `${until}${standard}` : undefined}
      trail={<Money fen={reward} way="in" />}
    >
      {state === 'claimed' ? null : <Status {...claimStatus(claim)} />}
    </Row>
  );
}
