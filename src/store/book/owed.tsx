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
          trail={<Balance account={account} />}
          label={`和${account.sellerName}的往来账`}
          onTap={() => open('account', { sellerId: account.sellerId })}
        >
          {account.overdue ? <Status standing="warn" word="超期，先结清才能再记账" /> : null}
        </Row>
      ))}
    </>
  );
}

function Balance({ account }: { account: Account }) {
  const back = owedBack(account);
  return back ? <Money fen={back} /> : <Money fen={account.owed} way="owed" />;
}

/** A seller who lends nothing and has nothing open has no line. */
const isOpen = ({ owed, limit, inFavour }: Account) => owed > 0 || limit > 0 || inFavour !== undefined;

const owedBack = ({ owed, inFavour }: Account) => (owed === 0 ? inFavour : undefined);

const words = (account: Account): string => {
  const { dueDay, limit } = account;
  if (owedBack(account)) return '该退您的，下次收货先抵掉';
  return dueDay ? `${dayWord(dueDay, dayOf(now()))}前结` : `额度 ¥${shortYuan(limit)}`;
};
