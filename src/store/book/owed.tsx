import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import { shortYuan } from '../../shared/money';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import { dayOf, dayWord, now } from '../../shared/time';
import { open } from '../go';

type Account = Output<StoreApi['rebate']>['owed'][number];

/** What is owed to whom and until when; late is a word and a shape, never a red number. */
export function Owed({ owed }: { owed: readonly Account[] }) {
  return (
    <>
      {owed.filter(isOpen).map((account) => (
        <Row
          key={account.sellerId}
          title={account.sellerName}
          below={words(account)}
          trail={<Money fen={account.owed} way="owed" />}
          label={`和${account.sellerName}的往来账`}
          onTap={() => open('account', { sellerId: account.sellerId })}
        >
          {account.overdue ? <Status standing="warn" word="超期，先结清才能再记账" /> : null}
        </Row>
      ))}
    </>
  );
}

/** A seller who lends nothing and is owed nothing has no line. */
const isOpen = ({ owed, limit }: Account) => owed > 0 || limit > 0;

const words = ({ dueDay, limit }: Account): string =>
  dueDay ? `${dayWord(dueDay, dayOf(now()))}前结` : `额度 ¥${shortYuan(limit)}`;
